/** What is collected while one Word document is written: the numbering of its lists. */
import { AlignmentType, LevelFormat } from 'docx';
import type { ILevelsOptions, INumberingOptions } from 'docx';
import type { Language } from '../../../domain/lists.ts';
import type { List } from '../../document.ts';
import type { Piece } from '../piece.ts';

export type Writing = {
  language: Language;
  lists: INumberingOptions['config'][number][];
  piece: Pick<Piece, 'pictures' | 'language'>;
};

/** Word has nine levels. */
export const LEVELS = 9;
const BULLETS = ['•', '◦', '▪'];
/** Twentieths of a point. */
const INDENT = 420;

export const startWriting = (language: Language): Writing => ({
  language,
  lists: [],
  piece: { pictures: [], language },
});

/** Each list counts by itself: the name of a numbering of its own, which begins where the list does. */
export function numberingOf({ lists }: Writing, { ordered, start }: List): string {
  const reference = `list-${lists.length + 1}`;
  const levels = Array.from({ length: LEVELS }, (_, level): ILevelsOptions => ({
    level,
    start,
    format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: ordered ? `%${level + 1}.` : (BULLETS[level % BULLETS.length] ?? '•'),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } },
  }));
  lists.push({ reference, levels });
  return reference;
}

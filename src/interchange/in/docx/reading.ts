/** What is known and collected while one Word document is read. */
import type { Dropped, Picture } from '../../document.ts';
import { createPicture, missingPicture } from '../pictures.ts';
import { parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';
import type { Package, Part } from './package.ts';
import { readNumbering } from './numbering.ts';
import type { Numbering } from './numbering.ts';
import { readStyles } from './styles.ts';
import type { Styles } from './styles.ts';

export type NoteKind = 'footnote' | 'endnote';

export type Reading = {
  part: Part;
  styles: Styles;
  numbering: Numbering;
  acceptChanges: boolean;
  /** Number of places where a reviewer changed the text. */
  changes: number;
  dropped: Dropped[];
  pictures: Picture[];
  notes: { kind: NoteKind; id: string }[];
  /** Place of a picture among the pictures, by its relation. */
  picture: (relation: string, alt: string) => number;
  /** Number of a note, counted through in order of first mention; null for one without an id. */
  note: (kind: NoteKind, id: string) => number | null;
  /** Another part that this one points to. */
  partOf: (relation: string) => XmlElement | null;
  within: (part: Part) => Reading;
};

export function startReading(input: { opened: Package; acceptChanges: boolean }): Reading {
  const { opened, acceptChanges } = input;
  const pictures: Picture[] = [];
  const reading: Reading = {
    part: opened.document,
    styles: readStyles(opened.part('styles')?.root),
    numbering: readNumbering(opened.part('numbering')?.root),
    acceptChanges,
    changes: 0,
    dropped: [],
    pictures,
    notes: [],
    picture(relation, alt) {
      const found = this.part.relations.get(relation);
      const bytes = found && !found.isExternal ? opened.file(found.target) : undefined;
      const origin = found?.target ?? '';
      pictures.push(bytes ? createPicture({ bytes, alt, origin }) : missingPicture({ alt, origin }));
      return pictures.length - 1;
    },
    note(kind, id) {
      if (id === '') return null;
      const at = this.notes.findIndex((note) => note.kind === kind && note.id === id);
      return at >= 0 ? at + 1 : this.notes.push({ kind, id });
    },
    partOf(relation) {
      const target = this.part.relations.get(relation)?.target ?? '';
      const bytes = opened.file(target);
      return bytes ? parseXml(bytes, target) : null;
    },
    within(part) {
      // Shares everything but the part whose relations count.
      return Object.assign(Object.create(this) as Reading, { part });
    },
  };
  return reading;
}

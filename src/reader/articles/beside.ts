/** include=suggestions: what else might be asked than `q` as it stands. */
import type { z } from 'zod';
import type { ArchiveReader, ArticlePage } from '../../archive/ArchiveStore.ts';
import { readCards } from '../../archive/cardBytes.ts';
import { datesIn } from '../../domain/words/dateWords.ts';
import type { besideListSchema } from '../suggest/schema.ts';

/** Articles on the first page that are so few that something else may have been meant. */
const LITTLE = 3;
const ENTITIES = 5;

type Asked = { store: ArchiveReader; text: string | null; page: ArticlePage; isFirst: boolean };

export async function besideList({ store, text, page, isFirst }: Asked): Promise<z.output<typeof besideListSchema>> {
  if (text === null) return { spelling: null, dates: null, entities: [] };
  const isLittle = isFirst && page.next === null && readCards(page.cards).length < LITTLE;
  const [spelling, offered] = await Promise.all([
    isLittle ? store.guess(text) : null,
    store.suggest({ text, limit: 2 * ENTITIES }),
  ]);
  const entities = offered.filter(({ kind }) => kind !== 'article').slice(0, ENTITIES);
  return { spelling, dates: datesIn(text), entities };
}

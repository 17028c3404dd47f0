/** What may have been meant where little was found: by words of the newest articles, of names and of the trade. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { addTerm, addWords, correct, emptyVocabulary } from '../../../search/spelling.ts';
import type { Vocabulary } from '../../../search/spelling.ts';
import { toPhrase } from '../../../search/query.ts';
import type { Connection } from '../../connection.ts';
import type { Reading } from '../reading.ts';
import { readSynonyms } from '../../synonymTable.ts';
import { FIRST_SYNONYMS } from '../../../../domain/synonyms.ts';
import { termMark } from '../../write/searchIndex.ts';
import { ALL } from '../../termTable.ts';

/** Articles whose words are known, and how many are read at a time. */
const ARTICLES = 2000;
const SLICE = 50;
/** Milliseconds for which the words are good, whatever is written meanwhile. */
const GOOD_FOR = 300_000;

export type VocabularyCache = (reading: Pick<Reading, 'terms'>) => Promise<Vocabulary>;

/** @returns the query as it may have been meant; null where every word is known, or nothing is near */
export async function guess(reading: Reading, text: string): Promise<string | null> {
  const { connection } = reading;
  const vocabulary = await reading.vocabulary(reading);
  const has = connection.sql<[number]>('SELECT rowid FROM search WHERE search MATCH ? LIMIT 1');
  const isKnown = (word: string) => {
    const tokens = toPhrase(word)?.tokens.join(' ');
    return tokens === undefined || has.get(`"${tokens}" AND "${termMark(ALL)}"`) !== undefined;
  };
  return correct(text, vocabulary, isKnown);
}

export function openVocabulary(connection: Connection): VocabularyCache {
  let known: { vocabulary: Promise<Vocabulary>; at: number } | null = null;
  return ({ terms }) => {
    if (!known || performance.now() - known.at > GOOD_FOR) {
      known = { vocabulary: readVocabulary(connection, terms), at: performance.now() };
    }
    return known.vocabulary;
  };
}

async function readVocabulary(connection: Connection, terms: Reading['terms']): Promise<Vocabulary> {
  const vocabulary = emptyVocabulary();
  for (const row of readSynonyms(connection) ?? FIRST_SYNONYMS) for (const term of row) addTerm(vocabulary, term);
  let count = 0;
  for (const { kind, names, aliases } of [...terms.all()]) {
    if (kind === 'all' || kind === 'language') continue;
    for (const name of [...Object.values(names), ...aliases]) if (name) addTerm(vocabulary, name);
    if (++count % SLICE === 0) await nextTurn();
  }
  const slice = connection.sql<[number, Buffer]>('SELECT key, text FROM texts WHERE key < ? ORDER BY key DESC LIMIT ?');
  for (let before = Number.MAX_SAFE_INTEGER, read = 0; read < ARTICLES; read += SLICE) {
    const rows = slice.all(before, SLICE);
    for (const [, text] of rows) addWords(vocabulary, text.toString());
    before = rows.at(-1)?.[0] ?? 0;
    if (rows.length < SLICE) break;
    await nextTurn();
  }
  return vocabulary;
}

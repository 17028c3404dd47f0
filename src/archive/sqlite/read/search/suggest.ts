/** What begins as the reader types: people, companies and other entities by any of their names, then titles. */
import type { Suggestion } from '../../../ArchiveStore.ts';
import type { Language } from '../../../../domain/lists.ts';
import { ENTITY_KINDS } from '../../../../domain/lists.ts';
import type { EntityKind } from '../../../../domain/lists.ts';
import { nameKey } from '../../../search/names.ts';
import { parseSearchQuery } from '../../../search/query.ts';
import { placeMark } from '../../write/searchIndex.ts';
import type { Reading } from '../reading.ts';

type Asked = { text: string; limit: number };

/** Entities take at most half of the places where there are titles for the rest. */
export function suggest({ connection, names }: Reading, { text, limit }: Asked): Suggestion[] {
  const key = nameKey(text);
  const titles = key === '' ? [] : suggestTitles({ connection }, { text, limit });
  const entities = key === '' ? [] : names().complete(key, limit);
  const shown = entities.slice(0, Math.max(limit - titles.length, Math.ceil(limit / 2)));
  const found = shown.flatMap(({ kind, slug, name, names }): Suggestion[] =>
    isEntityKind(kind) ? [{ kind, slug, name: name ?? slug, names }] : [],
  );
  return [...found, ...titles].slice(0, limit);
}

const isEntityKind = (kind: string): kind is EntityKind => (ENTITY_KINDS as readonly string[]).includes(kind);

/** Words of a title looked at, at most. */
const WORDS_MAX = 6;

/** The newest with all words in their title; the last word may be the beginning of one. */
function suggestTitles({ connection }: Pick<Reading, 'connection'>, { text, limit }: Asked): Suggestion[] {
  const marks = marksOf(text.normalize('NFC'));
  if (marks.length === 0) return [];
  return connection
    .sql<[string, string, Language]>(
      `SELECT a.slug, a.card ->> '$.title', a.card ->> '$.language' FROM (
         SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?
       ) AS s CROSS JOIN articles AS a ON a.key = s.rowid`,
    )
    .all(marks.join(' AND '), limit)
    .map(([slug, name, language]) => ({
      ...{ kind: 'article' as const, slug, name },
      names: { en: null, 'zh-Hans': null, [language]: name },
    }));
}

const markOf = (token: string): string => `"${placeMark('title', token)}"`;

/** FTS5 for each word. The one being typed may be the beginning of a word, or end in what the index cuts off: grindi, grind. */
function marksOf(text: string): string[] {
  const phrases = parseSearchQuery(text).wanted.slice(0, WORDS_MAX);
  const last = phrases.at(-1);
  return phrases.flatMap((phrase) =>
    phrase.tokens.map((token, index) => {
      const exact = markOf(token);
      if (phrase !== last || index < phrase.tokens.length - 1) return exact;
      const typed = /[a-z]+$/i.exec(text)?.[0].toLowerCase() ?? token;
      const without = [1, 2, 3].map((letters) => typed.slice(0, -letters)).filter((start) => start.length > 2);
      return `(${[exact, `${markOf(typed)} *`, ...without.map(markOf)].join(' OR ')})`;
    }),
  );
}

/** Translations: articles joined by translationOf, however long the chain, are one group, named by the id of its root. */
import type { Translation } from '../../../domain/article.ts';
import type { Language } from '../../../domain/lists.ts';
import type { Connection } from '../connection.ts';

/** The id at the end of the chain that starts at `parent`; of a circle its lowest id. */
export function findRoot(connection: Connection, id: Buffer, parent: Buffer | null): Buffer {
  const chain = [id];
  let next = parent;
  while (next) {
    const known = next;
    const again = chain.findIndex((seen) => seen.equals(known));
    if (again >= 0) return chain.slice(again).sort(Buffer.compare)[0] as Buffer;
    chain.push(known);
    next = connection.sql<[Buffer | null]>('SELECT parent FROM articles WHERE id = ?').get(known)?.[0] ?? null;
  }
  return chain.at(-1) as Buffer;
}

/** The root itself, and by the index of the others those that hang on it. */
const IN_GROUP = '(root = ? AND root <> id) OR (id = ? AND root = id)';

/**
 * Settles the given groups after an article's row was written: those that hung on it move with it.
 * @returns keys of the articles whose list of translations may have changed
 */
export function regroup(connection: Connection, roots: Buffer[]): number[] {
  const members = new Map<number, [id: Buffer, parent: Buffer | null, root: Buffer]>();
  const groups = roots.filter((root, index) => roots.findIndex((other) => other.equals(root)) === index);
  for (const group of groups) {
    for (const [key, ...member] of connection
      .sql<[number, Buffer, Buffer | null, Buffer]>(`SELECT key, id, parent, root FROM articles WHERE ${IN_GROUP}`)
      .all(group, group)) {
      members.set(key, member);
    }
  }
  if (members.size < 2) return [];
  for (const [key, [member, parent, before]] of members) {
    const root = findRoot(connection, member, parent);
    if (!root.equals(before)) connection.sql('UPDATE articles SET root = ? WHERE key = ?').run(root, key);
  }
  return [...members.keys()];
}

/** The public siblings of an article, in order of language and slug. */
export function siblingsOf(connection: Connection, id: Buffer, root: Buffer): Translation[] {
  return connection
    .sql<[Language, string]>(
      `SELECT card ->> '$.language' AS language, slug FROM articles
       WHERE (${IN_GROUP}) AND id <> ? AND is_public = 1 ORDER BY language, slug`,
    )
    .all(root, root, id)
    .map(([language, slug]) => ({ language, slug }));
}

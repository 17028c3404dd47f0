/** Posts of a Ghost export (Settings, Export): its JSON of tables that name each other by id. */
import { problem } from './problem.ts';
import { noRows } from './rows.ts';
import type { RawRow, RawValues, RowsOf } from './rows.ts';

type Row = Record<string, unknown> & { id?: unknown };
type Tables = Record<string, Row[] | undefined>;

/** Whether the JSON is such an export. */
export const isGhost = (value: unknown): boolean => tablesOf(value) !== null;

function tablesOf(value: unknown): Tables | null {
  const db = (value as { db?: unknown[] } | null)?.db;
  const data = (Array.isArray(db) ? db[0] : value) as { data?: Tables } | undefined;
  return data?.data && Array.isArray(data.data.posts) ? data.data : null;
}

export function readGhost(file: string, value: unknown): RowsOf {
  const tables = tablesOf(value);
  if (!tables) return noRows([problem({ file, line: 0 }, null, 'not-readable', { reason: 'no table of posts' })]);
  const posts = tables.posts ?? [];
  // Older exports have no type, but a mark on pages.
  const isArticle = ({ type, page }: Row) => (type === undefined ? !page : type === 'post');
  const rows = posts.flatMap((post, index): RawRow[] => {
    if (!isArticle(post)) return [];
    return [{ place: { file, line: index + 1 }, values: valuesOf(post, tables), raw: post }];
  });
  const pages = posts.length - rows.length;
  const remarks = pages > 0 ? [`${file}: ${pages} page(s) are no articles and were passed over`] : [];
  return { rows, problems: [], remarks: [`${file}: a line is the number of a post`, ...remarks], columns: null };
}

function valuesOf(post: Row, tables: Tables): RawValues {
  const named = (link: string, key: string, table: string): string[] =>
    (tables[link] ?? [])
      .filter(({ post_id: id }) => id === post.id)
      .sort((one, other) => Number(one.sort_order ?? 0) - Number(other.sort_order ?? 0))
      .map((row) => (tables[table] ?? []).find(({ id }) => id === row[key])?.name)
      .filter((name) => typeof name === 'string');
  const text = (key: string) => (typeof post[key] === 'string' && post[key] !== '' ? post[key] : undefined);
  // Ghost writes this for its own address: what is left is a place on the old site, for the list of missing pictures.
  const html = text('html')?.replaceAll('__GHOST_URL__', '');
  return {
    ...{ externalId: `ghost:${text('uuid') ?? String(post.id)}`, title: text('title') },
    ...{ summary: text('custom_excerpt'), body: html ?? text('plaintext'), bodyFormat: html ? 'html' : 'text' },
    ...{ publishedOn: dayOf(post.published_at), sourceUrl: text('canonical_url') },
    authors: named('posts_authors', 'author_id', 'users'),
    topics: named('posts_tags', 'tag_id', 'tags').filter((name) => !name.startsWith('#')),
    // What only members or those who pay could read was never public.
    status: post.status === 'published' && (text('visibility') ?? 'public') === 'public' ? 'published' : 'draft',
  };
}

/** An instant as text; older exports count milliseconds. */
function dayOf(published: unknown): string | undefined {
  if (typeof published === 'number' && published > 0) return new Date(published).toISOString().slice(0, 10);
  return typeof published === 'string' && published !== '' ? published.slice(0, 10) : undefined;
}

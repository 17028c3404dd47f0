/** Articles as one file for people: a table, lines of JSON, or citations; as many as match, in bounded memory. */
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Card } from '../../domain/article.ts';
import type { ArticleQuery } from '../../domain/query.ts';
import type { Language } from '../../domain/lists.ts';
import { csvHeadings, csvRows } from '../../formats/index.ts';
import type { Reader } from '../../http/endpoint.ts';
import type { CitationFormat } from '../../reader/articles/citation.ts';
import { separateItems } from '../../reader/articles/items.ts';
import { matchingCards } from '../../reader/articles/matching.ts';
import type { FileQuery } from '../../reader/articles/parameters.ts';
import { toSelection } from '../../reader/articles/selection.ts';
import { createCiter } from '../../reader/citations/route.ts';

export const ARTICLE_FILES = ['csv', 'jsonl', 'bibtex', 'ris', 'csl-json', 'gbt7714'] as const;
export type ArticleFile = (typeof ARTICLE_FILES)[number];

/** Thrown when a file cannot be written as asked. */
export class ArticleFileError extends Error {
  override readonly name = 'ArticleFileError';
}

type Writing = {
  reader: Reader;
  query: FileQuery;
  format: ArticleFile;
  /** Of a table; without it the names of the fields. */
  headings: Language | null;
  /** Path of the file, packed when it ends with .gz; null for standard output. */
  to: string | null;
  /** Whether a file that is there is replaced. */
  replaces: boolean;
};

/** @returns the number of articles written. @throws ArticleFileError; nothing is left at `to` then but what was there before */
export async function writeArticles({ to, replaces, ...writing }: Writing): Promise<number> {
  let count = 0;
  const pieces = contentOf({ ...writing, onArticles: (articles) => void (count += articles) });
  if (to === null) {
    await pipeline(pieces, standardOutput());
    return count;
  }
  if (!replaces && (await stat(to).catch(() => null))) {
    throw new ArticleFileError(`${to} exists already; --force replaces it`);
  }
  const half = `${to}.half`;
  try {
    const file = createWriteStream(half, { flush: true });
    await (to.endsWith('.gz') ? pipeline(pieces, createGzip(), file) : pipeline(pieces, file));
    await rename(half, to);
  } catch (error) {
    await rm(half, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw code ? new ArticleFileError(`${to} cannot be written: ${code}`, { cause: error }) : error;
  }
  return count;
}

/** Closing the process's own output is not ours to do. */
const standardOutput = () =>
  new Writable({ write: (piece: Buffer, _encoding, done) => void process.stdout.write(piece, done) });

type Content = Omit<Writing, 'to' | 'replaces'> & { onArticles: (count: number) => void };

function contentOf({ reader, query, format, headings, onArticles }: Content): AsyncGenerator<string> {
  if (format === 'jsonl') return lines({ reader, query, onArticles });
  const cards = matchingCards({ reader, query, most: Infinity });
  return format === 'csv'
    ? rows({ reader, cards, headings, onArticles })
    : citations({ reader, cards, format, onArticles });
}

type Cards = Pick<Content, 'reader' | 'onArticles'> & { cards: AsyncGenerator<Card[]> };

async function* rows({
  reader,
  cards,
  headings,
  onArticles,
}: Cards & Pick<Content, 'headings'>): AsyncGenerator<string> {
  yield csvHeadings(headings);
  for await (const slice of cards) {
    onArticles(slice.length);
    yield csvRows({ cards: slice, site: reader.site });
  }
}

async function* citations({
  reader,
  cards,
  format,
  onArticles,
}: Cards & { format: CitationFormat }): AsyncGenerator<string> {
  const cite = createCiter({ reader, format, accessed: undefined });
  for await (const slice of cards) {
    onArticles(slice.length);
    yield await cite(slice, false);
  }
  yield await cite([], true);
}

const SLICE = 50;

async function* lines({
  reader,
  query,
  onArticles,
}: Pick<Content, 'reader' | 'query' | 'onArticles'>): AsyncGenerator<string> {
  const asked = toSelection(query);
  const { publicUrl } = reader.settings;
  let left = query.limit ?? Infinity;
  for (let after: ArticleQuery['after'] = null; ;) {
    const page = await reader.store.listArticles({ ...asked, after, limit: Math.min(SLICE, left), withBody: true });
    const items = separateItems({ page: { ...page, matches: null }, publicUrl });
    left -= items.length;
    onArticles(items.length);
    yield items.map((item) => `${item}\n`).join('');
    if (page.next === null || left === 0) return;
    after = page.next;
  }
}

/** Posts of a WordPress export (Tools, Export): WXR, an RSS file. Read as it streams by; no entity is resolved, nothing fetched. */
import { SaxesParser } from 'saxes';
import { problem } from './problem.ts';
import type { RowProblem } from './problem.ts';
import type { RawRow, RawValues, RowsOf } from './rows.ts';

type Post = { line: number; texts: Map<string, string>; topics: string[] };
type Found = { posts: Post[]; authors: Map<string, string>; problems: RowProblem[] };

/** Whether the text is such an export. */
export const isWxr = (text: string): boolean =>
  /xmlns:wp\s*=\s*["']https?:\/\/wordpress\.org\/export\//.test(text.slice(0, 8_192));

export function readWxr(file: string, text: string): RowsOf {
  const { posts, authors, problems } = parse(file, text);
  if (problems.length > 0) return { rows: [], problems, remarks: [], columns: null };
  const articles = posts.filter(({ texts }) => (texts.get('wp:post_type') ?? 'post') === 'post');
  const kept = articles.filter(
    ({ texts }) => !['trash', 'auto-draft', 'inherit'].includes(texts.get('wp:status') ?? ''),
  );
  const rows = kept.map((post): RawRow => ({
    place: { file, line: post.line },
    values: valuesOf(post, authors),
    raw: Object.fromEntries(post.texts),
  }));
  const others = posts.length - rows.length;
  const remarks =
    others > 0 ? [`${file}: ${others} item(s) are no articles (pages, files, trash) and were passed over`] : [];
  return { rows, problems, remarks, columns: null };
}

function parse(file: string, text: string): Found {
  const found: Found = { posts: [], authors: new Map(), problems: [] };
  const parser = new SaxesParser();
  const open: string[] = [];
  let post: Post | null = null;
  let author: Map<string, string> | null = null;
  let domain = '';
  let content = '';
  parser.on('doctype', () => parser.fail('it has a document type definition, which WordPress never writes'));
  parser.on('error', (error) => {
    if (found.problems.length > 0) return;
    const reason = error.message.replace(/^\S*\d+:\d+: /, '');
    found.problems.push(problem({ file, line: parser.line }, null, 'not-readable', { reason }));
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    content = '';
    if (name === 'item') post = { line: parser.line, texts: new Map(), topics: [] };
    if (name === 'wp:author') author = new Map();
    if (name === 'category') domain = String((attributes as Record<string, string>).domain ?? '');
  });
  parser.on('text', (part) => void (content += part));
  parser.on('cdata', (part) => void (content += part));
  parser.on('closetag', ({ name }) => {
    open.pop();
    if (name === 'item' && post) found.posts.push(post);
    if (name === 'item') post = null;
    if (name === 'wp:author' && author) {
      found.authors.set(author.get('wp:author_login') ?? '', author.get('wp:author_display_name') ?? '');
      author = null;
    } else if (author) author.set(name, content.trim());
    else if (post && open.at(-1) === 'item') {
      if (name !== 'category') post.texts.set(name, content);
      else if (domain === 'category' || domain === 'post_tag') post.topics.push(content.trim());
    }
    content = '';
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (found.problems.length === 0) {
      found.problems.push(
        problem({ file, line: parser.line }, null, 'not-readable', { reason: (error as Error).message }),
      );
    }
  }
  return found;
}

function valuesOf({ texts, topics }: Post, authors: Map<string, string>): RawValues {
  const text = (name: string) => texts.get(name)?.trim() || undefined;
  const login = text('dc:creator') ?? '';
  const date = text('wp:post_date')?.slice(0, 10);
  return {
    externalId: `wordpress:${text('guid') ?? text('wp:post_id') ?? ''}`,
    ...{ title: text('title'), summary: text('excerpt:encoded'), sourceUrl: text('link') },
    ...{ body: paragraphs(texts.get('content:encoded') ?? ''), bodyFormat: 'html' },
    publishedOn: date && !date.startsWith('0000') ? date : undefined,
    authors: [authors.get(login) || login].filter(Boolean),
    topics: topics.filter((name) => name !== 'Uncategorized' && name !== '未分类'),
    // Private posts have a status of their own, and those behind a password are public to who knows it.
    status: text('wp:status') === 'publish' && !text('wp:post_password') ? 'published' : 'draft',
  };
}

const BLOCK = /^\s*<(?:p|h[1-6]|ul|ol|li|blockquote|table|figure|div|pre|hr|section|!--)\b/i;

/** WordPress keeps paragraphs of its classic editor as empty lines, and makes them when a page is shown. */
function paragraphs(html: string): string {
  if (/<p[\s>]/i.test(html)) return html;
  return html
    .split(/\r?\n\s*\r?\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => (BLOCK.test(part) ? part : `<p>${part.trim().replace(/\r?\n/g, '<br>')}</p>`))
    .join('\n');
}

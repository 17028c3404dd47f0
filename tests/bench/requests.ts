/** What is asked: of each kind many requests, no two alike, and the same questions in the language of stock Payload. */
import { CUSTOMERS, METHODS, PARTS } from '../../seed/synthetic/phrases.ts';
import { synthesize, synthesizeEntities } from '../../seed/synthetic/synthesize.ts';
import { TOPICS } from '../../seed/synthetic/vocabulary.ts';
import { writeCursor } from '../../src/http/ask/cursor.ts';
import { SEED } from './archive.ts';

/** Requests of one kind; many more than a server answers in one round. */
const MANY = 50_000;
/** Articles asked one by one, from all over the archive. */
const SAMPLE = 10_000;
const DAY = 86_400_000;

export type Question = { path: string; stock: string | null };
export type Questions = Record<
  'list' | 'article' | 'filtered' | 'deep' | 'chinese' | 'english' | 'selective' | 'facets' | 'feed',
  Question[]
>;

type Window = { from: string; to: string };

/** Nearly the whole archive, cut a little differently each time: the work of a list without dates, never asked twice. */
function windowAt(index: number): Window {
  const from = Date.UTC(2015, 0, 1) + (index % 300) * DAY;
  const to = Date.UTC(2026, 5, 30) - Math.floor(index / 300) * DAY;
  return { from: dayOf(from), to: dayOf(to) };
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function listPath(window: Window, more: Record<string, string> = {}): string {
  return `/v1/articles?${new URLSearchParams({ ...more, ...window })}`;
}

const STOCK_LIST = '/api/articles?limit=20&depth=1&sort=-publishedOn&select[body]=false';
const stockList = ({ from, to }: Window, more = ''): string =>
  `${STOCK_LIST}&where[publishedOn][greater_than_equal]=${from}&where[publishedOn][less_than_equal]=${to}${more}`;

/** Substrings of title, summary or text. */
function stockContains(words: string[]): string {
  const fields = ['title', 'summary', 'body.text'];
  return words
    .flatMap((word, index) =>
      fields.map((field, at) => `&where[and][${index}][or][${at}][${field}][contains]=${encodeURIComponent(word)}`),
    )
    .join('');
}

export function questionsFor(articles: number): Questions {
  const entities = [...synthesizeEntities({ count: articles })];
  const kindOf = (kind: string) => entities.filter((entity) => entity.kind === kind).map(({ profile }) => profile);
  const [authors, topics] = [kindOf('author'), kindOf('topic')];
  const sample = takeSample(articles);
  const many = (make: (index: number, window: Window) => Question) =>
    Array.from({ length: MANY }, (_, index) => make(index, windowAt(index)));
  const at = <T>(list: T[], index: number) => list[index % list.length] as T;
  return {
    list: many((_, window) => ({ path: listPath(window), stock: stockList(window) })),
    article: sample.map(({ slug, number }) => ({
      path: `/v1/articles/${slug}`,
      stock: number <= articles ? `/api/articles/${number}?depth=1` : null,
    })),
    filtered: many((index, window) => ({
      path: listPath(window, { topic: at(topics, index).slug }),
      stock: stockList(window, `&where[topics][equals]=${(index % topics.length) + 1}`),
    })),
    deep: many((index, window) => deepPage(window, at(sample, index * 7), articles)),
    chinese: many((index, window) => search(window, wordsAt(index, 1))),
    english: many((index, window) => search(window, wordsAt(index, 0))),
    selective: many((index, window) => fewer(search(window, [`"${at(authors, index).names['zh-Hans']}"`]))),
    facets: many((_, window) => ({ path: listPath(window, { include: 'facets' }), stock: null })),
    feed: ['atom', 'rss', 'json'].flatMap((format) =>
      authors.map(({ slug }) => ({ path: `/feeds/authors/${slug}.${format}`, stock: null })),
    ),
  };
}

type Sampled = { id: string; slug: string; publishedOn: string; number: number };

function takeSample(articles: number): Sampled[] {
  const step = Math.max(1, Math.floor(articles / SAMPLE));
  const sample: Sampled[] = [];
  for (let from = 0; from < articles; from += step) {
    // The generator makes an article when it is asked for it, whatever came before.
    const [made] = synthesize({ seed: SEED, count: articles, from });
    if (made) sample.push({ ...made.record, number: from + 1 });
  }
  return sample.map(({ id, slug, publishedOn, number }) => ({ id, slug, publishedOn, number }));
}

/** The page after some article, with the cursor that the reader gives out: to walk there would take too long. */
function deepPage(window: Window, { id, publishedOn }: Sampled, articles: number): Question {
  const query = JSON.stringify({ ...window, sort: '-publishedOn' });
  const cursor = writeCursor({ query, parts: [publishedOn, id] });
  const newer = (Date.UTC(2026, 5, 30) - Date.parse(publishedOn)) / (Date.UTC(2026, 5, 30) - Date.UTC(2015, 0, 1));
  const page = Math.max(1, Math.floor((newer * articles * 0.9) / 20));
  return { path: `${listPath(window)}&cursor=${cursor}`, stock: stockList(window, `&page=${page}`) };
}

/** One word and two by turns, each word some time alone and some time with another. */
function wordsAt(index: number, language: 0 | 1): string[] {
  const words = [...PARTS, ...METHODS, ...CUSTOMERS, ...TOPICS].map((word) => word[language]);
  const first = words[index % words.length] as string;
  const second = words[(index * 7 + 3) % words.length] as string;
  const isAlone = (index + Math.floor(index / words.length)) % 2 === 0;
  return isAlone || first === second ? [first] : [first, second];
}

/** As many on a page as even a small archive has of a rare term: what is compared is the search, not the size of the answer. */
const fewer = ({ path, stock }: Question): Question => ({
  path: `${path}&limit=5`,
  stock: stock && stock.replace('limit=20', 'limit=5'),
});

const search = (window: Window, words: string[]): Question => ({
  path: listPath(window, { q: words.join(' ') }),
  stock: stockList(window, stockContains(words)),
});

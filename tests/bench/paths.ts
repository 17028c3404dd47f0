/** What is asked for: many different requests of each kind, so that nobody answers from what was asked before. */
import { synthesize, synthesizeEntities } from '../../seed/synthetic/synthesize.ts';

const ENGLISH = [
  'spindle',
  'precision',
  'supplier',
  'bearing',
  'customer',
  'workshop',
  'measurement',
  'control',
  'training',
];
const CHINESE = ['机床', '精度', '主轴', '数控', '用户', '企业', '核心技术', '质量', '车间'];
const PATHS = 500;

export type Paths = Record<
  'list' | 'article' | 'filtered' | 'deep' | 'english' | 'chinese' | 'facets' | 'feed',
  string[]
>;

export async function pathsFor(url: string, count: number): Promise<Paths> {
  const sample = firstOf(synthesize({ seed: 1, count }), PATHS);
  const entities = [...synthesizeEntities({ count })];
  const slugs = (kind: string) => entities.filter((entity) => entity.kind === kind).map(({ profile }) => profile.slug);
  const day = (index: number) => new Date(Date.UTC(2020, 0, 1) + index * 3 * 86_400_000).toISOString().slice(0, 10);
  const each = (make: (index: number) => string) => Array.from({ length: PATHS }, (_, index) => make(index));
  const pick = (list: string[], index: number) => encodeURIComponent(list[index % list.length] ?? '');
  const pair = (words: string[], index: number) =>
    `${pick(words, index)}+${pick(words, Math.floor(index / words.length) + index + 1)}`;
  const [topics, authors] = [slugs('topic'), slugs('author')];
  return {
    list: each((index) => `/v1/articles?to=${day(index)}`),
    article: sample.map(({ record }) => `/v1/articles/${record.slug}`),
    filtered: each((index) => `/v1/articles?topic=${pick(topics, index)}&language=zh-Hans&to=${day(index)}`),
    deep: await deepPages(url),
    english: each(
      (index) => `/v1/articles?q=${index % 3 ? pair(ENGLISH, index) : pick(ENGLISH, index)}&to=${day(index)}`,
    ),
    chinese: each(
      (index) => `/v1/articles?q=${index % 3 ? pair(CHINESE, index) : pick(CHINESE, index)}&to=${day(index)}`,
    ),
    facets: each((index) => `/v1/articles?limit=1&include=facets&topic=${pick(topics, index)}&to=${day(index)}`),
    feed: each((index) => `/feeds/authors/${pick(authors, index % Math.min(20, authors.length))}.atom`),
  };
}

function firstOf<T>(values: Iterable<T>, most: number): T[] {
  const taken: T[] = [];
  for (const value of values) if (taken.push(value) >= most) break;
  return taken;
}

/** Cursors of a walk that begins where half of the archive is behind. */
async function deepPages(url: string): Promise<string[]> {
  const paths: string[] = [];
  let path: string | null = '/v1/articles?to=2020-06-01&limit=20';
  while (path && paths.length < 100) {
    const answer = (await (await fetch(url + path)).json()) as { links: { next: string | null } };
    const next: URL | null = answer.links.next ? new URL(answer.links.next) : null;
    path = next && next.pathname + next.search;
    if (path) paths.push(path);
  }
  return paths;
}

/** GET /feeds/articles.{format} and /feeds/{collection}/{slug}.{format}: what the archive made public last. */
import { z } from 'zod';
import type { Article, Card } from '../../domain/article.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Body } from '../../domain/record.ts';
import { ENTITY_KINDS, ENTITY_PATHS, slugSchema } from '../../domain/lists.ts';
import { FEED_FORMATS } from '../../formats/index.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Content, Reader } from '../../http/endpoint.ts';
import { absoluteBody, absoluteCards } from '../../http/answer/absolute.ts';
import type { Answer } from '../../http/answer/preparedAnswer.ts';
import { HttpProblem } from '../../http/problem.ts';
import type { ArchiveNow } from '../../http/watchRevision.ts';
import { findEntity } from '../entities/find.ts';

const NEWEST = 30;

type Format = keyof typeof FEED_FORMATS;
const FORMATS = Object.keys(FEED_FORMATS) as [Format, ...Format[]];
const PLURALS = ENTITY_KINDS.map((kind) => ENTITY_PATHS[kind]);
const jsonFeedSchema = z
  .object({ version: z.string(), title: z.string(), items: z.array(z.object({ id: z.string() }).loose()) })
  .loose()
  .meta({ id: 'JsonFeed', description: 'https://www.jsonfeed.org/version/1.1/' });

const content: Content = Object.fromEntries(
  FORMATS.map((format) => [
    FEED_FORMATS[format].mediaType.split(';')[0],
    format === 'json' ? jsonFeedSchema : ('text' as const),
  ]),
);
const route = { query: z.object({}), isCheap: true as const };
const described = { tag: 'Feeds', content };
const description = `The ${NEWEST} articles this archive made public last, bodies included, as RSS 2.0, Atom or JSON Feed 1.1.`;

export function getFeed(reader: Reader) {
  return defineEndpoint(
    {
      ...route,
      id: 'getFeed',
      path: '/feeds/articles.{format}',
      params: z.object({ format: z.enum(FORMATS) }),
      answer: async ({ params: { format }, now }) => {
        const { archiveName, publisherName } = reader.settings;
        const about = { title: archiveName.en, description: publisherName.en, home: '/', self: '/feeds/articles' };
        return encodeFeed({ reader, now, format, filters: {}, ...about });
      },
    },
    {
      ...described,
      summary: 'Feed of the whole archive',
      description,
      examples: () => [{ params: { format: 'rss' }, unshown: true }],
    },
  );
}

export function getEntityFeed(reader: Reader) {
  return defineEndpoint(
    {
      ...route,
      id: 'getEntityFeed',
      mayMove: true,
      path: '/feeds/{collection}/{slug}.{format}',
      params: z.object({ collection: z.enum(PLURALS), slug: slugSchema, format: z.enum(FORMATS) }),
      answer: async ({ params: { collection, slug, format }, now }) => {
        const kind = ENTITY_KINDS.find((name) => ENTITY_PATHS[name] === collection);
        if (!kind) throw new HttpProblem({ code: 'not-found' });
        const json = await findEntity({ store: reader.store, kind, slug });
        const { name } = JSON.parse(json) as Entity;
        const archive = reader.settings.archiveName.en;
        const addresses = { home: `/v1/${collection}/${slug}`, self: `/feeds/${collection}/${slug}` };
        const about = { title: `${name} – ${archive}`, description: name, ...addresses };
        const feed = await encodeFeed({ reader, now, format, filters: { [kind]: [slug] }, ...about });
        return { ...feed, tags: [`${kind}-${slug}`] };
      },
    },
    {
      ...described,
      summary: 'Feed of one author, organization, source, series or topic',
      description,
      examples: (newest) => {
        const [author] = [...(newest?.entities.author ?? [])].sort((a, b) => a.articleCount - b.articleCount);
        return author
          ? FORMATS.map((format) => ({ params: { collection: 'authors', slug: author.slug, format } }))
          : [];
      },
    },
  );
}

async function encodeFeed(input: {
  reader: Reader;
  now: ArchiveNow;
  format: Format;
  filters: Record<string, string[]>;
  title: string;
  description: string;
  home: string;
  self: string;
}): Promise<Answer> {
  const { reader, now, format, filters, title, home, self } = input;
  const { publicUrl } = reader.settings;
  const items = await newestArticles({ reader, filters });
  const updates = items.map(({ updatedAt }) => updatedAt).sort();
  const [language = 'en', ...others] = new Set(items.map((article) => article.language));
  const { mediaType, encode } = FEED_FORMATS[format];
  const body = encode({
    site: reader.site,
    title,
    description: input.description,
    homeUrl: `${publicUrl}${home}`,
    selfUrl: `${publicUrl}${self}.${format}`,
    updatedAt: updates.at(-1) ?? now.at,
    language: others.length === 0 ? language : 'en',
    items,
  });
  return { type: mediaType, body };
}

async function newestArticles(input: { reader: Reader; filters: Record<string, string[]> }): Promise<Article[]> {
  const { store, settings } = input.reader;
  const { publicUrl } = settings;
  const page = await store.listArticles({
    text: null,
    filters: input.filters,
    from: null,
    to: null,
    year: null,
    sort: '-releasedAt',
    limit: NEWEST,
    after: null,
    withBody: true,
  });
  const cards = JSON.parse(`[${Buffer.concat(absoluteCards({ cards: page.cards, publicUrl }))}]`) as Card[];
  const bodies = JSON.parse(`[${page.bodies}]`) as Body[];
  return cards.map((card, index) => ({
    ...card,
    series: card.series && { ...card.series, introduction: null },
    body: absoluteBody({ body: bodies[index] as Body, publicUrl }),
  }));
}

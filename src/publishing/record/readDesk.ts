/** What the publisher reads of the desk: an article as the public would see it, and everything it refers to, in all languages. */
import { isolateObjectProperty } from 'payload';
import type { Payload, PayloadRequest } from 'payload';
import { idOf } from '../../domain/desk/references.ts';
import type { Relation } from '../../domain/desk/references.ts';
import type { Article, Author, Media, Organization, Series, Source, Topic } from '../../payload-types.ts';
import { uploadIds } from '../../desk/richText/walk.ts';
import type { RichText } from '../../desk/richText/richText.ts';

export type Localized<T> = Partial<Record<'en' | 'zh-Hans', T | null>> | null | undefined;
type Translated<T, K extends keyof T> = Omit<T, K> & { [P in K]?: Localized<NonNullable<T[P]>> };

export type DeskAuthor = Translated<Omit<Author, 'positions'>, 'name' | 'bio'> & {
  positions?: Translated<NonNullable<Author['positions']>[number], 'position'>[] | null;
};
export type DeskOrganization = Translated<Organization, 'name' | 'place'>;
export type DeskSource = Translated<Source, 'name'>;
export type DeskSeries = Translated<Series, 'name' | 'introduction'>;
export type DeskTopic = Translated<Topic, 'name' | 'description'>;

type ById<T> = ReadonlyMap<string, T>;

/** Everything that articles and entities name, by id. */
export type Related = {
  authors: ById<DeskAuthor>;
  organizations: ById<DeskOrganization>;
  sources: ById<DeskSource>;
  series: ById<DeskSeries>;
  topics: ById<DeskTopic>;
  media: ById<Media>;
};

const ids = (relations: Relation[]): string[] => relations.map(idOf).filter((id) => id !== null);

/** The article as the anonymous public would read it; null when it is not public. */
export const publicArticle = (payload: Payload, id: string): Promise<Article | null> =>
  readArticle(payload, { id, overrideAccess: false });

/** The article's main row whatever its state; null when the desk does not know it. */
export const deskArticle = (payload: Payload, id: string): Promise<Article | null> =>
  readArticle(payload, { id, trash: true });

type Asked = { id: string; overrideAccess?: boolean; trash?: boolean };

async function readArticle(payload: Payload, { id, ...seen }: Asked): Promise<Article | null> {
  const where = { id: { equals: id } };
  const page = { depth: 0, limit: 1, pagination: false };
  const { docs } = await payload.find({ collection: 'articles', where, ...page, ...seen });
  return docs[0] ?? null;
}

/** What a document of the desk is called, for people; null when the desk does not know it. */
export async function deskTitle(payload: Payload, collection: string, id: string): Promise<string | null> {
  const { docs } = await payload.find({
    collection: collection as 'articles' | 'authors',
    where: { id: { equals: id } },
    depth: 0,
    limit: 1,
    pagination: false,
  });
  const [doc] = docs as { title?: string; name?: string }[];
  return doc?.title ?? doc?.name ?? null;
}

type Wanted = Partial<Record<keyof Related, string[]>>;
/** Where to read: what was committed, or with `req` what its transaction sees. */
type Desk = { payload: Payload; req?: PayloadRequest | undefined };

/** Loads what the article names, and what those entities name in turn; of an unfinished article what there is. */
export async function relatedTo(desk: Desk, article: Article): Promise<Related> {
  const { appearances, body } = article;
  const attributions = article.attributions ?? [];
  const first = await load(desk, {
    authors: ids(attributions.map(({ author }) => author)),
    organizations: ids(attributions.map(({ organization }) => organization)),
    sources: ids([article.source, ...(appearances ?? []).map(({ source }) => source)]),
    series: ids([article.series]),
    topics: ids(article.topics ?? []),
    media: [
      ...ids([article.image, ...(article.attachments ?? [])]),
      ...(body?.root ? uploadIds(body as RichText) : []),
    ],
  });
  return loadNamedBy(desk, first);
}

/** Loads one entity and what it names, the one that it was merged into among them. */
export async function relatedToEntity(desk: Desk, collection: keyof Related, id: string): Promise<Related> {
  const found = await load(desk, { [collection]: [id] });
  const into = idOf((found[collection].get(id) as { mergedInto?: Relation } | undefined)?.mergedInto);
  return loadNamedBy(desk, into === null ? found : await load(desk, { [collection]: [id, into] }));
}

async function loadNamedBy(desk: Desk, first: Related): Promise<Related> {
  const authors = [...first.authors.values()];
  const second = await load(desk, {
    organizations: ids([
      ...authors.flatMap(({ positions }) => (positions ?? []).map(({ organization }) => organization)),
      ...[...first.series.values()].map(({ publisher }) => publisher),
    ]),
    topics: ids([...first.topics.values()].map(({ parent }) => parent)),
    media: ids([
      ...authors.map(({ portrait }) => portrait),
      ...[...first.organizations.values()].map(({ logo }) => logo),
    ]),
  });
  const merge = <K extends keyof Related>(key: K) => new Map([...second[key], ...first[key]] as never) as Related[K];
  return {
    authors: first.authors,
    organizations: merge('organizations'),
    sources: first.sources,
    series: first.series,
    topics: merge('topics'),
    media: merge('media'),
  };
}

async function load({ payload, req }: Desk, wanted: Wanted): Promise<Related> {
  // Asked in all languages, which the request of the save must not be from here on.
  const reading = req ? { req: isolateObjectProperty(req, ['locale', 'fallbackLocale']) } : {};
  const read = async <K extends keyof Related>(collection: K): Promise<Related[K]> => {
    const unique = [...new Set(wanted[collection] ?? [])];
    if (unique.length === 0) return new Map() as Related[K];
    const { docs } = await payload.find({
      collection,
      where: { id: { in: unique } },
      locale: 'all',
      depth: 0,
      limit: unique.length,
      pagination: false,
      ...reading,
    });
    // With `locale: 'all'` Payload answers localized fields as objects, which its generated types do not say.
    return new Map(docs.map((doc) => [doc.id, doc])) as unknown as Related[K];
  };
  const [authors, organizations, sources, series, topics, media] = await Promise.all([
    read('authors'),
    read('organizations'),
    read('sources'),
    read('series'),
    read('topics'),
    read('media'),
  ]);
  return { authors, organizations, sources, series, topics, media };
}

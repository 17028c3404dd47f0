/** What the desk has already: entities by every name and slug, articles by everything that an import can call them. */
import type { CollectionSlug, Payload } from 'payload';
import { readDocuments } from '../../desk/readBelowHooks.ts';
import { textOfRichText } from '../../desk/importing/known.ts';
import type { RichText } from '../../desk/richText/richText.ts';
import { openSketches, sketchOf } from '../../interchange/bulk/sketch.ts';
import { indexNames } from '../../interchange/recognise/names.ts';
import type { Entity } from '../../interchange/recognise/proposal.ts';

export const ENTITY_COLLECTIONS = ['authors', 'organizations', 'sources', 'series', 'topics'] as const;
export type EntityCollection = (typeof ENTITY_COLLECTIONS)[number];

export type KnownArticle = {
  id: string;
  slug: string | null;
  externalId: string | null;
  importHash: string | null;
  stage: string;
  isPublished: boolean;
};
/** The entity as the desk keeps it, in every language. */
export type KnownEntity = Entity & { slug: string; doc: Record<string, unknown> };

export type Known = {
  entities: Record<EntityCollection, { find: (name: string) => KnownEntity[]; byId: Map<string, KnownEntity> }>;
  byExternalId: Map<string, KnownArticle>;
  bySlug: Map<string, KnownArticle>;
  byAddress: Map<string, KnownArticle>;
  byTitle: Map<string, KnownArticle>;
  byInstalment: Map<string, KnownArticle>;
  sketches: ReturnType<typeof openSketches<KnownArticle>>;
};

export const addressKey = (language: string, address: string): string => `${language} ${address.replace(/\/$/, '')}`;
export const titleKey = (language: string, date: string | null, title: string): string =>
  `${language} ${date ?? ''} ${title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()}`;
export const instalmentKey = (series: string, language: string, instalment: number): string =>
  `${series} ${language} ${instalment}`;

export async function readKnown(payload: Payload): Promise<Known> {
  const entities = {} as Known['entities'];
  for (const collection of ENTITY_COLLECTIONS) entities[collection] = await readEntities(payload, collection);
  const known: Known = {
    entities,
    ...{ byExternalId: new Map(), bySlug: new Map(), byAddress: new Map(), byTitle: new Map() },
    ...{ byInstalment: new Map(), sketches: openSketches() },
  };
  for await (const doc of readDocuments({ payload, collection: 'articles' })) addArticle(known, doc);
  return known;
}

async function readEntities(payload: Payload, collection: CollectionSlug) {
  const all = new Map<string, KnownEntity>();
  for await (const doc of readDocuments({ payload, collection })) all.set(doc.id, toEntity(doc));
  const byId = new Map([...all].filter(([, { doc }]) => !doc.mergedInto));
  const find = indexNames([...byId.values()]);
  const bySlug = new Map([...all.values()].map((one) => [one.slug, standingFor(all, one)]));
  return {
    byId,
    find: (name: string) => {
      const named = bySlug.get(name);
      return named ? [named] : (find(name) as KnownEntity[]);
    },
  };
}

/** Who names one that was merged means the one that it was merged into. */
function standingFor(all: Map<string, KnownEntity>, one: KnownEntity): KnownEntity {
  const next = all.get(String(one.doc.mergedInto ?? ''));
  return next ? standingFor(all, next) : one;
}

export function toEntity(doc: Record<string, unknown> & { id: string }): KnownEntity {
  const { names, aliases, slug } = doc as { names?: Record<string, string | null>; aliases?: string[]; slug?: string };
  const all = [...Object.values(names ?? {}), ...(aliases ?? [])].filter((name) => typeof name === 'string');
  return { id: doc.id, names: [...new Set(all)].filter((name) => name !== ''), slug: slug ?? '', doc };
}

type Stored = {
  id: string;
  slug?: string | null;
  formerSlugs?: string[] | null;
  externalId?: string | null;
  importHash?: string | null;
  stage?: string | null;
  language?: string | null;
  title?: string | null;
  publishedOn?: string | null;
  sourceUrl?: string | null;
  series?: string | null;
  instalment?: number | null;
  firstPublishedAt?: string | null;
  deletedAt?: string | null;
  body?: RichText | null;
};

/** One in the trash keeps its slug, and is in no other way in the way. */
function addArticle(known: Known, stored: object): void {
  const doc = stored as Stored;
  const article = toArticle(doc);
  for (const one of [doc.slug, ...(doc.formerSlugs ?? [])]) if (one) known.bySlug.set(one, article);
  if (doc.deletedAt) return;
  if (article.externalId) known.byExternalId.set(article.externalId, article);
  if (doc.body) known.sketches.add(sketchOf(textOfRichText(doc.body)), article);
  addKeys(known, doc, article);
}

function toArticle({ id, slug, externalId, importHash, stage, firstPublishedAt }: Stored): KnownArticle {
  const marks = { slug: slug ?? null, externalId: externalId ?? null, importHash: importHash ?? null };
  return { id, ...marks, stage: stage ?? 'draft', isPublished: Boolean(firstPublishedAt) };
}

function addKeys({ byAddress, byTitle, byInstalment }: Known, doc: Stored, article: KnownArticle): void {
  const language = doc.language ?? 'en';
  if (doc.sourceUrl) byAddress.set(addressKey(language, doc.sourceUrl), article);
  if (doc.title) byTitle.set(titleKey(language, doc.publishedOn ?? null, doc.title), article);
  if (doc.series && doc.instalment) byInstalment.set(instalmentKey(doc.series, language, doc.instalment), article);
}

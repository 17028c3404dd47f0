/** Synthetic articles in the desk: written below Payload's hooks, in one transaction a batch, for speed. */
import { randomUUID } from 'node:crypto';
import type { Payload } from 'payload';
import type { AppendInput } from '../archive/ArchiveStore.ts';
import { ENTITY_PATHS } from '../domain/lists.ts';
import type { EntityProfile } from '../domain/entity.ts';
import { createDocument, inTransaction } from '../desk/writeBelowHooks.ts';
import type { BelowHooks } from '../desk/writeBelowHooks.ts';
import type { Article } from '../payload-types.ts';
import type { Related } from '../publishing/record/readDesk.ts';
import { toRecord } from '../publishing/record/toRecord.ts';
import { lexical } from '../../seed/lexical.ts';
import type { SyntheticArticle } from '../../seed/synthetic/synthesize.ts';

/** What becomes of a batch before the archive has it: the edition's inputs, in order. */
export type Prepare = (batch: SyntheticArticle[]) => Promise<AppendInput[]>;

type Known = { [K in keyof Related]: Map<string, { id: string; slug: string; name: unknown }> };
type Transaction = BelowHooks['req'];

/** Creates the entities that are missing, and returns what writes a batch of articles and makes their records from it. */
export async function deskWriter(payload: Payload, entities: Iterable<EntityProfile>): Promise<Prepare> {
  const known: Known = {
    authors: new Map(),
    organizations: new Map(),
    sources: new Map(),
    series: new Map(),
    topics: new Map(),
    media: new Map(),
  };
  await inTransaction(payload, async ({ req }) => {
    for (const entity of entities) await ensureEntity({ payload, req, known, entity });
  });
  const related = byId(known);
  return (batch) =>
    inTransaction(payload, async ({ req }) => {
      const inputs: AppendInput[] = [];
      for (const article of batch) {
        const doc = await storeArticle({ payload, req, known, article });
        const record = toRecord({ article: doc, related, files: { images: new Map(), attachments: new Map() } });
        // The edition's time must not be before the save it shows, or reconcile would look at the article again.
        const at = new Date().toISOString();
        inputs.push({ kind: 'published', articleId: doc.id, at, record, expectedEditions: 0 });
      }
      return inputs;
    });
}

type EntityStep = { payload: Payload; req: Transaction; known: Known; entity: EntityProfile };

async function ensureEntity({ payload, req, known, entity }: EntityStep): Promise<void> {
  const collection = ENTITY_PATHS[entity.kind];
  const { slug, names } = entity.profile;
  const where = { slug: { equals: slug } };
  const { docs } = await payload.db.find<{ id: string }>({ collection, where, locale: 'en', limit: 1, req });
  const id = docs[0]?.id ?? (await createEntity({ payload, req, known, entity }));
  known[collection].set(slug, { id, slug, name: names });
}

async function createEntity({ payload, req, known, entity }: EntityStep): Promise<string> {
  const collection = ENTITY_PATHS[entity.kind];
  const now = new Date().toISOString();
  const id = randomUUID();
  const doc = { id, ...entityData(known, entity), createdAt: now, updatedAt: now };
  await createDocument({ payload, req, collection, doc });
  return id;
}

function entityData(known: Known, { kind, profile }: EntityProfile): Record<string, unknown> {
  const common = { slug: profile.slug, name: profile.names };
  const idOf = (collection: keyof Known, ref: { slug: string } | null) =>
    ref ? (known[collection].get(ref.slug)?.id ?? null) : null;
  if (kind === 'topic') return { ...common, parent: idOf('topics', profile.parent) };
  if (kind === 'organization') return { ...common, kind: profile.kind, place: profile.place };
  if (kind === 'source') return { ...common, kind: profile.kind };
  if (kind === 'series') return { ...common, cadence: profile.cadence };
  const positions = profile.positions.map(({ position, organization, from, to }) => ({
    id: randomUUID(),
    position,
    organization: idOf('organizations', organization),
    from,
    to,
  }));
  return { ...common, positions };
}

type ArticleStep = { payload: Payload; req: Transaction; known: Known; article: SyntheticArticle };

async function storeArticle({ payload, req, known, article }: ArticleStep): Promise<Article> {
  const { record, blocks } = article;
  const idOf = (collection: keyof Known, ref: { slug: string } | null) =>
    ref ? (known[collection].get(ref.slug)?.id ?? null) : null;
  const now = new Date().toISOString();
  const data = {
    ...{ title: record.title, slug: record.slug, language: record.language, summary: record.summary },
    ...{ byline: record.byline, sourceUrl: record.sourceUrl, publishedOn: record.publishedOn },
    body: lexical(blocks),
    attributions: record.attributions.map(({ author, position, organization }) => ({
      id: randomUUID(),
      author: idOf('authors', author),
      position,
      organization: idOf('organizations', organization),
      authorName: author.name,
      organizationName: organization?.name ?? null,
    })),
    source: idOf('sources', record.source),
    series: idOf('series', record.series),
    instalment: record.series?.instalment ?? null,
    topics: record.topics.map((topic) => idOf('topics', topic)),
    translationOf: record.translationOf,
    ...{ stage: 'published', _status: 'published', revision: 1, firstPublishedAt: now, createdAt: now, updatedAt: now },
  };
  const doc = { id: record.id, ...data };
  await createDocument({ payload, req, collection: 'articles', doc });
  return doc as unknown as Article;
}

/** The same entities as the publisher looks them up. */
function byId(known: Known): Related {
  const turn = (bySlug: Map<string, { id: string }>) =>
    new Map([...bySlug.values()].map((entity) => [entity.id, entity]));
  return Object.fromEntries(Object.entries(known).map(([name, bySlug]) => [name, turn(bySlug)])) as unknown as Related;
}

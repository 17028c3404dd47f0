/** Entities that were merged into others: what an article names then is another slug and the same thing. */
import type { Payload, Where } from 'payload';
import type { ArchiveStore, Merged } from '../archive/ArchiveStore.ts';
import type { ProjectionRequest } from '../desk/projectionRequests.ts';
import { MERGEABLE } from '../domain/desk/references.ts';
import { ENTITY_PATHS } from '../domain/lists.ts';
import type { EntityKind } from '../domain/lists.ts';
import type { ArticleRecord, Ref } from '../domain/record.ts';

type Stored = { id: string; slug: string; mergedInto: string | null };
type DeskMerged = Merged & { id: string };

/** All of them as the desk has them, each with the slug of the one that stands for it at last. */
export async function readMerged(payload: Payload): Promise<DeskMerged[]> {
  const all: DeskMerged[] = [];
  for (const kind of MERGEABLE) {
    const known = new Map<string, Stored>();
    for (let asked: string[] | null = null; asked === null || asked.length > 0;) {
      const where: Where = asked === null ? { mergedInto: { exists: true } } : { id: { in: asked } };
      const { docs } = await payload.find({
        ...{ collection: ENTITY_PATHS[kind], where, depth: 0, limit: 0, pagination: false },
        select: { slug: true, mergedInto: true } as never,
      });
      const found = docs as unknown as Stored[];
      for (const doc of found) known.set(doc.id, doc);
      asked = found.flatMap(({ mergedInto }) => (mergedInto && !known.has(mergedInto) ? [mergedInto] : []));
    }
    for (const { id, slug, mergedInto } of known.values()) {
      if (mergedInto) all.push({ kind, id, slug, into: lastOf(known, mergedInto) });
    }
  }
  return all;
}

function lastOf(known: Map<string, Stored>, id: string): string {
  const doc = known.get(id);
  return doc?.mergedInto ? lastOf(known, doc.mergedInto) : (doc?.slug ?? '');
}

/** The record as it reads once everything merged is named by what stands for it; a topic is named once. */
export function withPresentSlugs(record: ArticleRecord, merged: Merged[]): ArticleRecord {
  const into = new Map(merged.map((one) => [`${one.kind}:${one.slug}`, one.into]));
  const present = <T extends Ref>(kind: EntityKind, ref: T): T => ({
    ...ref,
    slug: into.get(`${kind}:${ref.slug}`) ?? ref.slug,
  });
  const topics = record.topics.map((topic) => present('topic', topic));
  return {
    ...record,
    source: present('source', record.source),
    attributions: record.attributions.map(({ author, organization, ...rest }) => ({
      ...rest,
      author: present('author', author),
      organization: organization && present('organization', organization),
    })),
    topics: topics.filter(({ slug }, index) => topics.findIndex((topic) => topic.slug === slug) === index),
    appearances: record.appearances.map(({ source, ...rest }) => ({
      ...rest,
      source: source && present('source', source),
    })),
  };
}

/** Mergers, and undoings of some, that have not reached the archive. */
export async function findMergers(payload: Payload, store: ArchiveStore): Promise<ProjectionRequest[]> {
  const [here, there] = [await readMerged(payload), await store.listMerged()];
  const keyOf = ({ kind, slug, into }: Merged) => `${kind} ${slug} ${into}`;
  const [inDesk, inArchive] = [new Set(here.map(keyOf)), new Set(there.map(keyOf))];
  const missing = here.filter((one) => !inArchive.has(keyOf(one)));
  const requests = missing.map(({ kind, id }) => ({ collection: ENTITY_PATHS[kind] as string, id }));
  for (const one of there.filter((merged) => !inDesk.has(keyOf(merged)))) {
    const where = { slug: { equals: one.slug } };
    const { docs } = await payload.find({ collection: ENTITY_PATHS[one.kind], where, depth: 0, limit: 1, select: {} });
    requests.push(...docs.map((doc) => ({ collection: ENTITY_PATHS[one.kind] as string, id: String(doc.id) })));
  }
  return requests;
}

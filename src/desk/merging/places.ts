/** Every document of the desk that names an entity: as it is public or was first saved, and as it stands in its newest draft. */
import type { Payload, PayloadRequest, Where } from 'payload';
import { NAMED_IN } from '../../domain/desk/references.ts';
import type { MergeableKind, Naming } from '../../domain/desk/references.ts';

export type Desk = { payload: Payload; req: PayloadRequest };
/** Where one document names it. */
export type Place = {
  collection: Naming['collection'];
  id: string;
  path: string;
  /** The newest version of an article that is one too; null of what has no drafts, or names it there no longer. */
  version: string | null;
  isPublic: boolean;
  /** Of an article: the stage of its newest version. */
  stage: string | null;
};

type Found = { id: string; _status?: string; stage?: string };
type FoundVersion = { id: string; parent: string; version: { stage?: string } };

export async function findPlaces(desk: Desk, kind: MergeableKind, entity: string): Promise<Place[]> {
  const places: Place[] = [];
  for (const { collection, path } of NAMED_IN[kind]) {
    const named = await findNamed(desk, { collection, path, entity });
    const versions = collection === 'articles' ? await findVersions(desk, { path, entity }) : new Map();
    for (const id of new Set([...named.keys(), ...versions.keys()])) {
      const version = versions.get(id) as FoundVersion | undefined;
      const isPublic = named.get(id)?._status === 'published';
      const stage = version?.version.stage ?? named.get(id)?.stage ?? null;
      places.push({ collection, id, path, version: version?.id ?? null, isPublic, stage });
    }
  }
  return places;
}

type Asked = Naming & { entity: string };

async function findNamed({ payload, req }: Desk, { collection, path, entity }: Asked): Promise<Map<string, Found>> {
  const isArticle = collection === 'articles';
  const { docs } = await payload.db.find<Found>({
    ...{ collection, where: { [path]: { equals: entity } }, sort: 'id', limit: 0, pagination: false, req },
    select: isArticle ? { _status: true, stage: true } : { slug: true },
  });
  return new Map(docs.map((doc) => [doc.id, doc]));
}

async function findVersions({ payload, req }: Desk, { path, entity }: Omit<Asked, 'collection'>) {
  const where: Where = { and: [{ latest: { equals: true } }, { [`version.${path}`]: { equals: entity } }] };
  const { docs } = await payload.db.findVersions<object>({
    ...{ collection: 'articles', where, limit: 0, pagination: false, req },
    select: { parent: true, version: { stage: true } },
  });
  return new Map((docs as unknown as FoundVersion[]).map((version) => [version.parent, version]));
}

/** Whether it stands in an article that readers have now. */
export async function isShown({ payload, req }: Desk, path: string, entity: string): Promise<boolean> {
  const where: Where = { and: [{ [path]: { equals: entity } }, { _status: { equals: 'published' } }] };
  const { totalDocs } = await payload.count({ collection: 'articles', where, req });
  return totalDocs > 0;
}

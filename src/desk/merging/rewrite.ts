/** Writing other ids into what names an entity, below the hooks: it is no change of the text, and no approval is asked for. */
import type { Where } from 'payload';
import { withOtherIds } from '../../domain/desk/references.ts';
import type { Desk, Place } from './places.ts';

/** What was changed of one document, so that it can be undone. */
export type Change = Pick<Place, 'collection' | 'id' | 'path'> & {
  /** Ids of the rows in an array; empty where the field itself names it. */
  rows: string[];
  /** Lists that named both, as they were: of the document, and of its newest version. */
  lists: string[][];
};

type Doc = Record<string, unknown> & { id: string; updatedAt?: string };
type Version = { id: string; parent: string; createdAt: string; updatedAt: string; latest?: boolean; version: Doc };
/** @returns the changed field of a document, null where nothing is to be changed */
type Rewriting = (doc: Doc) => Record<string, unknown> | null;

/** Changes a document, and of an article its newest version too. Times and numbers of saves stay. */
export async function rewrite(
  { payload, req }: Desk,
  { collection, id }: Pick<Place, 'collection' | 'id'>,
  rewriting: Rewriting,
): Promise<void> {
  const doc = await payload.db.findOne<Doc>({ collection, where: { id: { equals: id } }, req });
  const changed = doc && rewriting(doc);
  if (changed) {
    const data = { ...changed, updatedAt: doc.updatedAt };
    await payload.db.updateOne({ collection, id, data, req, returning: false });
  }
  if (collection !== 'articles') return;
  const where: Where = { and: [{ parent: { equals: id } }, { latest: { equals: true } }] };
  const { docs } = await payload.db.findVersions<object>({ collection, where, limit: 1, pagination: false, req });
  const [newest] = docs as unknown as Version[];
  const inVersion = newest && rewriting(newest.version);
  if (!inVersion) return;
  const { parent, createdAt, updatedAt, latest } = newest;
  const versionData = { parent, createdAt, updatedAt, latest, version: { ...newest.version, ...inVersion } };
  await payload.db.updateVersion({ collection, id: newest.id, versionData: versionData as never, req });
}

/** What names `from` at these places names `into`. @returns what was changed */
export async function nameAnother(desk: Desk, places: Place[], { from, into }: { from: string; into: string }) {
  const changes: Change[] = [];
  for (const { collection, id, path } of places) {
    const change: Change = { collection, id, path, rows: [], lists: [] };
    await rewrite(desk, { collection, id }, (doc) => {
      const value = doc[path];
      if (Array.isArray(value) && value.includes(from) && value.includes(into)) change.lists.push(value as string[]);
      return withOtherIds(doc, path, (one, at) => {
        if (one !== from) return one;
        if (at && !change.rows.includes(at)) change.rows.push(at);
        return into;
      });
    });
    changes.push(change);
  }
  return changes;
}

/** Takes such changes back where nobody has chosen otherwise since. */
export async function nameAgain(desk: Desk, changes: Change[], { from, into }: { from: string; into: string }) {
  for (const { collection, id, path, rows, lists } of changes) {
    await rewrite(desk, { collection, id }, (doc) => {
      const value = doc[path];
      if (lists.length > 0 && Array.isArray(value)) return withBoth(value as string[], lists, { path, from, into });
      const isHere = (at: string | null) => at === null || rows.includes(at);
      return withOtherIds(doc, path, (one, at) => (one === into && isHere(at) ? from : one));
    });
  }
}

type Both = { path: string; from: string; into: string };

/** The list as it was, in its order; where somebody changed it since, with the other one beside the one that stayed. */
function withBoth(value: string[], lists: string[][], { path, from, into }: Both): Record<string, unknown> | null {
  if (!value.includes(into) || value.includes(from)) return null;
  const merged = (list: string[]) => [...new Set(list.map((one) => (one === from ? into : one)))].join();
  const before = lists.find((list) => merged(list) === value.join());
  return { [path]: before ?? value.flatMap((one) => (one === into ? [into, from] : [one])) };
}

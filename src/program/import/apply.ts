/** Doing what was planned: entities first, then articles in batches, each a transaction; a run that is cut is gone on with by the next. */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Payload } from 'payload';
import type { AppendInput, ArchiveStore } from '../../archive/ArchiveStore.ts';
import type { DeskFiles } from '../../desk/files.ts';
import { createDocument, inTransaction, writeDocument } from '../../desk/writeBelowHooks.ts';
import type { BelowHooks } from '../../desk/writeBelowHooks.ts';
import { requestProjection } from '../../desk/projectionRequests.ts';
import { ENTITY_KINDS, ENTITY_PATHS } from '../../domain/lists.ts';
import type { Progress } from '../../progress.ts';
import { putProfile } from '../../publishing/project.ts';
import { toRecord } from '../../publishing/record/toRecord.ts';
import type { Publisher } from '../../publishing/publisher.ts';
import type { User } from '../../payload-types.ts';
import { articleData, relatedOf, storedArticle } from './articleOf.ts';
import type { IdOf } from './articleOf.ts';
import { ENTITY_COLLECTIONS, toEntity } from './known.ts';
import type { EntityCollection, Known } from './known.ts';
import type { Plan, Planned } from './planned.ts';

const BATCH = 200;

export type Actor = { name: string; user: (User & { collection: 'users' }) | null };
export type Applying = {
  payload: Payload;
  store: ArchiveStore;
  publisher: Pick<Publisher, 'settle' | 'project'>;
  files: DeskFiles;
  plan: Plan;
  known: Known;
  actor: Actor;
  publish: boolean;
  /** Articles in one transaction; 200 where nothing is said. */
  batch?: number | undefined;
  /** Another process publishes: what is to be public is asked for, and that one makes it so. */
  handsOver: boolean;
  onProgress?: Progress | undefined;
  /** Hears of every article that is in. */
  onDone: (planned: Planned) => void;
};

/** @throws what the stores throw; what `onDone` was told of stays */
export async function applyPlan(input: Applying): Promise<void> {
  const { plan, onProgress, onDone, batch: size = BATCH } = input;
  const idOf = await createEntities(input);
  const rows = plan.planned.filter(({ action }) => action !== 'unchanged');
  const created = rows.filter(({ action }) => action === 'create');
  let done = 0;
  const tell = (batch: Planned[]) => {
    batch.forEach(onDone);
    onProgress?.((done += batch.length), rows.length);
  };
  const put = new Set<string>();
  for (let start = 0; start < created.length; start += size) {
    const batch = created.slice(start, start + size);
    await createBatch(input, { batch, idOf, put });
    tell(batch);
  }
  for (const planned of rows.filter(({ action }) => action === 'change')) {
    await change(input, { planned, idOf });
    tell([planned]);
  }
  await input.publisher.settle();
}

/** @returns how to find what a row names, now that everything has an id */
async function createEntities({ payload, plan, known, actor }: Applying): Promise<IdOf> {
  const made = new Map<string, string>();
  for (const collection of ENTITY_COLLECTIONS) {
    for (const name of plan.entities.created[collection]) {
      const names = /\p{sc=Han}/u.test(name) ? { zh: name } : { en: name };
      const options = { collection, depth: 0, user: actor.user, overrideAccess: actor.user === null };
      const { id } = await payload.create({ ...options, data: { names } as never });
      const stored = await payload.db.findOne<Record<string, unknown> & { id: string }>({
        collection,
        where: { id: { equals: id } },
      });
      if (stored) known.entities[collection].byId.set(stored.id, toEntity(stored));
      made.set(`${collection} ${name}`, String(id));
    }
  }
  return (collection: EntityCollection, ref) =>
    ref && ('id' in ref ? ref.id : (made.get(`${collection} ${ref.create}`) ?? null));
}

type Batch = { batch: Planned[]; idOf: IdOf; put: Set<string> };

async function createBatch(input: Applying, { batch, idOf, put }: Batch): Promise<void> {
  const { payload, store, known, actor, publish, handsOver } = input;
  const related = relatedOf(known);
  const inputs = await inTransaction(payload, async (desk) => {
    const appended: AppendInput[] = [];
    for (const planned of batch) {
      const isPublic = publish && !planned.item.isDraft;
      const now = new Date().toISOString();
      const article = storedArticle({ planned, idOf, related, isPublic, now });
      await createDocument({ ...desk, collection: 'articles', doc: article as never });
      await writeEvent({ ...desk, actor, planned, isPublic });
      // The driver frees what it read only between turns of the event loop.
      await nextTurn();
      if (isPublic && handsOver)
        await requestProjection({ ...desk, request: { collection: 'articles', id: article.id } });
      if (!isPublic || handsOver) continue;
      const record = toRecord({ article, related, files: { images: new Map(), attachments: new Map() } });
      // The edition's time must not be before the save it shows, or reconcile would look at the article again.
      const at = new Date().toISOString();
      appended.push({ kind: 'published', articleId: article.id, at, record, expectedEditions: 0 });
    }
    return appended;
  });
  if (handsOver) return;
  await putProfiles(input, { batch, idOf, put });
  if (inputs.length > 0) await store.appendMany(inputs);
}

/** Profiles of what the batch names come before its editions, as they do when the publisher makes them one by one. */
async function putProfiles({ payload, store, files, publish }: Applying, { batch, idOf, put }: Batch): Promise<void> {
  if (!publish) return;
  for (const planned of batch.filter(({ item }) => !item.isDraft)) {
    const named: [EntityCollection, string | null][] = [
      ...planned.authors.flatMap(({ author, organization }): [EntityCollection, string | null][] => [
        ['authors', idOf('authors', author)],
        ['organizations', idOf('organizations', organization)],
      ]),
      ...[['sources', idOf('sources', planned.source)] as [EntityCollection, string | null]],
      ...[['series', idOf('series', planned.series)] as [EntityCollection, string | null]],
      ...planned.topics.map((topic): [EntityCollection, string | null] => ['topics', idOf('topics', topic)]),
    ];
    for (const [collection, id] of named) {
      if (!id || put.has(id)) continue;
      put.add(id);
      const kind = ENTITY_KINDS.find((one) => ENTITY_PATHS[one] === collection);
      if (!kind) continue;
      await putProfile({ payload, store, files, now: () => new Date() }, { kind, id });
    }
  }
}

type Event = BelowHooks & { actor: Actor; planned: Planned; isPublic: boolean };

async function writeEvent({ actor, planned, isPublic, ...desk }: Event): Promise<void> {
  const now = new Date().toISOString();
  const { file, line } = planned.item.place;
  const event = {
    ...{ id: randomUUID(), action: isPublic ? 'imported and published' : 'imported', outcome: 'done' },
    ...{ about: 'articles', document: planned.id, title: planned.item.title, detail: `${file}, line ${line}` },
    ...{ actor: actor.user?.id ?? null, actorName: actor.name, createdAt: now, updatedAt: now },
  };
  await writeDocument({ ...desk, collection: 'audit-events', doc: event });
}

/** Changed text is a new version, through every rule of the desk; what readers have changes with --publish only. */
async function change(
  { payload, actor, publish, publisher }: Applying,
  { planned, idOf }: { planned: Planned; idOf: IdOf },
) {
  const isPublic = publish && !planned.item.isDraft;
  const { externalId, importHash, ...data } = articleData(planned, idOf);
  await payload.update({
    ...{ collection: 'articles', id: planned.id, depth: 0, user: actor.user, overrideAccess: actor.user === null },
    draft: !isPublic,
    context: { isImport: true },
    data: { ...data, ...(isPublic ? { _status: 'published' } : {}) } as never,
  });
  await publisher.settle();
  const [where, collection] = [{ id: { equals: planned.id } }, 'articles'] as const;
  const stored = await payload.db.findOne<{ id: string; updatedAt?: string }>({ collection, where });
  const marks = { externalId, importHash, updatedAt: stored?.updatedAt };
  await payload.db.updateOne({ collection, id: planned.id, data: marks, returning: false });
}

/** Merging two entities, and undoing it: each one transaction with its events and its record among the runs. */
import { randomUUID } from 'node:crypto';
import { commitTransaction, initTransaction, killTransaction } from 'payload';
import type { PayloadRequest } from 'payload';
import { staffName } from '../../domain/desk/staffName.ts';
import { fill } from '../../words/fill.ts';
import { languageOf, wordsOf } from '../../words/say.ts';
import { requestProjection } from '../projectionRequests.ts';
import { writeDocument } from '../writeBelowHooks.ts';
import { nameOf } from './names.ts';
import type { MergeableCollection, StoredEntity } from './names.ts';
import type { Desk } from './places.ts';
import { planMerge, readEntity } from './plan.ts';
import type { Merge, MergePlan } from './plan.ts';
import { nameAgain, nameAnother } from './rewrite.ts';
import type { Change } from './rewrite.ts';

/** Runs looked through for the record of a merger. */
const RUNS = 5000;

export type Outcome<T> = { done: T } | { problems: string[] };

/** @throws what the desk throws; nothing was changed then */
export async function merge(req: PayloadRequest, asked: Merge): Promise<Outcome<MergePlan['counts']>> {
  return alone(req, async (desk) => {
    const planned = await planMerge(desk, asked);
    if ('problems' in planned) return planned;
    const { from, into, places, names, counts } = planned.plan;
    const changes = await nameAnother(desk, places, { from: from.id, into: into.id });
    const { collection } = asked;
    await save(desk, { collection, id: into.id, data: { aliases: [...(into.aliases ?? []), ...names] } });
    await save(desk, { collection, id: from.id, data: { mergedInto: into.id } });
    await askFor(desk, changes);
    await recordEvent(desk, { action: 'merged', collection, entity: from, detail: nameOf(into) });
    const options = { collection, from: from.id, into: into.id, names, changes };
    await recordRun(desk, { options, counts, log: `${nameOf(from)} → ${nameOf(into)}` });
    return { done: counts };
  });
}

type Undoing = { collection: MergeableCollection; from: string };

/** @throws as merge */
export async function undoMerge(req: PayloadRequest, { collection, from: id }: Undoing): Promise<Outcome<object>> {
  return alone(req, async (desk) => {
    const words = wordsOf('merging', languageOf(req));
    const refuse = (sentence: string, values = {}) => ({ problems: [fill(sentence, values)] });
    const from = await readEntity(desk, collection, id);
    if (!from) return refuse(words.badId, { field: 'from', collection });
    if (!from.mergedInto) return refuse(words.notMerged, { name: nameOf(from) });
    const into = await readEntity(desk, collection, from.mergedInto);
    if (into?.mergedInto) return refuse(words.undoOther, { other: nameOf(into) });
    const run = await runOf(desk, { from: id, into: from.mergedInto });
    if (!into || !run) return refuse(words.noRecord);
    await save(desk, { collection, id, data: { mergedInto: null } });
    await nameAgain(desk, run.changes, { from: id, into: into.id });
    const aliases = (into.aliases ?? []).filter((name) => !run.names.includes(name));
    await save(desk, { collection, id: into.id, data: { aliases } });
    await askFor(desk, run.changes, run.at);
    await recordEvent(desk, { action: 'merger undone', collection, entity: from, detail: nameOf(into) });
    const options = { collection, from: id, into: into.id, undo: true };
    const log = `${nameOf(from)} ← ${nameOf(into)}`;
    await recordRun(desk, { options, counts: { documents: run.changes.length }, log });
    return { done: {} };
  });
}

async function alone<T>(req: PayloadRequest, work: (desk: Desk) => Promise<T>): Promise<T> {
  await initTransaction(req);
  try {
    const result = await work({ payload: req.payload, req });
    await commitTransaction(req);
    return result;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}

type Saving = {
  collection: MergeableCollection;
  id: string;
  data: { aliases: string[] } | { mergedInto: string | null };
};

/** Through the hooks: rules, number of saves, events and the request to the publisher. */
async function save({ payload, req }: Desk, { collection, id, data }: Saving): Promise<void> {
  await payload.update({ collection, id, data: data as never, depth: 0, req, context: { isMerging: true } });
}

/** Entities show whom they name. Of articles only those that were published anew since the merger are others for readers now. */
async function askFor({ payload, req }: Desk, changes: Change[], since?: string): Promise<void> {
  for (const { collection, id } of changes) {
    if (collection === 'articles') {
      if (since === undefined) continue;
      const doc = await payload.db.findOne<{ id: string; updatedAt: string }>({
        ...{ collection, where: { id: { equals: id } }, req },
        select: { updatedAt: true },
      });
      if (!doc || doc.updatedAt <= since) continue;
    }
    await requestProjection({ req, request: { collection, id } });
  }
}

type Recorded = { action: string; collection: string; entity: StoredEntity; detail: string };

async function recordEvent({ payload, req }: Desk, { action, collection, entity, detail }: Recorded): Promise<void> {
  const { user } = req;
  const event = { about: collection, document: entity.id, title: nameOf(entity), detail };
  const actor = { actor: user?.id ?? null, actorName: staffName(req.user) };
  await payload.create({ collection: 'audit-events', data: { action, outcome: 'done', ...event, ...actor }, req });
}

type Run = { options: Record<string, unknown>; counts: Record<string, number>; log: string };

/** In the transaction of the merger: the record is what its undoing goes by. */
async function recordRun({ payload, req }: Desk, run: Run): Promise<void> {
  const now = new Date().toISOString();
  const times = { startedAt: now, endedAt: now, createdAt: now, updatedAt: now };
  const actor = { actor: req.user?.id ?? null, actorName: staffName(req.user) };
  const doc = { id: randomUUID(), kind: 'merge', outcome: 'done', ...actor, ...run, ...times };
  await writeDocument({ payload, req: { transactionID: (await req.transactionID) ?? '' }, collection: 'runs', doc });
}

type MergeOptions = { from: string; into: string; names: string[]; changes: Change[]; undo?: boolean };

async function runOf({ payload, req }: Desk, { from, into }: { from: string; into: string }) {
  const { docs } = await payload.find({
    ...{ collection: 'runs', depth: 0, limit: RUNS, pagination: false, sort: '-startedAt', req },
    where: { kind: { equals: 'merge' } },
    select: { options: true, startedAt: true },
  });
  const found = docs.find(({ options }) => {
    const run = options as MergeOptions | null;
    return run?.from === from && run.into === into && !run.undo;
  });
  if (!found) return null;
  const { names, changes } = found.options as unknown as MergeOptions;
  return { names, changes, at: found.startedAt };
}

/** A bulk import from end to end: read, check, plan, and, unless it is a rehearsal or something is refused, do it. */
import type { Payload } from 'payload';
import type { ArchiveStore } from '../../archive/ArchiveStore.ts';
import type { DeskFiles } from '../../desk/files.ts';
import { todayInChina } from '../../../collections/fields/values.ts';
import { fieldOf } from '../../interchange/bulk/fields.ts';
import { toItem } from '../../interchange/bulk/item.ts';
import type { BulkItem } from '../../interchange/bulk/item.ts';
import type { RowProblem } from '../../interchange/bulk/problem.ts';
import type { Read } from '../../interchange/bulk/readRows.ts';
import type { Publisher } from '../../publishing/publisher.ts';
import { isDiskFull } from '../diskFull.ts';
import { relatedOf } from './articleOf.ts';
import { applyPlan } from './apply.ts';
import type { Actor } from './apply.ts';
import { readKnown } from './known.ts';
import type { EntityCollection } from './known.ts';
import { planImport } from './plan.ts';
import type { Planned } from './planned.ts';
import { unpublishable } from './publishable.ts';

export type ImportOptions = {
  dryRun: boolean;
  /** Rows that are not drafts are made public, with the day of their original publication. */
  publish: boolean;
  /** What is refused does not keep the rest out. */
  partial: boolean;
  acceptSimilar: boolean;
  /** Values for rows that lack them, by field. */
  defaults: Record<string, string>;
};

export type ImportReport = {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** How many of created and changed are in the desk; all of them, unless the run failed. */
  done: number;
  /** Articles that a run before had left between desk and archive, and that readers have now. */
  completed: number;
  entities: { matched: number; created: Record<EntityCollection, string[]> };
  problems: RowProblem[];
  remarks: string[];
  /** The rows that are refused, as the file has them. */
  rejects: { raw: unknown; problems: RowProblem[] }[];
};

type Importing = {
  payload: Payload;
  store: ArchiveStore;
  publisher: Pick<Publisher, 'settle' | 'project' | 'reconcile'>;
  files: DeskFiles;
  read: Read;
  options: ImportOptions;
  /** As in `applyPlan`. */
  handsOver?: boolean;
  actor: Actor;
  /** Articles in one transaction. */
  batch?: number;
  onProgress?: (step: 'plan' | 'apply', done: number, total: number) => void;
};

/** Thrown when a run failed half way; `report.done` says how many are in, and the same import again goes on from there. */
export class ImportCut extends Error {
  override readonly name = 'ImportCut';
  readonly report: ImportReport;

  constructor(report: ImportReport, cause: unknown) {
    const { created, changed, done } = report;
    const wanted = created + changed;
    const why = isDiskFull(cause) ? 'the disk is full' : (cause as Error).message;
    super(`${done} of ${wanted} are in, ${wanted - done} are not: ${why}. The same import goes on.`, { cause });
    this.report = report;
  }
}

/** @throws ImportCut; ImportDenied when who asks may not publish */
export async function importRows(input: Importing): Promise<ImportReport> {
  const { payload, read, options, actor, onProgress } = input;
  if (options.publish && !['publisher', 'administrator'].includes(actor.user?.role ?? '')) {
    throw new ImportDenied();
  }
  const problems = [...read.problems];
  const items = itemsOf(read, options.defaults, problems);
  const known = await readKnown(payload);
  const { acceptSimilar } = options;
  const progress = (done: number, total: number) => onProgress?.('plan', done, total);
  const plan = await planImport({ items, known, files: read.files, acceptSimilar, onProgress: progress });
  problems.push(
    ...plan.problems,
    ...(options.publish ? refusedToPublish(plan.planned, relatedOf(known, plan.entities.created)) : []),
  );
  const bad = new Set(problems.map(({ file, line }) => `${file} ${line}`));
  const planned = plan.planned.filter(({ item: { place } }) => !bad.has(`${place.file} ${place.line}`));
  const report = reportOf({ read, planned, problems, plan });
  const isRefused = problems.length > 0 && (!options.partial || read.rows.length === 0);
  if (options.dryRun || isRefused) return report;
  const wanted = { ...plan, planned, entities: { ...plan.entities, created: usedBy(planned, plan.entities.created) } };
  report.entities = wanted.entities;
  const onDone = () => void (report.done += 1);
  try {
    const { publish } = options;
    // A run that was cut may have left articles that the desk publishes and the archive has not.
    if (publish) report.completed = await input.publisher.reconcile();
    const apply = (done: number, total: number) => onProgress?.('apply', done, total);
    const { handsOver = false } = input;
    await applyPlan({ ...input, plan: wanted, known, publish, handsOver, onDone, onProgress: apply });
  } catch (error) {
    throw new ImportCut(report, error);
  }
  return report;
}

export class ImportDenied extends Error {
  override readonly name = 'ImportDenied';

  constructor() {
    super('--publish needs a publisher: say whose import it is with --as <e-mail of a publisher or administrator>');
  }
}

function itemsOf(read: Read, defaults: Record<string, string>, problems: RowProblem[]): BulkItem[] {
  const today = todayInChina();
  const given = Object.fromEntries(
    Object.entries(defaults).flatMap(([name, value]) => {
      const field = fieldOf(name);
      return field ? [[field, value]] : [];
    }),
  );
  return read.rows.flatMap((row) => toItem({ ...row, values: { ...given, ...row.values } }, problems, today) ?? []);
}

const refusedToPublish = (planned: Planned[], related: ReturnType<typeof relatedOf>): RowProblem[] =>
  planned
    .filter(({ action, item }) => action !== 'unchanged' && !item.isDraft)
    .flatMap((one) => unpublishable(one, related));

/** Of the entities that were to be made, those that a row which stays names. */
function usedBy(planned: Planned[], created: ImportReport['entities']['created']): typeof created {
  const named = (collection: EntityCollection): Set<string> => {
    const refs = planned.flatMap(({ authors, source, series, topics }) => {
      if (collection === 'authors') return authors.map(({ author }) => author);
      if (collection === 'organizations') return authors.map(({ organization }) => organization);
      return collection === 'topics' ? topics : [collection === 'sources' ? source : series];
    });
    return new Set(refs.flatMap((ref) => (ref && 'create' in ref ? [ref.create] : [])));
  };
  const entries = (Object.entries(created) as [EntityCollection, string[]][]).map(([collection, names]) => {
    const used = named(collection);
    return [collection, names.filter((name) => used.has(name))];
  });
  return Object.fromEntries(entries) as typeof created;
}

type Reporting = Pick<Importing, 'read'> & {
  planned: Planned[];
  problems: RowProblem[];
  plan: { entities: ImportReport['entities']; remarks: string[] };
};

function reportOf({ read, planned, problems, plan }: Reporting): ImportReport {
  const count = (action: Planned['action']) => planned.filter((one) => one.action === action).length;
  const byPlace = new Map<string, RowProblem[]>();
  for (const one of problems) {
    const key = `${one.file} ${one.line}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), one]);
  }
  const rejects = read.rows.flatMap(({ raw, place }) => {
    const found = byPlace.get(`${place.file} ${place.line}`);
    return found ? [{ raw, problems: found }] : [];
  });
  const unread = [...byPlace.values()].filter(([one]) => one && one.line > 0).length - rejects.length;
  return {
    rows: read.rows.length + Math.max(0, unread),
    ...{ created: count('create'), changed: count('change'), unchanged: count('unchanged'), done: 0, completed: 0 },
    refused: rejects.length + Math.max(0, unread),
    ...{ entities: plan.entities, problems, remarks: [...read.remarks, ...plan.remarks], rejects },
  };
}

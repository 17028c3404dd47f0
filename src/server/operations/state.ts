/** What the page of operations shows: what runs, what was last verified and backed up, what to worry about, and the newest runs. */
import path from 'node:path';
import type { Payload } from 'payload';
import type { Config } from '../../config.ts';
import type { OperationsState, OperationsWarning } from '../../domain/desk/operations.ts';
import { lastBackup } from '../../program/backup/lastBackup.ts';
import { lastVerified } from '../../program/health.ts';
import { fileOf } from './places.ts';
import type { Runner } from './runner.ts';

const SHOWN = 20;
const DAY_MS = 86_400_000;
const BACKUP_DUE_DAYS = 2;
const DRILL_DUE_DAYS = 35;

/** Where backups go: as set, else where the last one went; null where nobody has said. */
export function backupFolder(config: Config): string | null {
  const last = lastBackup(config.engine.folder);
  return config.BACKUP_FOLDER ? path.resolve(config.BACKUP_FOLDER) : last && path.dirname(last.backup);
}

type Reading = { payload: Payload; config: Config; runner: Runner; now?: number };

export async function readState({ payload, config, runner, now = Date.now() }: Reading): Promise<OperationsState> {
  const data = config.engine.folder;
  const { docs } = await payload.find({ collection: 'runs', sort: '-startedAt', limit: SHOWN, depth: 0 });
  const runs = await Promise.all(
    docs.map(async ({ id, kind, outcome, startedAt, endedAt, actorName, counts }) => {
      const file = await fileOf(data, id);
      return {
        ...{ id, kind, outcome, startedAt, endedAt: endedAt ?? null, actorName },
        counts: numbersIn(counts),
        file: file && path.basename(file),
      };
    }),
  );
  const last = lastBackup(data);
  const known = {
    engine: config.engine.kind,
    verified: lastVerified(data),
    backup: last && { at: last.at, folder: path.dirname(last.backup) },
    drill: await lastDrill(payload),
  };
  return {
    ...known,
    running: runner.running(),
    backupFolder: backupFolder(config),
    warnings: warningsOf(known, now),
    runs,
  };
}

function numbersIn(counts: unknown): Record<string, number> {
  const all = Object.entries((counts ?? {}) as Record<string, unknown>);
  return Object.fromEntries(all.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}

async function lastDrill(payload: Payload): Promise<OperationsState['drill']> {
  const { docs } = await payload.find({
    ...{ collection: 'runs', where: { kind: { equals: 'backup' } }, sort: '-startedAt', limit: 200, depth: 0 },
    select: { options: true, outcome: true, startedAt: true },
  });
  const drill = docs.find(({ options }) => (options as { drill?: boolean } | null)?.drill);
  return drill ? { at: drill.startedAt, outcome: drill.outcome } : null;
}

type Known = Pick<OperationsState, 'engine' | 'verified' | 'backup' | 'drill'>;

function warningsOf({ engine, verified, backup, drill }: Known, now: number): OperationsWarning[] {
  const isOld = (at: string, days: number) => now - Date.parse(at) > days * DAY_MS;
  const warnings: OperationsWarning[] = [];
  if (!verified) warnings.push('neverVerified');
  if (verified && verified.findings > 0) warnings.push('damaged');
  // The tools of a replica set back up without telling us.
  if (engine === 'mongodb') return warnings;
  if (!backup) warnings.push('neverBackedUp');
  else if (isOld(backup.at, BACKUP_DUE_DAYS)) warnings.push('backupOld');
  if (drill && drill.outcome !== 'done' && drill.outcome !== 'running') warnings.push('drillFailed');
  else if (backup && (!drill || isOld(drill.at, DRILL_DUE_DAYS))) warnings.push('drillDue');
  return warnings;
}

/** Which backups stay: the newest of each of the last days, weeks and months that have one. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { listBackups } from './manifest.ts';
import { removeUnnamed } from './uploads.ts';

export type Retention = { daily: number; weekly: number; monthly: number };

const DAY_MS = 86_400_000;
/** Weeks begin on Mondays; 1970 began on a Thursday. */
const weekOf = (day: string) => String(Math.floor((Date.parse(day) / DAY_MS + 3) / 7));

/** @param names backups, as listBackups gives them. @returns those to keep; the newest is always one of them */
export function choose(names: string[], { daily, weekly, monthly }: Retention): Set<string> {
  const newestFirst = [...names].sort().reverse();
  const kept = new Set(newestFirst.slice(0, 1));
  const keepBy = (period: (day: string) => string, count: number) => {
    const seen = new Set<string>();
    for (const name of newestFirst) {
      const of = period(name.slice(0, 10));
      if (seen.has(of) || seen.size === count) continue;
      seen.add(of);
      kept.add(name);
    }
  };
  keepBy((day) => day, daily);
  keepBy(weekOf, weekly);
  keepBy((day) => day.slice(0, 7), monthly);
  return kept;
}

/** Removes what need not stay, and files that nothing else names. @returns how many backups went */
export async function removeOld(target: string, retention: Retention): Promise<number> {
  const names = await listBackups(target);
  const kept = choose(names, retention);
  const old = names.filter((name) => !kept.has(name));
  for (const name of old) await rm(path.join(target, name), { recursive: true });
  await removeUnnamed(target);
  return old.length;
}

/** What the data folder knows of itself, for the dashboard: the last verification and the last good backup. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { lastBackup } from './backup/lastBackup.ts';

const reportSchema = z.object({ checkedAt: z.string(), findings: z.array(z.unknown()) });

/** The report of the server's own verification, as `server/dailyCheck.ts` keeps it. */
export const verifiedFile = (folder: string): string => path.join(folder, 'verified.json');

/** `findings`: faults that the last verification found, null before the first; `lastBackup`: its time, null where none is known. */
export function readHealth(folder: string): { findings: number | null; lastBackup: string | null } {
  return { findings: lastVerified(folder)?.findings ?? null, lastBackup: lastBackup(folder)?.at ?? null };
}

/** When the last verification was, and how many faults it found; null before the first. */
export function lastVerified(folder: string): { at: string; findings: number } | null {
  const file = verifiedFile(folder);
  if (!existsSync(file)) return null;
  try {
    const { checkedAt, findings } = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { at: checkedAt, findings: findings.length };
  } catch {
    // A report that cannot be read says nothing; the next verification writes another.
    return null;
  }
}

/** Unsaved text of one person at one document, in this browser alone. */

/** `at`: when it was last written; `revision`: the save that it started from. */
export type Kept = { at: string; revision: number; values: Record<string, unknown> };

type Place = { collection: string; id: string | number | undefined; user: string };

/** Unsaved text that nobody came back for goes after this many milliseconds. */
const FORGOTTEN_MS = 30 * 86_400_000;
const PREFIX = 'unsaved:';

export const keyOf = ({ collection, id, user }: Place): string => `${PREFIX}${user}:${collection}:${id ?? 'new'}`;

/** @returns null where nothing is kept, or what is there cannot be read */
export function readKept(key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept && typeof kept.at === 'string' && typeof kept.values === 'object' ? kept : null;
  } catch {
    return null;
  }
}

/** A browser without room, or one that keeps nothing, keeps nothing: the form itself still has the text. */
export function keep(key: string, kept: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    localStorage.removeItem(key);
  }
}

export function forget(key: string): void {
  localStorage.removeItem(key);
}

/** Takes away what is older than a month. */
export function tidy(now: number): void {
  for (const key of Object.keys(localStorage)) {
    const kept = key.startsWith(PREFIX) ? readKept(key) : null;
    if (kept && now - Date.parse(kept.at) > FORGOTTEN_MS) forget(key);
  }
}

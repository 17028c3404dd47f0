/** SHA-256 of uploads, each file read once as long as it stays what it is: a save of an article must not read its PDF again. */
import { createHash } from 'node:crypto';
import { promises as disk } from 'node:fs';
import path from 'node:path';

export type Hashed = { sha256: string; bytes: number; read: () => Promise<Buffer> };

/** What tells that a file is not the one it was: nothing changes its bytes without changing one of these. */
type Known = { size: number; mtimeMs: number; ctimeMs: number; ino: number; sha256: string };

/** Files remembered at most, the oldest forgotten first; one takes some 300 bytes. */
const KNOWN_MAX = 20_000;
const known = new Map<string, Known>();

/** @returns null where the file cannot be read */
export async function hashOnce(folder: string, name: string): Promise<Hashed | null> {
  const file = path.join(folder, path.basename(name));
  const now = await disk.stat(file).catch(() => null);
  if (!now?.isFile()) return null;
  const before = known.get(file);
  if (before && isSame(before, now)) return hashed(file, before);
  const bytes = await disk.readFile(file).catch(() => null);
  if (!bytes) return null;
  const { mtimeMs, ctimeMs, ino } = now;
  const found = { size: bytes.length, mtimeMs, ctimeMs, ino, sha256: sha256Of(bytes) };
  known.delete(file);
  known.set(file, found);
  if (known.size > KNOWN_MAX) known.delete(known.keys().next().value as string);
  return hashed(file, found);
}

const hashed = (file: string, { sha256, size }: Known): Hashed => ({
  sha256,
  bytes: size,
  async read() {
    const bytes = await disk.readFile(file);
    if (sha256Of(bytes) === sha256) return bytes;
    throw new Error(`file ${path.basename(file)} was replaced while it was made public`);
  },
});

const isSame = (before: Known, now: Omit<Known, 'sha256'>): boolean =>
  (['size', 'mtimeMs', 'ctimeMs', 'ino'] as const).every((property) => before[property] === now[property]);

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of uploads, each file read once as long as it stays what it is: a save of an article must not read its PDF again. */
import { createHash } from 'node:crypto';
import type { DeskFiles } from '../../desk/files.ts';

export type Hashed = { sha256: string; bytes: number; read: () => Promise<Buffer> };

type Known = { size: number; sha256: string };

/** Files remembered at most, the oldest forgotten first; one takes some 300 bytes. */
const KNOWN_MAX = 20_000;
/** By what tells that a file is not the one it was. */
const known = new Map<string, Known>();

/** @returns null where the file cannot be read. @throws when the database that keeps it does not answer */
export async function hashOnce(desk: DeskFiles, name: string): Promise<Hashed | null> {
  const stamp = await desk.stamp('media', name);
  if (stamp === null) return null;
  const before = known.get(stamp);
  if (before) return hashed({ desk, name }, before);
  const bytes = await desk.read('media', name);
  if (!bytes) return null;
  const found = { size: bytes.length, sha256: sha256Of(bytes) };
  known.set(stamp, found);
  if (known.size > KNOWN_MAX) known.delete(known.keys().next().value as string);
  return hashed({ desk, name }, found);
}

const hashed = ({ desk, name }: { desk: DeskFiles; name: string }, { sha256, size }: Known): Hashed => ({
  sha256,
  bytes: size,
  async read() {
    const bytes = await desk.read('media', name);
    if (bytes && sha256Of(bytes) === sha256) return bytes;
    throw new Error(`file ${name} was replaced while it was made public`);
  },
});

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

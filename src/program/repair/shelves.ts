/** Files that staff uploaded and imported, compared with a bag's: what is missing or was changed on the disk, and can be put back. */
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Payload } from 'payload';
import { SHELVES } from '../../desk/files.ts';
import type { DeskFiles, Shelf } from '../../desk/files.ts';
import { readDocuments } from '../../desk/readBelowHooks.ts';
import { readLines } from '../../interchange/readLines.ts';
import { hashFile, hashPieces } from '../hashPieces.ts';
import { nameInBag, SHELF_FOLDERS } from '../export/format.ts';
import type { BagSource } from './bagSource.ts';

export type FilePlan = {
  /** Where a file of a shelf comes from. */
  takes: { shelf: Shelf; name: string; from: string }[];
  lost: { shelf: Shelf; name: string; why: string }[];
};

type Planning = { payload: Payload; files: DeskFiles; source: BagSource };
type Named = { name: string; bytes: number | null };
/** `sha256` is that of the stored file for originals alone; a picture was turned and made smaller before it was stored. */
type Known = { shelf: Shelf; file: Named; sha256: string | null; isUnchanged: boolean };

/** Every file that the desk names, against the bag. */
export async function planShelves({ payload, files, source }: Planning): Promise<FilePlan> {
  const plan: FilePlan = { takes: [], lost: [] };
  for (const shelf of SHELVES) {
    const saved = await savedAt(source.place(`desk/${shelf}.jsonl`));
    for await (const doc of readDocuments({ payload, collection: shelf })) {
      const sha256 = shelf === 'originals' ? String(doc.sha256) : null;
      const isUnchanged = saved.get(doc.id) === doc.updatedAt;
      for (const file of filesOf(doc)) await judge({ shelf, file, sha256, isUnchanged }, { files, source, plan });
    }
  }
  return plan;
}

async function judge({ shelf, file, sha256, isUnchanged }: Known, on: Omit<Planning, 'payload'> & { plan: FilePlan }) {
  const { files, source, plan } = on;
  const { name } = file;
  const own = await files.open(shelf, name);
  const ownHash = own && (await hashPieces(own));
  const from = source.place(`${SHELF_FOLDERS[shelf]}/${nameInBag(name)}`);
  const otherHash = from && (await hashFile(from));
  if (ownHash !== null && (sha256 ? ownHash === sha256 : ownHash === otherHash)) return;
  const isTrue = sha256
    ? otherHash === sha256
    : from !== null && (isUnchanged || (ownHash === null && (await stat(from)).size === file.bytes));
  if (from && isTrue) plan.takes.push({ shelf, name, from });
  else if (ownHash === null || sha256)
    plan.lost.push({ shelf, name, why: ownHash ? 'is not what it was' : 'is missing' });
}

/** Of documents in the bag, when each was last saved. */
async function savedAt(file: string | null): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (file === null) return found;
  for await (const line of readLines(file)) {
    const { id, updatedAt } = JSON.parse(line) as { id: string; updatedAt: string };
    found.set(id, updatedAt);
  }
  return found;
}

/** An upload and what was made of it in other sizes, of which small pictures have several under one name. */
function filesOf(doc: Record<string, unknown>): Named[] {
  const sizes = Object.values((doc.sizes ?? {}) as Record<string, Record<string, unknown> | null>);
  const named = new Map<string, Named>();
  for (const one of [...sizes, doc]) {
    if (typeof one?.filename !== 'string') continue;
    named.set(one.filename, { name: one.filename, bytes: Number(one.filesize) || null });
  }
  return [...named.values()];
}

/** Puts the files in their places, each whole or not at all. */
export async function putFiles({ takes }: FilePlan, folders: Record<Shelf, string>): Promise<void> {
  for (const { shelf, name, from } of takes) {
    const to = path.join(folders[shelf], path.basename(name));
    const half = `${to}.repairing`;
    try {
      await copyFile(from, half);
      await rename(half, to);
    } finally {
      await rm(half, { force: true });
    }
  }
}

/** What a bag holds of the archive, read piece by piece. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ArchiveContent, MediaFile, StoredProfile } from '../../archive/ArchiveStore.ts';
import { ENTITY_KINDS } from '../../domain/lists.ts';
import type { EntityKind } from '../../domain/lists.ts';
import { readLines } from '../../interchange/readLines.ts';

/** @param data the folder `data` of a bag that was verified @param at instant of the archive's last write */
export function archiveContent(data: string, at: string): ArchiveContent {
  return { at, profiles: profiles(data), files: files(data), editions: readLines(path.join(data, 'log.jsonl')) };
}

async function* profiles(data: string): AsyncGenerator<StoredProfile> {
  for (const kind of ENTITY_KINDS) {
    for await (const line of readLines(path.join(data, 'entities', `${kind}.jsonl`))) yield toProfile(kind, line);
  }
}

function toProfile(kind: EntityKind, line: string): StoredProfile {
  const { updatedAt, isPut, seenAt, ...profile } = JSON.parse(line) as Omit<StoredProfile, 'entity'> & object;
  return { entity: { kind, profile } as StoredProfile['entity'], updatedAt, isPut, seenAt };
}

async function* files(data: string): AsyncGenerator<MediaFile> {
  for await (const line of readLines(path.join(data, 'media.jsonl'))) {
    const info = JSON.parse(line) as Omit<MediaFile, 'bytes'>;
    yield { ...info, bytes: await readFile(path.join(data, 'media', `${info.sha256}.${info.extension}`)) };
  }
}

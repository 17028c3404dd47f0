/** The one way to open an archive, and the one place that knows the engines. */
import path from 'node:path';
import type { ArchiveStore, Head, OnProgress } from './ArchiveStore.ts';
import { readLogEnd } from './sqlite/logEnd.ts';
import { openSqliteArchive } from './sqlite/open.ts';
import { repairFile } from './sqlite/repair/repair.ts';
import type { Repair, RepairSource } from './sqlite/repair/repair.ts';
import type { SearchThreads } from './sqlite/threads/longQuestions.ts';

/** Where the archive is kept: in one file of a folder on a local disk, for one process. */
export type ArchivePlace = { kind: 'sqlite'; folder: string };

type Opening = {
  place: ArchivePlace;
  /** Beside a process that writes. */
  readOnly?: boolean;
  /** Hears how much of the log is done when the read model of an older version is made anew. */
  onUpgrade?: OnProgress;
  /** Threads for the questions that can take long; without them everything is answered in one. */
  threads?: SearchThreads | undefined;
};

/** @throws ArchiveError store-damaged, store-readonly, store-unavailable */
export async function openArchive({ place, ...options }: Opening): Promise<ArchiveStore> {
  switch (place.kind) {
    case 'sqlite':
      return openSqliteArchive({ file: path.join(place.folder, 'archive.db'), ...options });
  }
}

/** The last edition of a copy of an archive, which need not be of this version. @throws when it is no archive */
export function endOfLog(place: Extract<ArchivePlace, { kind: 'sqlite' }>): { seq: number; sha256: string } {
  return readLogEnd(path.join(place.folder, 'archive.db'));
}

export type { Repair, RepairSource };

type Repairing = { place: ArchivePlace; source: RepairSource; known: Head | null; isRehearsal: boolean };

/** As repairFile: of an archive that nobody has open. Lists and search are left as they are. */
export function repairArchive({ place, ...options }: Repairing): Promise<Repair> {
  return repairFile({ file: path.join(place.folder, 'archive.db'), ...options });
}

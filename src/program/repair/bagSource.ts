/** What a bag has for a repair: of its files only those that are what its manifests say. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RepairSource } from '../../archive/openArchive.ts';
import type { MediaFile } from '../../archive/ArchiveStore.ts';
import { checkBag } from '../../interchange/bag/checkBag.ts';
import { BagError } from '../../interchange/bag/names.ts';
import { readLines } from '../../interchange/readLines.ts';
import type { Progress } from '../../progress.ts';
import { readFormat } from '../export/format.ts';

export type BagSource = RepairSource & {
  /** The place of a file under data/, null where the bag has none that is what it was. */
  place: (name: string) => string | null;
  /** What is wrong with the bag itself. */
  problems: string[];
};

type MediaLine = Omit<MediaFile, 'bytes'>;

/** @throws BagError when it is no bag of ours that this program can read, or its manifests are not whole */
export async function openBagSource(bag: string, onProgress?: Progress): Promise<BagSource> {
  const { isSealed, problems, damaged, names } = await checkBag(bag, onProgress);
  if (!isSealed) throw new BagError(`${bag} cannot be used:\n${problems.join('\n')}`);
  await readFormat(bag);
  const place = (name: string) =>
    names.has(`data/${name}`) && !damaged.has(`data/${name}`) ? path.join(bag, 'data', name) : null;
  const described = await readMediaLines(place('media.jsonl'));
  return {
    problems,
    place,
    // Each edition is judged by its own hash and the chain, also where others of the file are not what they were.
    editions: () => readLines(path.join(bag, 'data', 'log.jsonl')),
    async file(sha256) {
      const line = described.get(sha256);
      const file = line && place(`media/${sha256}.${line.extension}`);
      return file ? { ...line, bytes: await readFile(file) } : null;
    },
  };
}

async function readMediaLines(file: string | null): Promise<Map<string, MediaLine>> {
  const found = new Map<string, MediaLine>();
  if (file === null) return found;
  for await (const text of readLines(file)) {
    const line = JSON.parse(text) as MediaLine;
    found.set(line.sha256, line);
  }
  return found;
}

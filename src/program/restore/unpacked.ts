/** A bag as a folder, whether it is one or is packed: unpacked beside its file, on a disk that has room for it. */
import { rm } from 'node:fs/promises';
import { isTar, unpackBag } from '../../interchange/bag/tar.ts';

/** @throws BagError, and what `work` throws; what was unpacked is gone afterwards */
export async function withUnpacked<T>(bag: string, work: (folder: string) => Promise<T>): Promise<T> {
  if (!isTar(bag)) return work(bag);
  const folder = `${bag}.unpacked`;
  try {
    await rm(folder, { recursive: true, force: true });
    return await work(await unpackBag({ file: bag, folder }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

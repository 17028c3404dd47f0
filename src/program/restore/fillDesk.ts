/** The desk out of a bag: every document under its id, every version in its order, every global. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CollectionSlug, Payload } from 'payload';
import type { StoredDocument } from '../../desk/readBelowHooks.ts';
import { deskCollections } from '../../desk/readBelowHooks.ts';
import {
  deferReferences,
  inTransaction,
  writeDocument,
  writeGlobal,
  writeVersion,
} from '../../desk/writeBelowHooks.ts';
import type { BelowHooks, NewVersion } from '../../desk/writeBelowHooks.ts';
import { BagError } from '../../interchange/bag/names.ts';
import { readLines } from '../../interchange/readLines.ts';
import type { Progress } from '../../progress.ts';
import type { BagFormat, Counts } from '../export/format.ts';

type Filling = { payload: Payload; data: string; format: BagFormat; onProgress?: Progress | undefined };
type Writer = (desk: BelowHooks & { collection: CollectionSlug }, row: never) => Promise<void>;

/**
 * One transaction: documents name each other in any order.
 * @throws BagError naming a file that holds more or less than the bag says, or a collection that this program does not know
 */
export async function fillDesk({ payload, data, format, onProgress }: Filling): Promise<void> {
  const collections = Object.keys(format.desk);
  const unknown = collections.filter((slug) => !deskCollections(payload).includes(slug as CollectionSlug));
  if (unknown.length > 0) throw new BagError(`data/desk/${unknown[0]}.jsonl: this program has no such collection`);
  const total = Object.values(format.desk).reduce((sum, { documents, versions }) => sum + documents + versions, 0);
  let done = 0;
  const onRow = () => onProgress?.((done += 1), total);
  await inTransaction(payload, async (desk) => {
    await deferReferences(desk);
    for (const slug of collections) await fillCollection({ desk, data, slug: slug as CollectionSlug, format, onRow });
    const globals = JSON.parse(await readFile(path.join(data, 'desk', 'globals.json'), 'utf8')) as object;
    for (const [slug, global] of Object.entries(globals)) await writeGlobal({ ...desk, slug, data: global as object });
  });
}

type Collection = { desk: BelowHooks; data: string; slug: CollectionSlug; format: BagFormat; onRow: () => void };

async function fillCollection({ desk, data, slug, format, onRow }: Collection): Promise<void> {
  const { documents, versions } = format.desk[slug] as Counts[string];
  const write = async (name: string, expected: number, writer: Writer) => {
    let found = 0;
    for await (const line of readLines(path.join(data, 'desk', name))) {
      await writer({ ...desk, collection: slug }, JSON.parse(line) as never);
      found += 1;
      onRow();
    }
    if (found !== expected)
      throw new BagError(`data/desk/${name} has ${found} lines, and archive.json says ${expected}`);
  };
  await write(`${slug}.jsonl`, documents, (to, doc: StoredDocument) => writeDocument({ ...to, doc }));
  if (versions === 0) return;
  await write(`${slug}.versions.jsonl`, versions, (to, version: NewVersion) => writeVersion({ ...to, version }));
}

/** Do two desks, on whatever engines, say the same? Compared document by document, version by version, field by field. */
import { createHash } from 'node:crypto';
import type { CollectionSlug, Payload } from 'payload';
import { deskCollections, readDocuments, readVersions } from '../../desk/readBelowHooks.ts';
import { ENDED } from './copyDesk.ts';

type Summary = { documents: number; versions: number; sha256: string };

/** @returns what differs, a line for each collection; empty when nothing does */
export async function compareDesks(from: Payload, to: Payload): Promise<string[]> {
  const different: string[] = [];
  for (const collection of deskCollections(from)) {
    const [one, other] = [await summaryOf(from, collection), await summaryOf(to, collection)];
    if (one.documents !== other.documents || one.versions !== other.versions) {
      different.push(
        `${collection}: ${one.documents} document(s) and ${one.versions} version(s), there ${other.documents} and ${other.versions}`,
      );
    } else if (one.sha256 !== other.sha256) different.push(`${collection}: a document is not what it was`);
  }
  return different;
}

async function summaryOf(payload: Payload, collection: CollectionSlug): Promise<Summary> {
  const hash = createHash('sha256');
  let [documents, versions] = [0, 0];
  for await (const doc of readDocuments({ payload, collection })) {
    hash.update(JSON.stringify(plain(doc)));
    documents += 1;
  }
  if (payload.collections[collection]?.config.versions) {
    for await (const { parent, updatedAt, version } of readVersions({ payload, collection })) {
      hash.update(JSON.stringify(plain({ parent, updatedAt, version })));
      versions += 1;
    }
  }
  return { documents, versions, sha256: hash.digest('hex') };
}

/** Left out: what only one engine keeps, and sessions, which end. Nothing, null and an empty list are one. */
const OWN = new Set([...Object.keys(ENDED), '_id', '__v', 'bodyFiles', 'introductionFiles', '_order', '_parent_id']);

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value)
    .filter(([name]) => !OWN.has(name))
    .map(([name, one]) => [name, plain(one)] as const)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** What goes into an exported bag, file by file, read in pieces so that memory does not grow with the archive. */
import type { Payload } from 'payload';
import { z } from 'zod';
import type { ArchiveReader } from '../../archive/ArchiveStore.ts';
import type { DeskFiles, Shelf } from '../../desk/files.ts';
import { editionSchema } from '../../domain/edition.ts';
import { ENTITY_KINDS } from '../../domain/lists.ts';
import type { EntityKind } from '../../domain/lists.ts';
import { ARTICLE_FORMATS } from '../../formats/index.ts';
import type { Reader } from '../../http/endpoint.ts';
import type { Bag } from '../../interchange/bag/writeBag.ts';
import { readArticle } from '../../reader/articles/find.ts';
import { deskCollections, readGlobals } from '../../desk/readBelowHooks.ts';
import { nameInBag, SHELF_FOLDERS } from './format.ts';
import type { Counts } from './format.ts';
import { deskDocuments, deskVersions } from './desk.ts';
import { README } from './readme.ts';

const PAGE = 200;

/** Where an increment begins: after this edition and its instant. */
export type Start = { seq: number; sha256: string; at: string };

export async function addLog(bag: Bag, { store, since }: { store: ArchiveReader; since: number }): Promise<void> {
  await bag.add('README.txt', [README]);
  await bag.add('schema/edition.json', [`${JSON.stringify(z.toJSONSchema(editionSchema), null, 2)}\n`]);
  await bag.add('log.jsonl', editions(store, since));
}

async function* editions(store: ArchiveReader, start: number): AsyncGenerator<string> {
  for (let since = start; ; since += PAGE) {
    const page = await store.changes({ since, limit: PAGE });
    if (page.length > 0) yield page.map((json) => `${json}\n`).join('');
    if (page.length < PAGE) return;
  }
}

export async function addEntities(bag: Bag, store: ArchiveReader): Promise<void> {
  for (const kind of ENTITY_KINDS) await bag.add(`entities/${kind}.jsonl`, profiles(store, kind));
}

async function* profiles(store: ArchiveReader, kind: EntityKind): AsyncGenerator<string> {
  for (let after: string | null = null; ;) {
    const page = await store.listProfiles({ kind, after, limit: PAGE });
    for (const { entity, updatedAt, isPut, seenAt } of page)
      yield `${JSON.stringify({ ...entity.profile, updatedAt, isPut, seenAt })}\n`;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.entity.profile.slug;
  }
}

/** Public files by their hash, and what staff uploaded and imported by its name. */
export async function addFiles(
  bag: Bag,
  { store, files, since }: { store: ArchiveReader; files: DeskFiles; since: Start | null },
): Promise<void> {
  const named = since && (await filesSince(store, since.seq));
  const described: string[] = [];
  for (let after: string | null = null; ;) {
    const page = await store.listMedia({ after, limit: PAGE });
    for (const { sha256, extension, mimeType, name } of page) {
      if (named?.has(sha256) === false) continue;
      await bag.add(`media/${sha256}.${extension}`, store.readMedia({ sha256 }));
      described.push(`${JSON.stringify({ sha256, extension, mimeType, name })}\n`);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.sha256;
  }
  await bag.add('media.jsonl', described);
  for (const [shelf, folder] of Object.entries(SHELF_FOLDERS) as [Shelf, string][]) {
    for await (const { name, changedAt } of files.list(shelf)) {
      const pieces = since && changedAt < since.at ? null : await files.open(shelf, name);
      if (pieces) await bag.add(`${folder}/${nameInBag(name)}`, pieces);
    }
  }
}

/** Files that editions after this one name, by their hash. */
async function filesSince(store: ArchiveReader, seq: number): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const text of editions(store, seq)) {
    for (const [, sha256 = ''] of text.matchAll(/\/media\/([0-9a-f]{64})\./g)) found.add(sha256);
  }
  return found;
}

/** Every public article as a page and as text, for those who open the bag without a program. */
export async function addArticles(
  bag: Bag,
  { reader, since }: { reader: Reader; since: Start | null },
): Promise<number> {
  let count = 0;
  for (let after: string | null = null; ;) {
    const page = await reader.store.listPublic({ after, limit: PAGE });
    for (const { slug, updatedAt } of page) {
      if (!since || updatedAt > since.at) count += await addArticle(bag, { reader, slug });
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return count;
    after = last.id;
  }
}

async function addArticle(bag: Bag, { reader, slug }: { reader: Reader; slug: string }): Promise<number> {
  const found = await reader.store.findArticle(slug);
  if (found?.status !== 'public') return 0;
  const article = await readArticle({ reader, found });
  const { translationOf } = found.state.record;
  for (const format of ['html', 'txt'] as const) {
    await bag.add(`articles/${slug}.${format}`, [
      ARTICLE_FORMATS[format].encode({ article, site: reader.site, translationOf }),
    ]);
  }
  return 1;
}

type Desk = { payload: Payload; withPasswords: boolean; since: Start | null };

/** @returns how many documents and versions each collection has */
export async function addDesk(bag: Bag, { payload, withPasswords, since }: Desk) {
  const counts: Counts = {};
  for (const slug of deskCollections(payload)) {
    const count = { documents: 0, versions: 0 };
    counts[slug] = count;
    const documents = counted(
      deskDocuments({ payload, collection: slug, withPasswords, after: since?.at }),
      () => (count.documents += 1),
    );
    await bag.add(`desk/${slug}.jsonl`, documents);
    if (!payload.collections[slug].config.versions) continue;
    const versions = counted(
      deskVersions({ payload, collection: slug, after: since?.at }),
      () => (count.versions += 1),
    );
    await bag.add(`desk/${slug}.versions.jsonl`, versions);
  }
  await bag.add('desk/globals.json', [`${JSON.stringify(await readGlobals(payload))}\n`]);
  return counts;
}

async function* counted<T>(lines: AsyncIterable<T>, count: () => void): AsyncGenerator<T> {
  for await (const line of lines) {
    count();
    yield line;
  }
}

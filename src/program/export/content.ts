/** What goes into an exported bag, file by file, read in pieces so that memory does not grow with the archive. */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Payload } from 'payload';
import { z } from 'zod';
import type { ArchiveReader } from '../../archive/ArchiveStore.ts';
import { editionSchema } from '../../domain/edition.ts';
import { ENTITY_KINDS } from '../../domain/lists.ts';
import type { EntityKind } from '../../domain/lists.ts';
import { ARTICLE_FORMATS } from '../../formats/index.ts';
import type { Reader } from '../../http/endpoint.ts';
import type { Bag } from '../../interchange/bag/writeBag.ts';
import { readArticle } from '../../reader/articles/find.ts';
import type { DeskSlug } from './desk.ts';
import { deskDocuments, deskVersions } from './desk.ts';
import { README } from './readme.ts';

const PAGE = 200;

export async function addLog(bag: Bag, store: ArchiveReader): Promise<void> {
  await bag.add('README.txt', [README]);
  await bag.add('schema/edition.json', [`${JSON.stringify(z.toJSONSchema(editionSchema), null, 2)}\n`]);
  await bag.add('log.jsonl', editions(store));
}

async function* editions(store: ArchiveReader): AsyncGenerator<string> {
  for (let since = 0; ; since += PAGE) {
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
    for (const { entity, updatedAt } of page) yield `${JSON.stringify({ ...entity.profile, updatedAt })}\n`;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.entity.profile.slug;
  }
}

/** Public files by their hash, and what staff uploaded and imported by its name. */
export async function addFiles(
  bag: Bag,
  { store, folders }: { store: ArchiveReader; folders: Record<string, string> },
): Promise<void> {
  for (let after: string | null = null; ;) {
    const page = await store.listMedia({ after, limit: PAGE });
    for (const { sha256, extension } of page)
      await bag.add(`media/${sha256}.${extension}`, store.readMedia({ sha256 }));
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.sha256;
  }
  for (const [name, folder] of Object.entries(folders)) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.isFile()) await bag.add(`${name}/${entry.name}`, createReadStream(path.join(folder, entry.name)));
    }
  }
}

/** Every public article as a page and as text, for those who open the bag without a program. */
export async function addArticles(bag: Bag, reader: Reader): Promise<number> {
  let count = 0;
  for (let after: string | null = null; ;) {
    const page = await reader.store.listPublic({ after, limit: PAGE });
    for (const { slug } of page) count += await addArticle(bag, { reader, slug });
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

export async function addDesk(bag: Bag, payload: Payload): Promise<void> {
  const { collections } = payload.config;
  for (const { slug, versions } of collections.filter((one) => !one.slug.startsWith('payload-'))) {
    await bag.add(`desk/${slug}.jsonl`, deskDocuments(payload, slug as DeskSlug));
    if (versions) await bag.add(`desk/${slug}.versions.jsonl`, deskVersions(payload, slug as DeskSlug));
  }
}

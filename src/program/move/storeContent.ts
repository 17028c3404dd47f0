/** All that an archive holds, read from it piece by piece: to fill another one. */
import type { ArchiveContent, ArchiveReader, MediaFile, StoredProfile } from '../../archive/ArchiveStore.ts';
import { ENTITY_KINDS } from '../../domain/lists.ts';

const PAGE = 200;

export async function storeContent(store: ArchiveReader): Promise<ArchiveContent> {
  const { at } = await store.revision();
  return { at, profiles: profiles(store), files: files(store), editions: editions(store) };
}

async function* profiles(store: ArchiveReader): AsyncGenerator<StoredProfile> {
  for (const kind of ENTITY_KINDS) {
    for (let after: string | null = null; ;) {
      const page = await store.listProfiles({ kind, after, limit: PAGE });
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = last.entity.profile.slug;
    }
  }
}

async function* files(store: ArchiveReader): AsyncGenerator<MediaFile> {
  for (let after: string | null = null; ;) {
    const page = await store.listMedia({ after, limit: PAGE });
    for (const { sha256, extension, mimeType, name } of page) {
      const pieces: Buffer[] = [];
      for await (const piece of store.readMedia({ sha256 })) pieces.push(piece);
      yield { sha256, extension, mimeType, name, bytes: Buffer.concat(pieces) };
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.sha256;
  }
}

async function* editions(store: ArchiveReader): AsyncGenerator<string> {
  for (let since = 0; ; since += PAGE) {
    const page = await store.changes({ since, limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
  }
}

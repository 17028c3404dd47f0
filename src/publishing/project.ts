/** One article or entity, desk -> archive: read what is public now, write it if it differs. Safe to repeat at any time. */
import type { Payload } from 'payload';
import type { ArchiveStore, ArticleState } from '../archive/ArchiveStore.ts';
import { cite } from '../domain/citation.ts';
import { canonicalJson, isPublic } from '../domain/edition.ts';
import type { ArticleRecord } from '../domain/record.ts';
import { ENTITY_KINDS } from '../domain/words.ts';
import type { EditionKind, EntityKind } from '../domain/words.ts';
import { deskArticle, publicArticle, relatedTo, relatedToEntity } from './desk.ts';
import type { Related } from './desk.ts';
import { readPublicFiles } from './files.ts';
import { COLLECTIONS, toProfiles } from './toProfile.ts';
import { toRecord, withNamesOf } from './toRecord.ts';

export type Projection = {
  payload: Payload;
  store: ArchiveStore;
  /** Folder of the desk's uploads. */
  uploads: string;
  now: () => Date;
};

/** Brings the archive up to the desk for one article. @returns the edition made, or null when nothing had changed */
export async function projectArticle(context: Projection, id: string): Promise<EditionKind | null> {
  const { payload, store } = context;
  const state = await store.state(id);
  const article = await publicArticle(payload, id);
  if (!article) return withdraw(context, id, state);
  const related = await relatedTo(payload, article);
  const files = await readPublicFiles(context.uploads, related.media.values());
  const record = toRecord({ article, related, files });
  if (state && isPublic(state.edition) && isSame(record, state.record)) return null;

  for (const file of files.files) await store.putMedia(file);
  await putProfiles(context, related, files);
  const kind = !state ? 'published' : isPublic(state.edition) ? 'corrected' : 'restored';
  const at = context.now().toISOString();
  await store.append({ kind, articleId: id, at, record, expectedEditions: state?.editions ?? 0 });
  return kind;
}

/** Brings the archive up to the desk for one entity that published articles name; others are not the archive's yet. */
export async function projectEntity(context: Projection, collection: string, id: string): Promise<void> {
  const kind = ENTITY_KINDS.find((candidate) => COLLECTIONS[candidate] === collection);
  if (!kind) return;
  const related = await relatedToEntity(context.payload, COLLECTIONS[kind], id);
  const slug = related[COLLECTIONS[kind]].get(id)?.slug;
  if (!slug || !(await context.store.getEntity({ kind, slug }))) return;
  const files = await readPublicFiles(context.uploads, related.media.values());
  for (const file of files.files) await context.store.putMedia(file);
  const at = context.now().toISOString();
  for (const profile of toProfiles([{ kind, id }], { related, files })) await context.store.putEntity(profile, at);
}

async function putProfiles(
  { store, now }: Projection,
  related: Related,
  files: Awaited<ReturnType<typeof readPublicFiles>>,
): Promise<void> {
  const wanted = ENTITY_KINDS.flatMap((kind: EntityKind) =>
    [...related[COLLECTIONS[kind]].keys()].map((id) => ({ kind, id })),
  );
  const at = now().toISOString();
  for (const profile of toProfiles(wanted, { related, files })) await store.putEntity(profile, at);
}

async function withdraw({ payload, store, now }: Projection, id: string, state: ArticleState | null) {
  if (!state || !isPublic(state.edition)) return null;
  const article = await deskArticle(payload, id);
  const reason = article?.stage === 'withdrawn' ? article.withdrawal?.reason : null;
  // Only a withdrawal with its reason takes an article from readers; a desk that lost it does not.
  if (!reason) throw new Error(`article ${id} is public in the archive but neither public nor withdrawn in the desk`);
  const at = now().toISOString();
  const { title, publishedOn } = state.record;
  const record = { title, publishedOn, withdrawnAt: at, reason, citation: cite(state.record) };
  await store.append({ kind: 'withdrawn', articleId: id, at, record, expectedEditions: state.editions });
  return 'withdrawn' as const;
}

function isSame(record: ArticleRecord, published: ArticleRecord): boolean {
  return canonicalJson(withNamesOf(record, published)) === canonicalJson(published);
}

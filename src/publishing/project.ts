/** One article or entity, desk -> archive: read what is public now, write it if it differs. Safe to repeat at any time. */
import type { Payload } from 'payload';
import type { AppendInput, ArchiveStore, ArticleState, MediaFile } from '../archive/ArchiveStore.ts';
import { cite } from '../domain/citation.ts';
import { canonicalJson, isPublic } from '../domain/edition.ts';
import type { EntityProfile } from '../domain/entity.ts';
import type { ArticleRecord } from '../domain/record.ts';
import { ENTITY_KINDS } from '../domain/lists.ts';
import type { EditionKind, EntityKind } from '../domain/lists.ts';
import { deskArticle, publicArticle, relatedTo, relatedToEntity } from './readDesk.ts';
import type { Related } from './readDesk.ts';
import { readPublicFiles } from './files.ts';
import type { PublicFiles } from './files.ts';
import { COLLECTIONS, toProfiles } from './toProfile.ts';
import { toRecord, withNamesOf } from './toRecord.ts';

export type Projection = {
  payload: Payload;
  store: ArchiveStore;
  /** Folder of the desk's uploads. */
  uploads: string;
  now: () => Date;
};

/** What the archive lacks of one article: the edition to append, with the files and profiles that go before it. */
export type Plan = { edition: AppendInput; profiles: EntityProfile[]; files: MediaFile[] };

/** Compares one article, desk and archive. @returns null when nothing public has changed; nothing is written */
export async function planArticle(context: Projection, id: string): Promise<Plan | null> {
  const { payload, store } = context;
  const state = await store.state(id);
  const article = await publicArticle(payload, id);
  if (!article) return planWithdrawal(context, id, state);
  const related = await relatedTo(payload, article);
  const files = await readPublicFiles(context.uploads, related.media.values());
  const record = toRecord({ article, related, files });
  if (state && isPublic(state.edition) && isSame(record, state.record)) return null;
  const kind = !state ? 'published' : isPublic(state.edition) ? 'corrected' : 'restored';
  const at = context.now().toISOString();
  return {
    edition: { kind, articleId: id, at, record, expectedEditions: state?.editions ?? 0 },
    profiles: profilesOf(related, files),
    files: files.files,
  };
}

/** Brings the archive up to the desk for one article. @returns the kind of edition made, or null when nothing had changed */
export async function projectArticle(context: Projection, id: string): Promise<EditionKind | null> {
  const plan = await planArticle(context, id);
  if (!plan) return null;
  const { edition, files, profiles } = plan;
  for (const file of files) await context.store.putMedia(file);
  for (const profile of profiles) await context.store.putEntity(profile, edition.at);
  await context.store.append(edition);
  return edition.kind;
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

function profilesOf(related: Related, files: PublicFiles): EntityProfile[] {
  const wanted = ENTITY_KINDS.flatMap((kind: EntityKind) =>
    [...related[COLLECTIONS[kind]].keys()].map((id) => ({ kind, id })),
  );
  return toProfiles(wanted, { related, files });
}

async function planWithdrawal(context: Projection, id: string, state: ArticleState | null): Promise<Plan | null> {
  if (!state || !isPublic(state.edition)) return null;
  const article = await deskArticle(context.payload, id);
  const reason = article?.stage === 'withdrawn' ? article.withdrawal?.reason : null;
  // Only a withdrawal with its reason takes an article from readers; a desk that lost it does not.
  if (!reason) throw new Error(`article ${id} is public in the archive but neither public nor withdrawn in the desk`);
  const at = context.now().toISOString();
  const { title, publishedOn } = state.record;
  const record = { title, publishedOn, withdrawnAt: at, reason, citation: cite(state.record) };
  return {
    edition: { kind: 'withdrawn', articleId: id, at, record, expectedEditions: state.editions },
    profiles: [],
    files: [],
  };
}

function isSame(record: ArticleRecord, published: ArticleRecord): boolean {
  return canonicalJson(withNamesOf(record, published)) === canonicalJson(published);
}

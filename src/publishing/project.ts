/** One article or entity, desk -> archive: read what is public now, write it if it differs. Safe to repeat at any time. */
import type { Payload } from 'payload';
import { idOf } from '../domain/desk/references.ts';
import type { AppendInput, ArchiveStore, ArticleState } from '../archive/ArchiveStore.ts';
import type { DeskFiles } from '../desk/files.ts';
import { cite } from '../domain/citation.ts';
import { isPublic } from '../domain/edition.ts';
import type { Edition } from '../domain/edition.ts';
import type { EntityProfile } from '../domain/entity.ts';
import type { ArticleRecord } from '../domain/record.ts';
import { ENTITY_KINDS, ENTITY_PATHS } from '../domain/lists.ts';
import type { EntityKind } from '../domain/lists.ts';
import { NotPublishable } from '../domain/desk/obstacles.ts';
import type { PublicFile } from './record/files.ts';
import { makeProfiles, makePublic } from './record/makePublic.ts';
import { deskArticle, publicArticle, relatedToEntity } from './record/readDesk.ts';
import { isSameToReaders } from './record/sameToReaders.ts';
import { withNamesOf } from './record/toRecord.ts';
import { readMerged, withPresentSlugs } from './merged.ts';

export type Projection = {
  payload: Payload;
  store: ArchiveStore;
  /** What staff uploaded. */
  files: DeskFiles;
  now: () => Date;
};

/** What the archive lacks of one article: the edition to append, with the files and profiles that go before it. */
export type Plan = { edition: AppendInput; profiles: EntityProfile[]; files: PublicFile[] };

/** Compares one article, desk and archive. @returns null when nothing public has changed; nothing is written */
export async function planArticle(context: Projection, id: string): Promise<Plan | null> {
  const { payload, store } = context;
  const state = await store.state(id);
  const article = await publicArticle(payload, id);
  if (!article) return planWithdrawal(context, id, state);
  const { record, profiles, files } = await makePublic({ payload, desk: context.files, article });
  if (state?.record && isPublic(state.edition) && (await isSame(context, record, state.record))) return null;
  // The log's word is final until a publisher restores the article, which saves it anew.
  if (state && !isPublic(state.edition) && article.updatedAt <= state.edition.at) {
    throw new NotPublishable([{ path: 'stage', reason: 'withdrawnInLog' }]);
  }
  const kind = !state ? 'published' : isPublic(state.edition) ? 'corrected' : 'restored';
  const at = context.now().toISOString();
  return {
    edition: { kind, articleId: id, at, record, expectedEditions: state?.editions ?? 0 },
    profiles,
    files,
  };
}

/** Brings the archive up to the desk for one article. @returns the edition made, or null when nothing had changed */
export async function projectArticle(context: Projection, id: string): Promise<Edition | null> {
  const plan = await planArticle(context, id);
  if (!plan) return null;
  const { edition, files, profiles } = plan;
  await putNewFiles(context.store, files);
  for (const profile of profiles) await context.store.putEntity(profile, edition.at);
  return context.store.append(edition);
}

/** Brings the archive up to the desk for one entity that published articles name; others are not the archive's yet. */
export async function projectEntity(context: Projection, collection: string, id: string): Promise<void> {
  const kind = ENTITY_KINDS.find((candidate) => ENTITY_PATHS[candidate] === collection);
  if (!kind) return;
  const related = await relatedToEntity({ payload: context.payload }, ENTITY_PATHS[kind], id);
  const slug = related[ENTITY_PATHS[kind]].get(id)?.slug;
  if (slug && (await isKnown(context.store, { kind, slug }))) await putProfile(context, { kind, id });
}

/** Shown to readers, or merged into one that may be. */
async function isKnown(store: ArchiveStore, { kind, slug }: { kind: EntityKind; slug: string }): Promise<boolean> {
  if (await store.getEntity({ kind, slug })) return true;
  return (await store.listMerged()).some((one) => one.kind === kind && one.slug === slug);
}

/** The profile of an entity as it is now, with its files, whether an article names it already or is about to. */
export async function putProfile(context: Projection, { kind, id }: { kind: EntityKind; id: string }): Promise<void> {
  const { payload, store } = context;
  const related = await relatedToEntity({ payload }, ENTITY_PATHS[kind], id);
  const into = mergedInto(related[ENTITY_PATHS[kind]].get(id));
  // The one that stands for it comes first: the archive lists under it.
  const wanted = [...(into ? [{ kind, id: into }] : []), { kind, id }];
  const { profiles, files } = await makeProfiles({ related, desk: context.files, wanted });
  await putNewFiles(store, files);
  const at = context.now().toISOString();
  for (const profile of profiles) await store.putEntity(profile, at);
}

const mergedInto = (doc: object | undefined): string | null =>
  idOf((doc as { mergedInto?: string | { id: string } | null } | undefined)?.mergedInto);

/** Bytes are read of what the archive does not have. */
async function putNewFiles(store: ArchiveStore, files: PublicFile[]): Promise<void> {
  for (const { read, ...file } of files) {
    if (!(await store.mediaInfo(file.sha256))) await store.putMedia({ ...file, bytes: await read() });
  }
}

async function planWithdrawal(context: Projection, id: string, state: ArticleState | null): Promise<Plan | null> {
  if (!state?.record || !isPublic(state.edition)) return null;
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

/** To name the one that another was merged into is no change either; mergers are read where there seems to be one. */
async function isSame({ payload }: Projection, record: ArticleRecord, published: ArticleRecord): Promise<boolean> {
  if (isSameToReaders(withNamesOf(record, published), published)) return true;
  const merged = await readMerged(payload);
  if (merged.length === 0) return false;
  const [now, then] = [withPresentSlugs(record, merged), withPresentSlugs(published, merged)];
  return isSameToReaders(withNamesOf(now, then), then);
}

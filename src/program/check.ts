/** Is everything what it was? The archive against its own hashes, the desk against the archive, uploads against the desk. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Payload } from 'payload';
import type { ArchiveStore, OnProgress } from '../archive/ArchiveStore.ts';
import { SHELVES } from '../desk/files.ts';
import type { DeskFiles, Shelf } from '../desk/files.ts';
import { isPublic } from '../domain/edition.ts';
import { NotPublishable } from '../domain/desk/obstacles.ts';
import { planArticle } from '../publishing/project.ts';
import { deskRows, findCandidates } from '../publishing/reconcile.ts';
import { hashPieces } from './hashPieces.ts';

/** One thing that is not as it should be; `seq` and `article` where it is about one edition or article. */
export type Finding = {
  part: 'archive' | 'desk' | 'uploads';
  seq: number | null;
  article: string | null;
  message: string;
};

/** `articles` and `uploads`: how many were compared; null where the desk was left out. */
export type CheckReport = {
  checkedAt: string;
  editions: number;
  redacted: number;
  articles: number | null;
  uploads: number | null;
  findings: Finding[];
  /** Not wrong yet: articles that readers have as they should, whose next correction will meet these obstacles. */
  notices: Finding[];
};

type Desk = { payload: Payload; store: ArchiveStore; files: DeskFiles; onProgress?: OnProgress };

/** Every hash, the chain, the public files, and what readers are shown against the log. */
export async function checkArchive(store: ArchiveStore, onProgress?: OnProgress): Promise<CheckReport> {
  const checkedAt = new Date().toISOString();
  const { editions, redacted, problems } = await store.verify(onProgress);
  const findings = problems.map(({ seq, articleId, message }): Finding => ({
    part: 'archive',
    seq: seq || null,
    article: articleId,
    message,
  }));
  return { checkedAt, editions, redacted, articles: null, uploads: null, findings, notices: [] };
}

/** Adds the desk: every public record is made anew and compared with the archive's, and every upload is looked for. */
export async function checkDesk(report: CheckReport, desk: Desk): Promise<CheckReport> {
  const articles = await compareArticles(desk);
  const uploads = await findUploads(desk);
  return {
    ...report,
    articles: articles.compared,
    uploads: uploads.compared,
    findings: [...report.findings, ...articles.findings, ...uploads.findings],
    notices: articles.notices,
  };
}

type Compared = { compared: number; findings: Finding[] };

async function compareArticles(desk: Desk): Promise<Compared & { notices: Finding[] }> {
  const { payload, store, files, onProgress } = desk;
  const context = { payload, store, files, now: () => new Date() };
  const findings: Finding[] = [];
  const notices: Finding[] = [];
  const check = async (id: string, savedAt: string | null) => {
    const plan = await planArticle(context, id).catch((error: Error) => error);
    if (!plan) return;
    const isUnchanged = plan instanceof NotPublishable && (await isShownAsSaved(store, { id, savedAt }));
    const what = plan instanceof Error ? plan.message : 'the desk has a public text that the archive has not';
    const message = isUnchanged
      ? `article ${id}: its next correction will be refused: ${what}`
      : `article ${id}: ${what}`;
    (isUnchanged ? notices : findings).push({ part: 'desk', seq: null, article: id, message });
  };
  const { totalDocs } = await payload.count({ collection: 'articles', overrideAccess: false });
  let compared = 0;
  for await (const { id, updatedAt } of deskRows(payload)) {
    await check(id, updatedAt);
    compared += 1;
    onProgress?.(compared, totalDocs);
    // The driver frees what it read only between turns of the event loop, and whoever else works here gets one.
    await nextTurn();
  }
  for await (const { id, savedAt } of findCandidates(payload, store)) if (savedAt === null) await check(id, null);
  return { compared, findings, notices };
}

/** Whether readers have what the desk last saved of it: then an obstacle came afterwards, and changes nothing for them. */
async function isShownAsSaved(store: ArchiveStore, { id, savedAt }: { id: string; savedAt: string | null }) {
  const state = await store.state(id);
  return state !== null && savedAt !== null && isPublic(state.edition) && savedAt <= state.edition.at;
}

const BATCH = 200;

/**
 * Every file that the desk knows: it is there, and an original is what it was when it was taken in. Of a picture the hash
 * is that of the upload, and what is stored was turned and made smaller.
 */
async function findUploads({ payload, files }: Desk): Promise<Compared> {
  const compared: Compared = { compared: 0, findings: [] };
  for (const collection of SHELVES) {
    for (let page = 1, isMore = true; isMore; page += 1) {
      const { docs, hasNextPage } = await payload.find({ collection, sort: 'id', limit: BATCH, page, depth: 0 });
      for (const doc of docs) {
        const name = doc.filename ?? '';
        const sha256 = collection === 'originals' && 'sha256' in doc ? doc.sha256 : null;
        const wrong = await problemOf({ files, shelf: collection, name }, sha256);
        if (wrong)
          compared.findings.push({ part: 'uploads', seq: null, article: null, message: `file ${name}: ${wrong}` });
      }
      compared.compared += docs.length;
      isMore = hasNextPage;
    }
  }
  return compared;
}

type Place = { files: DeskFiles; shelf: Shelf; name: string };

async function problemOf({ files, shelf, name }: Place, sha256: string | null | undefined): Promise<string | null> {
  if ((await files.stamp(shelf, name)) === null) return 'is missing';
  if (!sha256) return null;
  const hash = await hashPieces((await files.open(shelf, name)) ?? []);
  return hash === sha256 ? null : 'is not what it was when it was taken in';
}

/** Links under which somebody without an account reads one exact text: made, ended and found. The secret is kept nowhere. */
import { createHash, randomBytes } from 'node:crypto';
import type { Payload } from 'payload';
import type { DeskFiles } from '../../desk/files.ts';
import { hashText } from '../../domain/edition.ts';
import { NotPublishable } from '../../domain/desk/obstacles.ts';
import type { Article, PreviewLink } from '../../payload-types.ts';
import { makePublic } from '../record/makePublic.ts';
import type { PublicArticle } from '../record/makePublic.ts';

const DAY = 24 * 60 * 60 * 1000;

export type Found =
  | { state: 'unknown' | 'expired' | 'ended' | 'changed' }
  | { state: 'open'; link: PreviewLink; article: Article; made: PublicArticle; sha256: string };

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The article as it stands in its newest draft; null when there is none. */
export async function newestArticle(payload: Payload, id: string): Promise<Article | null> {
  const { docs } = await payload.find({
    ...{ collection: 'articles', draft: true, depth: 0, limit: 1, pagination: false },
    where: { id: { equals: id } },
  });
  return docs[0] ?? null;
}

type New = { payload: Payload; article: string; sha256: string; recipient: string; days: number; madeBy: string };

/** @returns the secret part of the address, which cannot be had again */
export async function makeLink({ payload, article, sha256, recipient, days, madeBy }: New): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  const expiresAt = new Date(Date.now() + days * DAY).toISOString();
  const data = { article, recipient, sha256, expiresAt, secretHash: hashOf(secret), createdByName: madeBy };
  await payload.create({ collection: 'preview-links', data, depth: 0 });
  return secret;
}

/** What is behind an address. Nothing of an article is told where it is not open. */
export async function findLink(context: { payload: Payload; desk: DeskFiles }, secret: string): Promise<Found> {
  const { payload } = context;
  const { docs } = await payload.find({
    ...{ collection: 'preview-links', depth: 0, limit: 1, pagination: false },
    where: { secretHash: { equals: hashOf(secret) } },
  });
  const [link] = docs;
  if (!link) return { state: 'unknown' };
  if (link.revokedAt) return { state: 'ended' };
  if (Date.parse(link.expiresAt) < Date.now()) return { state: 'expired' };
  const article = await newestArticle(payload, String(link.article));
  if (!article) return { state: 'ended' };
  const made = await tryMake(context, article);
  const sha256 = made && hashText(made.record);
  if (!made || sha256 !== link.sha256) return { state: 'changed' };
  return { state: 'open', link, article, made, sha256 };
}

async function tryMake(
  context: { payload: Payload; desk: DeskFiles },
  article: Article,
): Promise<PublicArticle | null> {
  try {
    return await makePublic({ ...context, article });
  } catch (error) {
    if (error instanceof NotPublishable) return null;
    throw error;
  }
}

/** What somebody with a preview link says: *agreed*, under a name, or a comment. Both in the desk, and agreement in the audit log. */
import { createLocalReq, ValidationError } from 'payload';
import type { Payload } from 'payload';
import { queueLetters } from '../../../collections/review/notify.ts';
import type { Found } from '../../publishing/previews/links.ts';

type Open = Extract<Found, { state: 'open' }>;
export type Said = { name: string; text: string; agrees: boolean };

const LONG = '意见过长，最多 5000 个字符。 · The comment is too long: at most 5000 characters.';
const EMPTY = '请填写姓名和意见。 · Give your name and what you want to say.';

/** @returns why it was not taken; null when it was */
export async function takeAnswer(
  payload: Payload,
  { link, article, sha256 }: Open,
  said: Said,
): Promise<string | null> {
  const { agrees } = said;
  const [name, text] = [said.name.trim().slice(0, 200), said.text.trim()];
  if (!name || (!agrees && !text)) return EMPTY;
  const who = `${name} (${link.recipient})`;
  if (text) {
    const data = { article: article.id, text, authorName: who };
    const problem = await payload.create({ collection: 'comments', data, depth: 0 }).then(() => null, asProblem);
    if (problem) return problem;
  }
  if (agrees && !link.agreedAt) {
    const about = { about: 'articles', document: article.id, title: article.title ?? null };
    const event = { action: 'agreed', outcome: 'done' as const, ...about, actorName: who, detail: `text ${sha256}` };
    await payload.create({ collection: 'audit-events', data: event, depth: 0 });
    const data = { agreedAt: new Date().toISOString(), agreedBy: name };
    await payload.update({ collection: 'preview-links', id: link.id, data, depth: 0 });
  }
  const values = { id: article.id, title: article.title ?? '', who, said: text };
  const to = [{ role: { in: ['publisher', 'administrator'] } }];
  await queueLetters({ req: await createLocalReq({}, payload), topic: 'agreed', to, values });
  return null;
}

function asProblem(error: unknown): string {
  if (error instanceof ValidationError) return LONG;
  throw error;
}

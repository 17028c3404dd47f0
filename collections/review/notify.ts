/** Letters that follow a step: queued with the step itself, so that both are stored or neither. */
import type { CollectionAfterChangeHook, PayloadRequest, Where } from 'payload';
import { stepBetween } from '../../src/domain/desk/stages.ts';
import type { StepName } from '../../src/domain/desk/stages.ts';
import type { Article, Problem } from '../../src/payload-types.ts';
import { fill } from '../../src/words/fill.ts';
import { letters } from '../../src/words/subjects/review/letters.ts';
import { articleContext } from '../hooks/article/context.ts';
import { roleOf } from '../access/roles.ts';

export type MailTopic = 'submitted' | 'sentBack' | 'approved' | 'released' | 'late' | 'agreed';

const PUBLISHERS: Where = { role: { in: ['publisher', 'administrator'] } };
const account = (id: string | null | undefined): Where[] => (id ? [{ id: { equals: id } }] : []);

type Letter = {
  req: PayloadRequest;
  topic: MailTopic;
  /** Whom it concerns; who did it is left out, and who does not want it. */
  to: Where[];
  values: { title: string; who: string; said: string; id: string };
};

/** Queues one letter for each person, in both languages of the desk. */
export async function queueLetters({ req, topic, to, values }: Letter): Promise<void> {
  // Without a mail server everything is on the dashboard.
  if (to.length === 0 || req.payload.email.name !== 'outbox') return;
  const { docs } = await req.payload.find({
    ...{ collection: 'users', pagination: false, depth: 0, req },
    where: { and: [{ or: to }, { id: { not_equals: req.user?.id ?? '' } }] },
  });
  const { serverURL, routes } = req.payload.config;
  const url = `${serverURL}${routes.admin}/collections/articles/${values.id}`;
  const { subject, text } = letters[topic];
  for (const { email, mailOff } of docs) {
    if (mailOff?.includes(topic)) continue;
    const data = {
      to: email,
      subject: oneLine(fill(`${subject.zh} / ${subject.en}`, values)),
      text: [text.zh, text.en].map((part) => fill(part, values)).join('\n\n') + `\n\n${values.said}\n\n${url}\n`,
      nextAt: new Date().toISOString(),
    };
    await req.payload.create({ collection: 'mails', data, depth: 0, req });
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 300);

/** After a step of an article: whoever waits for it, or waited, is told. */
export const tellOfStep: CollectionAfterChangeHook<Article> = async ({ doc, previousDoc, operation, req }) => {
  const before = operation === 'create' ? undefined : previousDoc;
  const step = stepBetween({ before, after: doc, isPublisher: roleOf(req) !== 'editor' });
  const letter = letterOf({ step, doc, req });
  if (!letter) return doc;
  const values = { id: doc.id, title: doc.title ?? '', who: req.user?.name ?? '', said: letter.said ?? '' };
  await queueLetters({ req, topic: letter.topic, to: letter.to, values });
  return doc;
};

type Done = { step: StepName; doc: Article; req: PayloadRequest };
type Told = { topic: MailTopic; to: Where[]; said?: string | null | undefined } | null;

function letterOf({ step, doc: { review, approval }, req }: Done): Told {
  const author = account(review?.submittedBy);
  if (step === 'submit')
    return { topic: 'submitted', to: review?.reviewer ? account(review.reviewer) : [PUBLISHERS], said: review?.word };
  if (step === 'sendBack') return { topic: 'sentBack', to: author, said: review?.reason };
  if (step === 'approve') return { topic: 'approved', to: author };
  if (articleContext(req).scheduledFor) return { topic: 'released', to: [...author, ...account(approval?.by)] };
  return null;
}

/** A release that came due and was refused. */
export const tellOfLateRelease: CollectionAfterChangeHook<Problem> = async ({ doc, operation, req }) => {
  if (operation !== 'create' || !doc.scheduledFor) return doc;
  const values = { id: doc.document, title: doc.title ?? '', who: '', said: doc.scheduledFor };
  await queueLetters({ req, topic: 'late', to: [PUBLISHERS], values });
  return doc;
};

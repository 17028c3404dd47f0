/** The desk's own record of who did what: written with the change itself, or, for a refusal, once it was rolled back. */
import { APIError } from 'payload';
import { staffName } from '../../src/domain/desk/staffName.ts';
import type {
  AfterErrorHook,
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  Payload,
  PayloadRequest,
} from 'payload';

export type AuditEvent = {
  action: string;
  outcome: 'done' | 'refused';
  /** Collection and id of what it was about. */
  about: string;
  document?: string | null;
  title?: string | null;
  detail?: string | null;
};

/** Writes an event in the transaction of `req`: both are stored or neither. */
export async function recordDone(req: PayloadRequest, event: Omit<AuditEvent, 'outcome'>): Promise<void> {
  await req.payload.create({
    collection: 'audit-events',
    data: { ...event, outcome: 'done', actor: req.user?.id ?? null, actorName: staffName(req.user) },
    req,
  });
}

const alreadyRecorded = new WeakSet<object>();

/** An error that refuses a step and leaves an audit event of it. */
export function refusal(
  req: PayloadRequest,
  input: { status: 400 | 403 | 409; message: string } & Omit<AuditEvent, 'outcome' | 'detail'>,
): APIError {
  const { status, message, ...event } = input;
  const error = new APIError(message, status, null, true);
  recordRefused(req.payload, { ...event, detail: message, req });
  alreadyRecorded.add(error);
  return error;
}

/** Not awaited: the refused step holds the desk's transaction until it is rolled back, and this comes after it. */
function recordRefused(payload: Payload, input: Omit<AuditEvent, 'outcome'> & { req: PayloadRequest }): void {
  const { req, ...event } = input;
  const data = { ...event, outcome: 'refused' as const, actor: req.user?.id ?? null, actorName: staffName(req.user) };
  payload
    .create({ collection: 'audit-events', data })
    .catch((err: unknown) => payload.logger.error({ err, msg: 'a refusal could not be recorded' }));
}

/** Payload's own refusals over REST (an access rule said no), recorded like ours. */
export const auditAccessErrors: AfterErrorHook = ({ error, collection, req }) => {
  const { status } = error as { status?: number };
  if (status !== 403 || alreadyRecorded.has(error) || !req.user) return;
  const action = `${req.method ?? ''} ${req.pathname ?? ''}`.trim();
  recordRefused(req.payload, { action, about: collection?.slug ?? '', detail: error.message, req });
};

/** For collections whose every change is one plain event. */
export const auditChange: CollectionAfterChangeHook = async ({ collection, doc, operation, req }) => {
  await recordDone(req, {
    action: operation === 'create' ? 'created' : 'changed',
    about: collection.slug,
    document: doc.id,
    title: titleOf(doc),
  });
  return doc;
};

export const auditDelete: CollectionAfterDeleteHook = async ({ collection, doc, req }) => {
  await recordDone(req, {
    action: 'deleted',
    about: collection.slug,
    document: doc.id,
    title: titleOf(doc),
  });
  return doc;
};

const titleOf = (doc: Record<string, string | null | undefined>): string | null =>
  doc.label || doc.name || doc.title || doc.email || doc.filename || null;

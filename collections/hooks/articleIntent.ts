/** What a request wants done with an article, read from its arguments before anything else happens. */
import { ValidationError } from 'payload';
import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import { roleOf } from '../access/roles.ts';
import type { MessageKey } from '../messages.ts';
import { say } from '../messages.ts';
import { refusal } from './audit.ts';

/**
 * publish: `_status: published`. withdraw: `stage: withdrawn` without the draft flag. unpublish: `_status: draft`
 * without it. save: everything else, always as a draft version, so that unfinished text cannot become public.
 */
export type Intent = 'publish' | 'withdraw' | 'unpublish' | 'save';

type WriteArgs = { data?: Record<string, unknown>; draft?: boolean; id?: string | number };

/** Nested nodes a body may have; far more than any text needs, far less than a stack holds. */
const MAX_DEPTH = 60;

const FORBIDDEN_TO_EDITORS: Partial<Record<Intent, MessageKey>> = {
  publish: 'mayNotPublish',
  withdraw: 'mayNotWithdraw',
  unpublish: 'mayNotWithdraw',
};

export const readIntent: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'restoreVersion') {
    req.context.restoresAsDraft = Boolean((args as WriteArgs).draft);
    return args;
  }
  if (operation !== 'create' && operation !== 'update') return args;
  const write = args as WriteArgs;
  if (!write.data) return args;
  refuseDeepBody(req, write.data.body);
  const intent = intentOf(write);
  const forbidden = roleOf(req) === 'editor' ? FORBIDDEN_TO_EDITORS[intent] : undefined;
  if (forbidden) {
    const document = write.id === undefined ? null : String(write.id);
    throw refusal(req, { status: 403, message: say(req, forbidden), action: intent, about: 'articles', document });
  }
  req.context.intent = intent;
  write.draft = intent === 'save';
  if (intent === 'withdraw') write.data._status = 'draft';
  return args;
};

function intentOf({ data = {}, draft }: WriteArgs): Intent {
  if (data._status === 'published') return 'publish';
  if (draft) return 'save';
  if (data.stage === 'withdrawn') return 'withdraw';
  return data._status === 'draft' ? 'unpublish' : 'save';
}

/** The intent of the running operation; a restored version publishes when it was published. */
export function intentIn(req: PayloadRequest, data: { _status?: string | null }): Intent {
  if (!req.context.isRestoringVersion) return (req.context.intent as Intent | undefined) ?? 'save';
  if (req.context.restoresAsDraft) return 'save';
  return data._status === 'published' ? 'publish' : 'unpublish';
}

function refuseDeepBody(req: PayloadRequest, body: unknown): void {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      const message = say(req, 'deepBody', { depth, max: MAX_DEPTH });
      throw new ValidationError({ collection: 'articles', errors: [{ path: 'body', message }], req });
    }
    level = level.flatMap((node) => (typeof node === 'object' && node !== null ? Object.values(node) : []));
  }
}

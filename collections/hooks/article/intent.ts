/** What a request wants done with an article, read from its arguments before anything else happens. */
import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload';
import { roleOf } from '../../access/roles.ts';
import type { MessageKey } from '../../../src/words/say.ts';
import { say } from '../../../src/words/say.ts';
import { articleContext } from './context.ts';
import type { Intent } from './context.ts';
import { refusal } from '../audit.ts';
import { invalid } from '../invalid.ts';

type WriteArgs = { data?: Record<string, unknown>; draft?: boolean; id?: string | number };

/** Nested nodes a body may have; far more than any text needs, far less than a stack holds. */
const MAX_DEPTH = 60;

const FORBIDDEN_TO_EDITORS: Partial<Record<Intent, MessageKey>> = {
  publish: 'mayNotPublish',
  withdraw: 'mayNotWithdraw',
  unpublish: 'mayNotWithdraw',
};

export const readIntent: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const write = args as WriteArgs;
  if (operation === 'restoreVersion') articleContext(req).restoresAsDraft = Boolean(write.draft);
  if (operation === 'delete' && req.user && write.id === undefined) throw refuse(req, write, 'oneByOne', 'delete');
  if ((operation !== 'create' && operation !== 'update') || !write.data) return args;
  refuseDeepBody(req, write.data.body);
  const intent = intentOf(write);
  const isBulk = operation === 'update' && write.id === undefined;
  const forbidden = forbiddenFor(req, { intent, isBulk, isTakenOut: write.data.deletedAt === null });
  if (forbidden) throw refuse(req, write, forbidden, intent);
  articleContext(req).intent = intent;
  // Of many at once Payload publishes the public rows unless it is told to take the newest drafts, which the editor sees.
  write.draft = intent === 'save' ? !(await movesTrash(req, write)) : intent === 'publish' && isBulk;
  if (intent === 'withdraw') write.data._status = 'draft';
  return args;
};

type Asked = { intent: Intent; isBulk: boolean; isTakenOut: boolean };

function forbiddenFor(req: PayloadRequest, { intent, isBulk, isTakenOut }: Asked): MessageKey | undefined {
  if (isBulk && req.user && (intent === 'withdraw' || isTakenOut)) return 'oneByOne';
  return roleOf(req) === 'editor' ? FORBIDDEN_TO_EDITORS[intent] : undefined;
}

function intentOf({ data = {}, draft }: WriteArgs): Intent {
  if (data._status === 'published') return 'publish';
  if (draft) return 'save';
  if (data.stage === 'withdrawn') return 'withdraw';
  return data._status === 'draft' ? 'unpublish' : 'save';
}

/** Into the trash and out of it goes the article itself, not a version of it; the rules let no published one through. */
async function movesTrash(req: PayloadRequest, { data = {}, id }: WriteArgs): Promise<boolean> {
  if (data.deletedAt) return true;
  if (data.deletedAt !== null || id === undefined) return false;
  const where: Where = { and: [{ id: { equals: id } }, { deletedAt: { exists: true } }] };
  const { totalDocs } = await req.payload.count({ collection: 'articles', where, trash: true, req });
  return totalDocs > 0;
}

/** The intent of the running operation; a restored version publishes when it was published. */
export function intentIn(req: PayloadRequest, data: { _status?: string | null }): Intent {
  const { intent = 'save', isRestoringVersion, restoresAsDraft } = articleContext(req);
  if (!isRestoringVersion) return intent;
  if (restoresAsDraft) return 'save';
  return data._status === 'published' ? 'publish' : 'unpublish';
}

function refuse(req: PayloadRequest, { id }: WriteArgs, key: MessageKey, action: string): Error {
  const document = id === undefined ? null : String(id);
  return refusal(req, { status: 403, message: say(req, key), action, about: 'articles', document });
}

function refuseDeepBody(req: PayloadRequest, body: unknown): void {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      const message = say(req, 'deepBody', { depth, max: MAX_DEPTH });
      throw invalid({ collection: 'articles', errors: [{ path: 'body', message }], req });
    }
    level = level.flatMap((node) => (typeof node === 'object' && node !== null ? Object.values(node) : []));
  }
}

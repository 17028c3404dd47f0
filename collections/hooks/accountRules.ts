/** Rules of accounts: who administers, passwords, and what a failed sign-in tells. */
import { setTimeout as pause } from 'node:timers/promises';
import { AuthenticationError, LockedAuth, ValidationError } from 'payload';
import type {
  CollectionAfterErrorHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload';
import type { User } from '../../src/payload-types.ts';
import { say } from '../../src/words/say.ts';
import type { MessageKey } from '../../src/words/say.ts';
import { refusal } from './audit.ts';
import { isPasswordOf } from './passwordHash.ts';

export const PASSWORD_MIN = 10;
/** A refused sign-in is answered this long after it came: longer than checking a password takes. */
const REFUSED_AFTER_MS = 1000;

type Credentials = { password?: string | null; currentPassword?: string | null };
type Write = { id?: string; data?: Credentials };

/** When a sign-in began, for the pause after it. */
export const noteSignIn: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'login') req.context.signInBegan = performance.now();
  return args;
};

const SETS_PASSWORD = new Set(['create', 'update', 'resetPassword']);

/** A new password is long enough, and whoever changes their own knows the present one. */
export const checkPassword: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { id, data } = args as Write;
  const password = data?.password;
  if (!SETS_PASSWORD.has(operation) || !password) return args;
  const refuse = (path: string, key: MessageKey) =>
    new ValidationError({ collection: 'users', errors: [{ path, message: say(req, key) }], req });
  if (typeof password !== 'string' || [...password].length < PASSWORD_MIN) throw refuse('password', 'shortPassword');
  const isOwn = operation === 'update' && req.user && id === req.user.id;
  if (isOwn && !(await isOwnPassword(req, data.currentPassword))) throw refuse('currentPassword', 'wrongPassword');
  return args;
};

/** True when it is the password of the account that asks. */
async function isOwnPassword(req: PayloadRequest, password: unknown): Promise<boolean> {
  const { payload, user } = req;
  if (typeof password !== 'string' || !user) return false;
  const stored = await payload.db.findOne<User & { hash?: string; salt?: string }>({
    collection: 'users',
    where: { id: { equals: user.id } },
    req,
  });
  return isPasswordOf({ password, hash: stored?.hash ?? '', salt: stored?.salt ?? '' });
}

/** Somebody always administers: the last one keeps the role and the account. */
export const keepLastAdministrator: CollectionBeforeChangeHook<User> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const isDemoted = operation === 'update' && originalDoc?.role === 'administrator' && data.role !== 'administrator';
  if (isDemoted && (await isLastAdministrator(req, originalDoc.id))) {
    const errors = [{ path: 'role', message: say(req, 'lastAdministrator') }];
    throw new ValidationError({ collection: 'users', errors, req });
  }
  return data;
};

export const refuseDeletionOfLastAdministrator: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (!(await isLastAdministrator(req, id))) return;
  const message = say(req, 'lastAdministrator');
  throw refusal(req, { status: 403, message, action: 'delete', about: 'users', document: String(id) });
};

async function isLastAdministrator(req: PayloadRequest, id: string | number): Promise<boolean> {
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { role: { equals: 'administrator' } },
    depth: 0,
    limit: 2,
    select: { role: true },
    req,
  });
  return docs.length === 1 && docs[0]?.id === id;
}

/** Unknown, known and locked accounts are refused with the same words after the same time. */
export const refuseAlike: CollectionAfterErrorHook = async ({ error, req }) => {
  if (!(error instanceof AuthenticationError) && !(error instanceof LockedAuth)) return;
  const began = Number(req.context.signInBegan ?? performance.now());
  await pause(Math.max(0, began + REFUSED_AFTER_MS - performance.now()));
  return { status: 401, response: { errors: [{ message: say(req, 'signInRefused') }] } };
};

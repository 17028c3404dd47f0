/** What staff get when MongoDB is away or two saves met: 503 with Retry-After, or, where nothing of it was stored, the whole request once more. */
import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import type { AfterErrorHook, Payload } from 'payload';
import { say } from '../../words/say.ts';

/** Seconds after which a client may come again: an election takes less. */
export const RETRY_AFTER = 5;
/** Times that one request is worked on. */
const TRIES = 3;
/** Says, from the hook to whoever tries again, that the request met another one and left nothing behind. */
const MET = 'x-met-another';

const WRITE_CONFLICT = 112;
const AWAY = /^Mongo(ose)?(Network|ServerSelection|NotConnected|PoolCleared|TopologyClosed|ClientClosed|Expired)/;
/** Of a server that is no primary, or on its way down. */
const STEPPING_DOWN = [91, 189, 10107, 11600, 11602, 13435, 13436];

/** Of a socket, as the driver hands them on now and then. */
const CUT_OFF = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'];

type Failure = { name?: string; message?: string; code?: number | string; errorLabels?: string[]; cause?: unknown };

const chain = (error: unknown): Failure[] => {
  const { cause, ...own } = Object(error) as Failure;
  const { name, message } = Object(error) as Failure;
  return [{ ...own, name: name ?? '', message: message ?? '' }, ...(cause ? chain(cause) : [])];
};

/** The server does not answer, or not as the one that may write. */
export const isAway = (error: unknown): boolean =>
  chain(error).some(
    ({ name = '', message = '', code = 0 }) =>
      AWAY.test(name) ||
      STEPPING_DOWN.includes(Number(code)) ||
      CUT_OFF.includes(String(code)) ||
      /buffering timed out|before initial connection|ECONNREFUSED|ECONNRESET/.test(message),
  );

/** Another transaction was first, or the server could not say: the whole operation may be done again. */
export const isTransient = (error: unknown): boolean =>
  chain(error).some(
    ({ code, errorLabels = [] }) => code === WRITE_CONFLICT || errorLabels.includes('TransientTransactionError'),
  );

/** Whether nothing is left of a change that failed; not so on a server of MongoDB without transactions. */
export const rollsBack = ({ db }: Payload): boolean =>
  db.name !== 'mongoose' || Boolean((db as unknown as MongooseAdapter).connectOptions?.replicaSet);

/** What staff are told while the database is away. */
export const awayMessage = (payload: Payload): 'deskAway' | 'deskAwayHalf' =>
  rollsBack(payload) ? 'deskAway' : 'deskAwayHalf';

/** For Payload's `afterError`. */
export const answerOutage: AfterErrorHook = ({ error, req }) => {
  const [met, away] = [isTransient(error), isAway(error)];
  if (!met && !away) return undefined;
  req.responseHeaders = new Headers(req.responseHeaders);
  req.responseHeaders.set('Retry-After', String(RETRY_AFTER));
  if (met && !away && rollsBack(req.payload)) req.responseHeaders.set(MET, '1');
  return { status: 503, response: { errors: [{ message: say(req, awayMessage(req.payload)) }] } };
};

type Handler<Args> = (request: Request, args: Args) => Promise<Response>;

/** Works on a request again, from its beginning, when it met another one: three times at most. */
export function retrying<Args>(handler: Handler<Args>): Handler<Args> {
  return async (request, args) => {
    for (let tries = 1; tries < TRIES; tries += 1) {
      const response = await handler(request.clone() as Request, args);
      if (!response.headers.has(MET)) return response;
      await new Promise((resolve) => setTimeout(resolve, 20 * tries * (1 + Math.random())));
    }
    const response = await handler(request, args);
    response.headers.delete(MET);
    return response;
  };
}

/** Transactions of the desk on MongoDB: one after another, what was asked for in one handed over once it is committed. */
import { randomUUID } from 'node:crypto';
import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import type { ClientSession } from 'mongodb';
import { endRequests } from '../projectionRequests.ts';
import { transactionEnded } from '../transactionEnd.ts';
import type { WriteTurns } from './turns.ts';

/** Times that a commit is asked for whose answer was lost. */
const COMMITS = 3;

export type Transactions = Pick<MongooseAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'>;
type Input = {
  adapter: MongooseAdapter;
  /** What the adapter itself has for them. */
  own: Transactions;
  turns: WriteTurns;
  /** Without them an operation is single writes, and only its turn keeps others out. */
  hasTransactions: boolean;
};

/** In the place of the adapter's own. Each begun one must be ended, as Payload does: until then no other one begins. */
export function orderTransactions({ adapter, own, turns, hasTransactions }: Input): Transactions {
  const { beginTransaction, commitTransaction, rollbackTransaction } = own;
  const held = new Map<string, () => Promise<void>>();
  const sessionOf = (id: unknown) => adapter.sessions[String(id)] as unknown as ClientSession | undefined;

  const begin: Transactions['beginTransaction'] = async (options) => {
    const endTurn = await turns.take();
    // Without a session Payload still says when an operation is over, and the adapter does it as single writes.
    const id = hasTransactions ? await beginTransaction.call(adapter, options) : randomUUID();
    try {
      const session = sessionOf(id);
      if (session) await turns.order(session);
      held.set(String(id), endTurn);
      return id;
    } catch (error) {
      await rollbackTransaction.call(adapter, id as string).catch(() => undefined);
      await endTurn();
      throw error;
    }
  };

  const onError = (err: unknown) =>
    adapter.payload.logger.warn({ err, msg: 'files of a change that has ended could not be tidied up' });
  const end =
    (finish: typeof commitTransaction, endsAs: boolean): typeof commitTransaction =>
    async (incoming) => {
      const transaction = await incoming;
      let isCommitted = false;
      try {
        const session = sessionOf(transaction);
        await finish.call(adapter, incoming).catch((error: unknown) => askAgain(session, error));
        isCommitted = endsAs;
      } finally {
        if (transaction) {
          endRequests({ transaction, isCommitted });
          await transactionEnded({ transaction, isCommitted, onError });
          await held.get(String(transaction))?.();
          held.delete(String(transaction));
        }
      }
    };
  return {
    beginTransaction: begin,
    commitTransaction: end(commitTransaction, true),
    rollbackTransaction: end(rollbackTransaction, false),
  };
}

/** A commit whose answer was lost is asked for again: it is made once, however often. @throws the last error */
async function askAgain(session: ClientSession | undefined, error: unknown): Promise<void> {
  let last = error;
  for (let tries = 0; tries < COMMITS; tries += 1) {
    const labels = (last as { errorLabels?: string[] }).errorLabels ?? [];
    if (!session || !labels.includes('UnknownTransactionCommitResult')) break;
    const again = await session.commitTransaction().then(
      () => null,
      (failure: unknown) => ({ failure }),
    );
    if (!again) return;
    last = again.failure;
  }
  throw last;
}

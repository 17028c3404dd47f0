/**
 * What belongs to a transaction of the desk without being in its database: done once it is known how the transaction ended.
 * Kept on globalThis because the admin's bundle may load a second copy of this module into the same process.
 */
type TransactionId = string | number;
type Action = (isCommitted: boolean) => Promise<void>;

const KEY = Symbol.for('opinion-archive.transaction-ends');
const holder = globalThis as { [KEY]?: Map<string, Action[]> };
const pending: Map<string, Action[]> = (holder[KEY] ??= new Map());

type Request = { transactionID?: TransactionId | Promise<TransactionId | null> | null };

/** Runs `action` after the commit or rollback of the transaction of `req`; at once where there is none. */
export async function afterTransaction(req: Request, action: Action): Promise<void> {
  const transaction = await req.transactionID;
  if (transaction === null || transaction === undefined) return action(true);
  pending.set(String(transaction), [...(pending.get(String(transaction)) ?? []), action]);
}

/** Called by the desk's adapter. What fails is told to `onError`: the transaction has ended, whatever follows. */
export async function transactionEnded(input: {
  transaction: TransactionId;
  isCommitted: boolean;
  onError: (error: unknown) => void;
}): Promise<void> {
  const actions = pending.get(String(input.transaction)) ?? [];
  pending.delete(String(input.transaction));
  for (const action of actions) await action(input.isCommitted).catch(input.onError);
}

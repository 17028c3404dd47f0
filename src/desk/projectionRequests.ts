/**
 * How the desk tells the publisher that something may have changed: hooks ask, the publisher listens.
 * What is asked for belongs to the transaction it was asked in: it is delivered after its commit and dropped with its rollback,
 * and where nobody listens it is dropped too. A lost request costs nothing but time: reconcile finds the difference.
 * Kept on globalThis because the admin's bundle may load a second copy of this module into the same process.
 */
export type ProjectionRequest = { collection: string; id: string };

type TransactionId = string | number;
type Bus = {
  /** By transaction, each thing once. */
  pending: Map<string, Map<string, ProjectionRequest>>;
  listener: ((requests: ProjectionRequest[]) => void) | null;
};

const KEY = Symbol.for('opinion-archive.projection-requests');
const holder = globalThis as { [KEY]?: Bus };
const bus: Bus = (holder[KEY] ??= { pending: new Map(), listener: null });

type Asking = {
  req: { transactionID?: TransactionId | Promise<TransactionId | null> | null };
  request: ProjectionRequest;
};

/** Asks for a projection once the transaction of `req` has committed; at once where an engine has none. */
export async function requestProjection({ req, request }: Asking): Promise<void> {
  const transaction = await req.transactionID;
  if (transaction === null || transaction === undefined) return bus.listener?.([request]);
  const asked = bus.pending.get(String(transaction)) ?? new Map<string, ProjectionRequest>();
  bus.pending.set(String(transaction), asked.set(`${request.collection}/${request.id}`, request));
}

/** Called by the desk's adapter when a transaction has ended: hands over what was asked for in it, if it was committed. */
export function endRequests({ transaction, isCommitted }: { transaction: TransactionId; isCommitted: boolean }): void {
  const asked = bus.pending.get(String(transaction));
  bus.pending.delete(String(transaction));
  if (asked && isCommitted) bus.listener?.([...asked.values()]);
}

/** Sets the one listener; null when the publisher stops. */
export function onProjectionRequests(listener: Bus['listener']): void {
  bus.listener = listener;
}

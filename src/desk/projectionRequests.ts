/**
 * How the desk tells the publisher that something may have changed: hooks ask, the publisher listens.
 * Kept on globalThis because the admin's bundle may load a second copy of this module into the same process.
 * A lost request costs nothing but time: reconcile finds the difference.
 */
export type ProjectionRequest = { collection: string; id: string };

type Bus = { pending: Map<string, ProjectionRequest>; listener: ((requests: ProjectionRequest[]) => void) | null };

const KEY = Symbol.for('opinion-archive.projection-requests');
const holder = globalThis as { [KEY]?: Bus };
const bus: Bus = (holder[KEY] ??= { pending: new Map(), listener: null });

/** Asks for a projection once the running transaction has committed. Never throws. */
export function requestProjection(request: ProjectionRequest): void {
  bus.pending.set(`${request.collection}/${request.id}`, request);
}

/** Called by the desk's adapter after each commit: hands over what was asked for. */
export function deliverRequests(): void {
  if (bus.pending.size === 0 || !bus.listener) return;
  const requests = [...bus.pending.values()];
  bus.pending.clear();
  bus.listener(requests);
}

/** Sets the one listener; null when the publisher stops. */
export function onProjectionRequests(listener: Bus['listener']): void {
  bus.listener = listener;
}

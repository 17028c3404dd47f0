/** One publisher among many instances: a document that says who has it, how often it was renewed, and how often it has changed hands. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Db } from 'mongodb';
import { ArchiveError } from '../../domain/errors.ts';
import type { Logger } from '../../log.ts';

/** Milliseconds a lease holds unless it is renewed, and between two tries to take or renew it: together well under 10 s. */
const HOLDS_MS = 6000;
const RENEW_MS = 1000;
/** So much before its end the holder stops writing: a write under way must be over when the next holder begins. */
const MARGIN_MS = 1000;

const LEASES = 'archive_leases';
const PUBLISHER = 'publisher';
const FREE = '';
const DUPLICATE_KEY = 11000;

/** `beat` grows with every renewal, `fence` whenever it changes hands. */
type LeaseDocument = { _id: string; holder: string; beat: number; fence: number };

type Handlers = {
  /** May begin to publish. */
  onTaken: () => Promise<void>;
  /** Must have ended what it began when it resolves. */
  onLost: () => Promise<void>;
};

export type Lease = {
  /** Keeps trying to have it, until stopped. */
  start: (handlers: Handlers) => void;
  /** By this machine's own measure of time, a second early. */
  isHeld: () => boolean;
  /** @throws ArchiveError store-readonly when it is not held */
  check: () => void;
  /** Ends the work and gives the lease back, so that the next instance need not wait. */
  stop: () => Promise<void>;
};

/** @param holder names this process among all */
export function openLease({ db, holder, log }: { db: Db; holder: string; log: Logger }): Lease {
  const leases = db.collection<LeaseDocument>(LEASES);
  const take = openTaking(leases, { name: PUBLISHER, holder });
  /** By performance.now(), which no change of the clock moves. */
  let heldUntil = -Infinity;
  let handlers: Handlers | null = null;
  let isWorking = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  const isHeld = () => performance.now() < heldUntil;

  async function renew(): Promise<void> {
    const asked = performance.now();
    try {
      heldUntil = (await take()) ? asked + HOLDS_MS - MARGIN_MS : -Infinity;
    } catch (err) {
      // Whether it was renewed is not known: what is held runs out by itself.
      if (isWorking) log.warn({ err }, 'the lease of the publisher could not be renewed');
    }
    turn = turn.then(follow);
  }

  /** Brings the work in step with the lease; the lease is renewed meanwhile. */
  async function follow(): Promise<void> {
    if (isHeld() === isWorking) return;
    isWorking = !isWorking;
    const message = isWorking
      ? 'this instance publishes'
      : 'this instance publishes no more: another may have the lease';
    log.info({ holder }, message);
    try {
      await (isWorking ? handlers?.onTaken() : handlers?.onLost());
    } catch (err) {
      log.error({ err }, 'the publisher could not be started or stopped');
      // To be tried again at the next turn.
      isWorking = false;
    }
  }

  return {
    isHeld,
    check() {
      if (isHeld()) return;
      throw new ArchiveError('store-readonly', `${holder} does not have the lease of the publisher`);
    },
    start(given) {
      handlers = given;
      const next = () => void renew().then(() => (timer &&= setTimeout(next, RENEW_MS)));
      timer = setTimeout(next, 0);
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await turn;
      if (isWorking) await handlers?.onLost();
      isWorking = false;
      heldUntil = -Infinity;
      await leases.updateOne({ _id: PUBLISHER, holder }, { $set: { holder: FREE } }).catch(() => undefined);
    },
  };
}

type Seen = { holder: string; beat: number; since: number };

/**
 * Renews it, or takes it when it is free or its holder has not renewed it for HOLDS_MS. No clocks are compared: each
 * waiting instance measures for itself how long it has seen the same beat, and the taker must have seen the last one.
 * @returns a function that says whether the lease is `holder`'s after one try
 */
function openTaking(
  leases: Collection<LeaseDocument>,
  { name, holder }: { name: string; holder: string },
): () => Promise<boolean> {
  let seen: Seen | null = null;
  return async () => {
    const now = performance.now();
    const durable = { writeConcern: { w: 'majority', j: true } } as const;
    const renewed = await leases.updateOne({ _id: name, holder }, { $inc: { beat: 1 } }, durable);
    if (renewed.matchedCount > 0) return true;
    const there = await leases.findOne({ _id: name });
    if (!there) {
      await leases.insertOne({ _id: name, holder: FREE, beat: 0, fence: 0 }, durable).catch(unlessThere);
      return false;
    }
    if (seen?.holder !== there.holder || seen.beat !== there.beat) {
      seen = { holder: there.holder, beat: there.beat, since: now };
    }
    if (there.holder !== FREE && now - seen.since < HOLDS_MS) return false;
    const asSeen = { _id: name, holder: there.holder, beat: there.beat };
    const taken = await leases.updateOne(asSeen, { $set: { holder }, $inc: { beat: 1, fence: 1 } }, durable);
    return taken.matchedCount > 0;
  };
}

/**
 * Does `work` while this process alone has the lease of this name, waiting for it first; it is renewed meanwhile.
 * One that died with it is waited for HOLDS_MS.
 */
export async function withLease<T>(
  input: { db: Db; name: string; holder: string },
  work: () => Promise<T>,
): Promise<T> {
  const { db, name, holder } = input;
  const leases = db.collection<LeaseDocument>(LEASES);
  const take = openTaking(leases, { name, holder });
  while (!(await take())) await sleep(RENEW_MS / 4);
  const timer = setInterval(() => void take().catch(() => undefined), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await leases.updateOne({ _id: name, holder }, { $set: { holder: FREE } }).catch(() => undefined);
  }
}

function unlessThere(error: { code?: number }): void {
  if (error.code !== DUPLICATE_KEY) throw error;
}

/** Scheduled release: publishes what is due and still approved. Running it twice, or late, publishes once. */
import type { Payload } from 'payload';
import type { Logger } from '../log.ts';

/** Publishes every due article. @returns the instant of the next release, or null */
export async function releaseDue(input: { payload: Payload; log: Logger; now: Date }): Promise<string | null> {
  for (;;) {
    const next = await nextApproved(input.payload);
    if (!next?.releaseAt) return null;
    if (new Date(next.releaseAt) > input.now) return next.releaseAt;
    await release(input, next.id, next.releaseAt);
  }
}

async function nextApproved(payload: Payload) {
  const { docs } = await payload.find({
    collection: 'articles',
    draft: true,
    where: { and: [{ stage: { equals: 'approved' } }, { releaseAt: { exists: true } }] },
    sort: 'releaseAt',
    limit: 1,
    pagination: false,
    depth: 0,
    select: { releaseAt: true },
  });
  return docs[0];
}

async function release(
  { payload, log }: { payload: Payload; log: Logger },
  id: string,
  releaseAt: string,
): Promise<void> {
  const context = { scheduledFor: releaseAt };
  try {
    await payload.update({ collection: 'articles', id, data: { _status: 'published' }, depth: 0, context });
    log.info({ article: id, scheduledFor: releaseAt }, 'released');
  } catch (error) {
    // What cannot be published goes back to review, or it would stop everything that is due after it.
    log.error({ err: error, article: id, scheduledFor: releaseAt }, 'release refused, sent back to review');
    await payload.update({ collection: 'articles', id, data: { stage: 'in-review' }, draft: true, depth: 0 });
  }
}

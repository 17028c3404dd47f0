import type { FollowStatus } from '../archive/journal/follow.ts';
import type { Status } from '../reader/operations/routes.ts';

/** What readiness says of an instance that follows a journal. Ready means: it has all there was at some moment since its start,
 *  and nothing stops it; a journal that is away takes no instance from readers. */
export function journalStatus({ caughtUp, stopped, step, behind, awaySeconds }: FollowStatus): Status {
  return { caughtUp: caughtUp && stopped === null, lagSeconds: 0, journal: { step, behind, awaySeconds, stopped } };
}

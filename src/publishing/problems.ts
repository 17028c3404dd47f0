/** The list of what could not be made public: kept in the desk, so that staff see it, and known here without asking. */
import { isDeepStrictEqual } from 'node:util';
import type { Payload } from 'payload';
import { NotPublishable } from '../domain/desk/obstacles.ts';
import type { PublishingProblem, Reason } from '../domain/desk/problems.ts';

type Key = Pick<PublishingProblem, 'about' | 'document'>;
export type KnownProblem = PublishingProblem & { id: string | null; since: string };

export type Problems = {
  /** Writes the problem down, or what has become of it; the same one again is not written. */
  report: (problem: PublishingProblem) => Promise<void>;
  /** Takes it off the list; nothing happens where there is none. */
  solve: (key: Key) => Promise<void>;
  list: () => KnownProblem[];
};

/** Opens the list with what an earlier run left on it. */
export async function openProblems(payload: Payload): Promise<Problems> {
  const { docs } = await payload.find({ collection: 'problems', pagination: false, depth: 0, sort: 'since' });
  const known = new Map(docs.map((doc) => [keyOf(doc), doc as unknown as KnownProblem]));
  return {
    async report(problem) {
      const before = known.get(keyOf(problem));
      if (before && isSame(before, problem)) return;
      const data = { ...problem, since: before?.since ?? new Date().toISOString() };
      // Known here even where the desk cannot be written, which may be the very problem.
      known.set(keyOf(problem), { ...data, id: before?.id ?? null });
      const { id } = before?.id
        ? await payload.update({ collection: 'problems', id: before.id, data, depth: 0 })
        : await payload.create({ collection: 'problems', data, depth: 0 });
      known.set(keyOf(problem), { ...data, id });
    },
    async solve(key) {
      const before = known.get(keyOf(key));
      if (!before) return;
      if (before.id) await payload.delete({ collection: 'problems', where: { id: { equals: before.id } }, depth: 0 });
      known.delete(keyOf(key));
    },
    list: () => [...known.values()],
  };
}

/** What an error says to staff: an obstacle at each field, or that the machine failed. */
export function reasonsOf(error: unknown): Reason[] {
  if (error instanceof NotPublishable) return error.obstacles;
  return [{ path: '', failure: error instanceof Error ? error.message : String(error) }];
}

const keyOf = ({ about, document }: Key): string => `${about}/${document}`;

const isSame = (a: PublishingProblem, b: PublishingProblem): boolean =>
  a.title === b.title && a.scheduledFor === b.scheduledFor && isDeepStrictEqual(a.reasons, b.reasons);

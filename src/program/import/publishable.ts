/** Which rows could not be published as they are: the same judgement that the desk makes before it publishes. */
import { ZodError } from 'zod';
import type { Obstacle } from '../../domain/desk/obstacles.ts';
import { problem } from '../../interchange/bulk/problem.ts';
import type { RowProblem } from '../../interchange/bulk/problem.ts';
import { findObstacles, recordObstacles } from '../../publishing/record/obstacles.ts';
import type { Related } from '../../publishing/record/readDesk.ts';
import { toRecord } from '../../publishing/record/toRecord.ts';
import { CATALOGUE } from '../../words/catalogue.ts';
import { fill } from '../../words/fill.ts';
import { planIds, storedArticle } from './articleOf.ts';
import type { Planned } from './planned.ts';

const NO_FILES = { images: new Map(), attachments: new Map(), files: [], unreadable: new Set<string>() };

/** One problem a field, in the desk's own words. */
export function unpublishable(planned: Planned, related: Related): RowProblem[] {
  const article = storedArticle({ planned, related, idOf: planIds, isPublic: true, now: new Date().toISOString() });
  const obstacles = [...findObstacles({ article, related, files: NO_FILES })];
  try {
    toRecord({ article, related, files: NO_FILES });
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    obstacles.push(...recordObstacles(error, article));
  }
  const first = new Map(obstacles.toReversed().map((obstacle) => [obstacle.path, obstacle]));
  return [...first.values()].map((obstacle) => toProblem(planned, obstacle));
}

function toProblem({ item }: Planned, { path, reason, name = '' }: Obstacle): RowProblem {
  const text = CATALOGUE.refusals[reason];
  const said = problem(item.place, path, 'required-to-publish', { reason: '' });
  return { ...said, message: { en: fill(text.en, { name }), zh: fill(text.zh, { name }) } };
}

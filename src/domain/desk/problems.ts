/** What the publisher could not do and staff must know of, as it is kept in the desk. */
import type { Obstacle } from './obstacles.ts';

/** An obstacle, a sentence in both languages of the desk, or an error of the machine. */
export type Reason = Obstacle | { path: string; text: { en: string; zh: string } } | { path: ''; failure: string };

export type PublishingProblem = {
  /** Collection and id of what is not public as it should be. */
  about: string;
  document: string;
  title: string | null;
  /** Set when a release came due and was refused: the time it keeps. */
  scheduledFor: string | null;
  reasons: Reason[];
};

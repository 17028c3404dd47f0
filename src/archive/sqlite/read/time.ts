/** How long a question may take: whoever answers it looks at the clock between two steps. */

export type Time = {
  /** Whether it is over now. */
  isOver(): boolean;
  /** Whether it was over whenever somebody looked. */
  wasOver(): boolean;
};

/** @param milliseconds from now on */
export function openTime(milliseconds: number): Time {
  const end = performance.now() + milliseconds;
  let over = false;
  return { isOver: () => (over ||= performance.now() >= end), wasOver: () => over };
}

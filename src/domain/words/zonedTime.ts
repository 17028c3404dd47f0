/** Times of day in the archive's time zone: what staff plan by, though instants are what is kept. */
import { TZDate } from '@date-fns/tz';
import { addMonths, addWeeks, addYears } from 'date-fns';

/** A time by the clock on the wall, to the minute: YYYY-MM-DDTHH:mm. */
const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** Why a time by the wall is none: badly written, on a day that does not exist, in an hour that the clocks skip. */
export type TimeFault = 'form' | 'day' | 'hour';
export type ZonedInstant = { instant: string; fault?: never } | { fault: TimeFault; instant?: never };

/** The instant (RFC 3339, UTC, seconds zero) at which the wall shows this time; of an hour that comes twice the first. */
export function instantOf({ wall, timeZone }: { wall: string; timeZone: string }): ZonedInstant {
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0] = WALL.exec(wall)?.map(Number) ?? [];
  if (!WALL.test(wall) || hour > 23 || minute > 59) return { fault: 'form' };
  const midday = new Date(Date.UTC(year, month - 1, day, 12));
  if (midday.getUTCMonth() !== month - 1 || midday.getUTCDate() !== day) return { fault: 'day' };
  const instant = new Date(+new TZDate(year, month - 1, day, hour, minute, timeZone)).toISOString();
  return wallTime({ instant, timeZone }) === wall ? { instant } : { fault: 'hour' };
}

/** What the wall shows at an instant. */
export function wallTime({ instant, timeZone }: { instant: string | number | Date; timeZone: string }): string {
  const zoned = new TZDate(+new Date(instant), timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${String(zoned.getFullYear()).padStart(4, '0')}-${two(zoned.getMonth() + 1)}-${two(zoned.getDate())}`;
  return `${date}T${two(zoned.getHours())}:${two(zoned.getMinutes())}`;
}

export type Cadence = 'irregular' | 'weekly' | 'monthly' | 'quarterly' | 'yearly';

const STEPS: Record<Exclude<Cadence, 'irregular'>, (from: TZDate, count: number) => Date> = {
  weekly: addWeeks,
  monthly: addMonths,
  quarterly: (from, count) => addMonths(from, 3 * count),
  yearly: addYears,
};

type Planned = { last: string; cadence: Cadence; timeZone: string; count: number };

/**
 * The next instants of a series after its last, at the same time of day; a month without the day has its last one.
 * None for a series without a cadence.
 */
export function nextInstants({ last, cadence, timeZone, count }: Planned): string[] {
  if (cadence === 'irregular') return [];
  const from = new TZDate(+new Date(last), timeZone);
  const wholeMinute = (date: Date) => new Date(Math.floor(+date / 60_000) * 60_000).toISOString();
  return Array.from({ length: count }, (_, index) => wholeMinute(STEPS[cadence](from, index + 1)));
}

/** The period of a report as somebody asks for it. */
import { calendarDateSchema } from '../../domain/lists.ts';
import { dayOf } from '../../domain/words/days.ts';
import type { Period } from '../../domain/desk/report.ts';
import { fill } from '../../words/fill.ts';
import { wordsOf } from '../../words/say.ts';
import type { StaffLanguage } from '../../words/text.ts';

/** Years of one report at most. */
const YEARS_MAX = 30;

type Asked = {
  from?: string | undefined;
  to?: string | undefined;
  timeZone: string;
  language: StaffLanguage;
  now?: Date;
};

/** The year until today without dates, the rest of a year with one. `problems` name the field and what would be right. */
export function readPeriod({ from, to, timeZone, language, now = new Date() }: Asked): {
  period: Period;
  problems: string[];
} {
  const words = wordsOf('report', language);
  const today = dayOf({ instant: now, timeZone });
  const problems = Object.entries({ from, to }).flatMap(([field, value]) =>
    value === undefined || value === '' || calendarDateSchema.safeParse(value).success
      ? []
      : [fill(words.badDate, { field })],
  );
  const start = from || `${(to || today).slice(0, 4)}-01-01`;
  const end = to || (start.slice(0, 4) === today.slice(0, 4) ? today : `${start.slice(0, 4)}-12-31`);
  if (problems.length === 0 && start > end) problems.push(words.badOrder);
  if (problems.length === 0 && Number(end.slice(0, 4)) - Number(start.slice(0, 4)) >= YEARS_MAX) {
    problems.push(fill(words.tooLong, { years: YEARS_MAX }));
  }
  return { period: { from: start, to: end }, problems };
}

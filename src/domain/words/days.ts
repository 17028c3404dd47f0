/** Days as people count them: an instant is another day in Shanghai than in London. Data keep instants, in UTC. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar date, YYYY-MM-DD, on which an instant falls in a time zone. @throws RangeError for a zone that is none */
export function dayOf({ instant, timeZone }: { instant: string | Date; timeZone: string }): string {
  const known = formats.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (!known) formats.set(timeZone, format);
  return format.format(new Date(instant));
}

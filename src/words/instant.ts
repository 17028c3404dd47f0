/** Instants as staff read them: by the clock of the archive's time zone, which is named where it matters. */
import type { StaffLanguage } from './text.ts';

type Moment = { instant: string | number | Date; timeZone: string; language: StaffLanguage };

/** "26 Nov 2026, 09:30" or "2026年11月26日 09:30". */
export function sayMoment({ instant, timeZone, language }: Moment): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const format = { timeZone, dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(instant));
}

/** "UTC+8": how far the zone is from UTC at this instant. */
export function sayOffset({ instant, timeZone }: Omit<Moment, 'language'>): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    new Date(instant),
  );
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return offset.replace('GMT', 'UTC');
}

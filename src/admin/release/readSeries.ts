/** Where a series stands: its last instalment and, at its cadence, the next ones. */
import { nextInstants } from '../../domain/words/zonedTime.ts';
import type { Cadence } from '../../domain/words/zonedTime.ts';

type Last = { id: string; instalment: number | null; releaseAt: string | null; firstPublishedAt: string | null };
/** `language`: null for the last of any language. */
type Asked = { api: string; series: string; language: string | null; timeZone: string; count: number };
export type NextInstalment = { instalment: number; instant: string | null };

const FIELDS = ['instalment', 'releaseAt', 'firstPublishedAt'].map((name) => `select[${name}]=true`).join('&');

/** The instalments after the last one, drafts counted; at their time where the series has a cadence and began. @throws when not answered */
export async function readNext({ api, series, language, timeZone, count }: Asked): Promise<NextInstalment[]> {
  const conditions = [
    `where[and][0][series][equals]=${series}`,
    'where[and][1][instalment][exists]=true',
    ...(language ? [`where[and][2][language][equals]=${language}`] : []),
  ];
  const last = `${api}/articles?draft=true&depth=0&limit=1&sort=-instalment&${FIELDS}&${conditions.join('&')}`;
  const [{ docs }, { cadence }] = await Promise.all([
    ask<{ docs: Last[] }>(last),
    ask<{ cadence?: Cadence }>(`${api}/series/${series}?depth=0&select[cadence]=true`),
  ]);
  const number = docs[0]?.instalment ?? 0;
  const since = docs[0]?.releaseAt ?? docs[0]?.firstPublishedAt;
  const now = new Date().toISOString();
  // One that should have been is expected at the next time that is still to come.
  const instants = since
    ? nextInstants({ last: since, cadence: cadence ?? 'irregular', timeZone, count: count + 60 }).filter(
        (at) => at > now,
      )
    : [];
  return Array.from({ length: count }, (_, index) => ({
    instalment: number + 1 + index,
    instant: instants[index] ?? null,
  }));
}

export async function ask<T>(address: string): Promise<T> {
  const response = await fetch(address, { credentials: 'include' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as T;
}

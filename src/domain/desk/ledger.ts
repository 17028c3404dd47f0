/** What an address says by itself of a republication: whose site it is, and often the day. */
import { calendarDateSchema } from '../lists.ts';

export type Outlet = { id: string; url?: string | null };

/** The host of a web address without `www.` or `m.`, which lead to the same outlet; null for what is no address. */
export function hostOf(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return url.hostname.replace(/^(?:www|m|wap)\./, '') || null;
}

/** The outlet whose website has this host, or the nearest domain above it: `gs.example.cn` is of `example.cn`. */
export function outletOf<O extends Outlet>(address: string, outlets: O[]): O | null {
  const host = hostOf(address);
  if (!host) return null;
  const owners = outlets
    .map((outlet) => ({ outlet, own: hostOf(outlet.url ?? '') }))
    .filter(({ own }) => own !== null && (host === own || host.endsWith(`.${own}`)));
  // The longest is the most exact.
  owners.sort((one, other) => (other.own?.length ?? 0) - (one.own?.length ?? 0));
  return owners[0]?.outlet ?? null;
}

/** The day that stands in the path, as in /2022-08/25/, /20220825/ or /2022/0825/; null where none does, or none that exists. */
export function dayIn(address: string): string | null {
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  const [, year, month, day] = /(?<!\d)(20\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d)/.exec(path) ?? [];
  const date = `${year}-${month}-${day}`;
  return calendarDateSchema.safeParse(date).success ? date : null;
}

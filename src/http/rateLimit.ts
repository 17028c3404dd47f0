/** A limit of requests per client address and window; docs/decisions/reader-rate-limit.md says why it is our own. */
import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Addresses remembered in one window; beyond it all new ones share one count. */
const CLIENTS_MAX = 100_000;
/** Costs are in tenths of a request. */
export const WHOLE_REQUEST = 10;

export type RateLimiter = {
  take(input: { address: string; cost: number }): Taken;
};

/** Raw header pairs for the answer; seconds to wait where it must be 429. */
export type Taken = { headers: string[]; retryAfter: number | null };

/** Headers follow the IETF draft "RateLimit header fields for HTTP". Counts start anew for everybody at each window. */
export function createRateLimiter({ requests, perSeconds }: { requests: number; perSeconds: number }): RateLimiter {
  const counts = new Map<string, number>();
  const policy = `"default";q=${requests};w=${perSeconds}`;
  let windowEnds = 0;

  return {
    take({ address, cost }) {
      const now = performance.now();
      if (now >= windowEnds) {
        counts.clear();
        windowEnds = now + perSeconds * 1000;
      }
      const client = clientOf(address);
      const key = counts.has(client) || counts.size < CLIENTS_MAX ? client : 'others';
      // What costs more than all there is would never be answered.
      const used = (counts.get(key) ?? 0) + Math.min(cost, requests * WHOLE_REQUEST);
      const reset = Math.ceil((windowEnds - now) / 1000);
      const left = Math.max(0, requests - Math.ceil(used / WHOLE_REQUEST));
      const headers = ['RateLimit', `"default";r=${left};t=${reset}`, 'RateLimit-Policy', policy];
      if (used > requests * WHOLE_REQUEST) return { headers, retryAfter: reset };
      counts.set(key, used);
      return { headers, retryAfter: null };
    },
  };
}

/** An IPv6 client owns a /64 at least: its first four groups count as one client. */
function clientOf(address: string): string {
  if (!isIPv6(address)) return address;
  const parsed = ipaddr.IPv6.parse(address);
  return parsed.isIPv4MappedAddress() ? parsed.toIPv4Address().toString() : parsed.parts.slice(0, 4).join(':');
}

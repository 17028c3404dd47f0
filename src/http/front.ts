/** The first handler of every request: the limit of requests, and kept answers before any routing. */
import type { Request, RequestHandler } from 'express';
import type { ReaderSettings } from './settings.ts';
import type { ResponseCache } from './cache.ts';
import { openExchange, sendVariant } from './exchange.ts';
import { constantHeaders } from './headers.ts';
import type { Metrics } from './metrics.ts';
import { HttpProblem } from './problem.ts';
import { createRateLimiter, WHOLE_REQUEST } from './rateLimit.ts';
import type { RevisionWatch } from './watchRevision.ts';
import { rawKey } from './serve.ts';

/** First segments of the paths that belong to the reader. */
const OWN = new Set([
  '',
  'v1',
  'feeds',
  'oai',
  'docs',
  'media',
  'problems',
  'robots.txt',
  'sitemap.xml',
  'sitemaps',
  'healthz',
  'readyz',
  'metrics',
]);
/** Characters of a request target; Node itself refuses more than 16 KB of headers with 431. */
const URL_MAX = 14_000;
/** Mirrors ask these again and again, and they are cheap to answer. */
const CHEAP = /^\/(?:v1\/changes|feeds\/)/;
const CHEAP_COST = WHOLE_REQUEST / 10;
const FREE = /^\/(?:healthz|readyz|metrics)$/;

export function createEntrance(input: {
  settings: ReaderSettings;
  cache: ResponseCache;
  watch: RevisionWatch;
  metrics: Metrics;
  others: RequestHandler | undefined;
}): RequestHandler {
  const { settings, cache, watch, metrics, others } = input;
  const constant = constantHeaders(settings);
  const spend = settings.rateLimit ? createPurse(settings.rateLimit) : () => [];

  return (req, res, next) => {
    const kept = req.method === 'GET' || req.method === 'HEAD' ? cache.recall(rawKey(req)) : null;
    if (!kept && others && !OWN.has(req.path.split('/', 2)[1] ?? '')) return others(req, res, next);
    const exchange = openExchange({ constant, metrics, seq: watch.seq });
    res.locals['exchange'] = exchange;
    exchange.headers.push(...spend(req));
    const moment = kept && watch.peek();
    const variant = kept?.entry.variants[kept.encoding];
    if (moment && variant) {
      metrics.hit.inc();
      return sendVariant({ req, res, exchange, entry: kept.entry, variant, moment });
    }
    if (req.url.length > URL_MAX) throw new HttpProblem({ code: 'uri-too-long' });
    next();
  };
}

/** Charges a request to its client. @returns raw header pairs. @throws HttpProblem too-many-requests */
function createPurse(limit: { requests: number; perSeconds: number }): (req: Request) => string[] {
  const limiter = createRateLimiter(limit);
  return (req) => {
    const cost = costOf(req.url);
    if (cost === 0) return [];
    const { headers, retryAfter } = limiter.take({ address: req.ip ?? '', cost });
    if (retryAfter === null) return headers;
    const detail = `At most ${limit.requests} requests in ${limit.perSeconds} seconds from one address`;
    throw new HttpProblem({
      code: 'too-many-requests',
      detail,
      headers: [...headers, 'Retry-After', String(retryAfter)],
    });
  };
}

function costOf(url: string): number {
  if (CHEAP.test(url)) return CHEAP_COST;
  return FREE.test(url) ? 0 : WHOLE_REQUEST;
}

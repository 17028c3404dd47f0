/** The first handler of every request: the limit of requests, and kept answers before any routing. */
import type { Request, RequestHandler } from 'express';
import type { ReaderSettings } from './settings.ts';
import type { ResponseCache } from './answer/cache.ts';
import { openExchange, sendVariant } from './answer/exchange.ts';
import { constantHeaders } from './answer/headers.ts';
import { targetPattern } from './endpoint.ts';
import type { Metrics } from './metrics.ts';
import { HttpProblem } from './problem.ts';
import { createRateLimiter, WHOLE_REQUEST } from './rateLimit.ts';
import type { RevisionWatch } from './watchRevision.ts';
import { rawKey } from './serve.ts';

/** Characters of a request target; Node itself refuses more than 16 KB of headers with 431. */
const URL_MAX = 14_000;
/** Tenths of a request. */
const CHEAP_COST = WHOLE_REQUEST / 10;
const COSTLY_COST = WHOLE_REQUEST * 20;

/** What the first handler knows of the paths behind it. */
export type Paths = {
  /** Templates of everything that is answered here: their first segments are the reader's. */
  all: string[];
  cheap: string[];
  costly: string[];
  /** Not counted at all. */
  free: string[];
};

export function createFront(input: {
  settings: ReaderSettings;
  paths: Paths;
  cache: ResponseCache;
  watch: RevisionWatch;
  metrics: Metrics;
  others: RequestHandler | undefined;
}): RequestHandler {
  const { settings, paths, cache, watch, metrics, others } = input;
  const constant = constantHeaders(settings);
  const own = new Set(paths.all.map(firstSegment));
  const spend = settings.rateLimit ? createPurse(settings.rateLimit, paths) : () => [];

  return (req, res, next) => {
    const kept = req.method === 'GET' || req.method === 'HEAD' ? cache.recall(rawKey(req)) : null;
    if (!kept && others && !own.has(firstSegment(req.path))) return others(req, res, next);
    const exchange = openExchange({ constant, metrics, seq: watch.seq });
    res.locals['exchange'] = exchange;
    exchange.headers.push(...spend(req));
    const now = kept && watch.peek();
    const variant = kept?.prepared.variants[kept.encoding];
    if (now && variant) {
      metrics.hit.inc();
      return sendVariant({ req, res, exchange, prepared: kept.prepared, variant, now });
    }
    if (req.url.length > URL_MAX) throw new HttpProblem({ code: 'uri-too-long' });
    next();
  };
}

/** Charges a request to its client. @returns raw header pairs. @throws HttpProblem too-many-requests */
function createPurse(limit: { requests: number; perSeconds: number }, paths: Paths): (req: Request) => string[] {
  const limiter = createRateLimiter(limit);
  const cheap = targetPattern(paths.cheap);
  const costly = targetPattern(paths.costly);
  const free = targetPattern(paths.free);
  const costOf = (url: string) => {
    if (cheap.test(url)) return CHEAP_COST;
    if (free.test(url)) return 0;
    return costly.test(url) ? COSTLY_COST : WHOLE_REQUEST;
  };
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

function firstSegment(path: string): string {
  return path.split('/', 2)[1] ?? '';
}

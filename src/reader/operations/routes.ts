/** /healthz, /readyz and /metrics: for whoever runs the archive, not for readers. */
import { timingSafeEqual } from 'node:crypto';
import type { Express, Request, Response } from 'express';
import type { ArchiveReader } from '../../archive/ArchiveStore.ts';
import type { ResponseCache } from '../../http/answer/cache.ts';
import { exchangeOf, sendUnkept } from '../../http/answer/exchange.ts';
import type { Metrics } from '../../http/metrics.ts';
import { HttpProblem } from '../../http/problem.ts';
import type { RevisionWatch } from '../../http/watchRevision.ts';
import { allowMethods } from '../../http/serve.ts';
import type { ReaderSettings } from '../../http/settings.ts';

/** What the publisher of this process says of itself. */
export type Status = {
  caughtUp: boolean;
  /** Age in seconds of the oldest change not yet published; 0 when caught up. */
  lagSeconds: number;
  /** Documents that should be public and cannot be; staff see them in the desk. */
  problems?: number;
  /** What the last check found damaged; the log and the report name it. */
  damaged?: number;
  /** Of an instance that follows a journal: the last step it has, how many it lacks, how long the journal has been away. */
  journal?: { step: number; behind: number; awaySeconds: number; stopped: string | null };
};

type Operations = {
  store: ArchiveReader;
  settings: ReaderSettings;
  cache: ResponseCache;
  watch: RevisionWatch;
  metrics: Metrics;
  status: (() => Promise<Status> | Status) | undefined;
};

/** For whoever runs the archive, so never counted by the limit of requests. */
export const OPERATIONS = ['/healthz', '/readyz', '/metrics'];

export function mountOperations({ app, ...operations }: { app: Express } & Operations): void {
  const mount = (path: string, answer: (req: Request) => Promise<{ type: string; body: string }>) =>
    app.all(path, async (req, res) => {
      exchangeOf(res).route = path;
      if (!allowMethods({ req, res, methods: ['GET', 'HEAD'] })) return;
      sendPlain({ res, ...(await answer(req)) });
    });
  mount('/healthz', async () => json({ status: 'up' }));
  mount('/readyz', () => answerReady(operations));
  mount('/metrics', (req) => answerMetrics({ req, ...operations }));
}

async function answerReady({ store, status }: Operations) {
  await store.revision();
  const publisher = await status?.();
  if (publisher && !publisher.caughtUp) {
    const detail = whyNotReady(publisher);
    throw new HttpProblem({ code: 'unavailable', detail, headers: ['Retry-After', '1'] });
  }
  // Still 200: readers are served, and a balancer must not take the archive away for one article.
  const { problems = 0, damaged = 0 } = publisher ?? {};
  if (problems + damaged > 0) {
    const what = `${problems} document(s) cannot be made public; the desk lists them under Problems`;
    const publishing = problems > 0 ? { publisher: what, problems } : {};
    return json({ status: 'problems', store: 'reachable', ...publishing, ...(damaged > 0 ? { damaged } : {}) });
  }
  return json({
    status: 'ready',
    store: 'reachable',
    publisher: publisher ? 'caught up' : 'not in this process',
    journal: publisher?.journal,
  });
}

function whyNotReady({ lagSeconds, journal }: Status): string {
  if (journal?.stopped) return `Following has stopped: ${journal.stopped}`;
  if (journal && (journal.behind > 0 || lagSeconds === 0))
    return `At step ${journal.step} of the journal, ${journal.behind} step(s) behind`;
  return `The publisher is ${Math.ceil(lagSeconds)} s behind`;
}

async function answerMetrics({ req, settings, cache, watch, metrics, status }: Operations & { req: Request }) {
  authorize({ req, settings });
  const publisher = await status?.();
  metrics.revision.set(watch.seq());
  metrics.cacheBytes.set(cache.bytes());
  if (publisher) metrics.publisherLag.set(publisher.lagSeconds);
  metrics.publisherProblems.set(publisher?.problems ?? 0);
  metrics.damaged.set(publisher?.damaged ?? 0);
  return { type: metrics.registry.contentType, body: await metrics.registry.metrics() };
}

/** A loopback peer proves nothing behind a proxy on the same machine; there publicUrl is not a loopback address.
 *  @throws HttpProblem unauthorized; not-found where no token is set */
function authorize({ req, settings }: { req: Request; settings: ReaderSettings }): void {
  const { metricsToken, publicUrl } = settings;
  if (metricsToken === null) {
    const local = isLoopback(new URL(publicUrl).hostname) && isLoopback(req.socket.remoteAddress ?? '');
    if (!local) throw new HttpProblem({ code: 'not-found' });
    return;
  }
  const given = Buffer.from(req.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${metricsToken}`);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new HttpProblem({ code: 'unauthorized', headers: ['WWW-Authenticate', 'Bearer'] });
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|::ffff:127\.\d+\.\d+\.\d+)$/.test(host);
}

function json(value: object) {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

function sendPlain(input: { res: Response; type: string; body: string }): void {
  const body = Buffer.from(input.body);
  const headers = ['Content-Type', input.type, 'Content-Length', String(body.length), 'Cache-Control', 'no-store'];
  sendUnkept({ res: input.res, exchange: exchangeOf(input.res), status: 200, headers, body });
}

/** One request and its answer: what is known before it is routed, and the one way to send. */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Encoding, Entry, Variant } from './preparedAnswer.ts';
import { isNotModified } from './conditional.ts';
import type { Metrics } from './metrics.ts';
import type { Moment } from './watchRevision.ts';

export type Exchange = {
  requestId: string;
  startedAt: number;
  /** Raw header pairs of this answer whatever it will be. */
  headers: string[];
  /** Path template of the endpoint, for the metrics. */
  route: string;
  /** Whether the endpoint has pages, so that its problems are pages too for whoever wants them. */
  hasPages: boolean;
  metrics: Metrics;
  /** Highest seq known. */
  seq: () => number;
};

export function openExchange(input: { constant: string[]; metrics: Metrics; seq: () => number }): Exchange {
  const { constant, metrics, seq } = input;
  const requestId = randomUUID();
  const headers = [...constant, 'X-Request-Id', requestId];
  return { requestId, startedAt: performance.now(), headers, route: 'none', hasPages: false, metrics, seq };
}

/** The exchange that the first handler of the reader opened. */
export function exchangeOf(res: Response): Exchange {
  return res.locals['exchange'] as Exchange;
}

/** `headers` are those of this answer; every other one is in the exchange. */
type Sent = { res: Response; exchange: Exchange; status: number; headers: string[]; body?: Buffer | string };

/** An answer without content, or with one that nobody keeps. */
export function sendUnkept(sent: Sent): void {
  send({ ...sent, headers: ['X-Archive-Revision', String(sent.exchange.seq()), ...sent.headers] });
}

export function send({ res, exchange, status, headers, body }: Sent): void {
  res.writeHead(status, [...exchange.headers, ...headers]);
  res.end(body);
  exchange.metrics.record({ route: exchange.route, status, startedAt: exchange.startedAt });
}

/** 200, or 304 when the client has it. */
export function sendVariant(input: {
  req: Request;
  res: Response;
  exchange: Exchange;
  entry: Entry;
  variant: Variant;
  moment: Moment;
}): void {
  const { req, res, exchange, entry, variant, moment } = input;
  const { cacheControl } = entry;
  const lastModified = entry.isDated ? moment.lastModified : null;
  exchange.route = entry.route;
  const shared = cacheControl ? ['Cache-Control', cacheControl, ...moment.headers.slice(2)] : moment.headers;
  if (req.method !== 'POST' && isNotModified({ headers: req.headers, etag: variant.etag, lastModified })) {
    const headers = [...shared, 'ETag', variant.etag, 'Vary', varyOf(entry)];
    return send({ res, exchange, status: 304, headers });
  }
  send({ res, exchange, status: 200, headers: [...shared, ...variant.headers], body: variant.body });
}

/** The coding the client takes that saves most. */
export function chooseEncoding(req: Request): Encoding {
  if (!req.headers['accept-encoding']) return 'identity';
  if (req.acceptsEncodings('br')) return 'br';
  return req.acceptsEncodings('gzip') ? 'gzip' : 'identity';
}

function varyOf(entry: Entry): string {
  return entry.headers[entry.headers.indexOf('Vary') + 1] ?? '';
}

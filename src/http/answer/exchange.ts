/** One request and its answer: what is known before it is routed, and the one way to send. */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import Negotiator from 'negotiator';
import type { Encoding, PreparedAnswer, Variant } from './preparedAnswer.ts';
import { askedRange, isNotModified } from './conditional.ts';
import type { ByteRange } from './conditional.ts';
import type { Metrics } from '../metrics.ts';
import { HttpProblem } from '../problem.ts';
import type { ArchiveNow } from '../watchRevision.ts';

export type Exchange = {
  requestId: string;
  startedAt: number;
  /** Raw header pairs of this answer whatever it will be. */
  headers: string[];
  /** Path template of the endpoint, for the metrics. */
  route: string;
  metrics: Metrics;
  /** Highest seq known. */
  seq: () => number;
};

export function openExchange(input: { constant: string[]; metrics: Metrics; seq: () => number }): Exchange {
  const { constant, metrics, seq } = input;
  const requestId = randomUUID();
  const headers = [...constant, 'X-Request-Id', requestId];
  return { requestId, startedAt: performance.now(), headers, route: 'none', metrics, seq };
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
  prepared: PreparedAnswer;
  variant: Variant;
  now: ArchiveNow;
}): void {
  const { req, res, exchange, prepared, variant, now } = input;
  const { cacheControl, isFile } = prepared;
  const lastModified = prepared.isDated ? now.lastModified : null;
  exchange.route = prepared.route;
  const shared = cacheControl ? ['Cache-Control', cacheControl, ...now.headers.slice(2)] : now.headers;
  if (req.method !== 'POST' && isNotModified({ headers: req.headers, etag: variant.etag, lastModified })) {
    return send({ res, exchange, status: 304, headers: [...shared, 'ETag', variant.etag, ...prepared.vary] });
  }
  const range = isFile && req.method === 'GET' ? askedRange({ headers: req.headers, ...sizeOf(variant) }) : null;
  if (range) return sendPart({ res, exchange, shared, variant, range });
  send({ res, exchange, status: 200, headers: [...shared, ...variant.headers], body: variant.body });
}

const sizeOf = ({ body, etag }: Variant) => ({ size: body.length, etag });

/** 206. @throws HttpProblem range-not-satisfiable */
function sendPart(input: {
  res: Response;
  exchange: Exchange;
  shared: string[];
  variant: Variant;
  range: ByteRange | 'unsatisfiable';
}): void {
  const { res, exchange, shared, variant, range } = input;
  const size = variant.body.length;
  if (range === 'unsatisfiable') {
    throw new HttpProblem({ code: 'range-not-satisfiable', headers: ['Content-Range', `bytes */${size}`] });
  }
  const body = variant.body.subarray(range.start, range.end + 1);
  const at = variant.headers.indexOf('Content-Length');
  const headers = [...shared, ...variant.headers.toSpliced(at + 1, 1, String(body.length))];
  headers.push('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
  send({ res, exchange, status: 206, headers, body });
}

const SAVING_MOST = ['br', 'gzip', 'identity'] as const;

/** The coding the client likes best; of those it likes alike the one that saves most. */
export function chooseEncoding(req: Request): Encoding {
  const asked = req.headers['accept-encoding'];
  if (!asked) return 'identity';
  const liked = new Negotiator(req).encodings([...SAVING_MOST], { preferred: [...SAVING_MOST] });
  return SAVING_MOST.find((coding) => coding === liked[0]) ?? 'identity';
}

/** Files from the disk: never whole in memory, with the same conditions and parts as any other answer (RFC 9110, 13 and 14). */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { askedRange, isNotModified } from './conditional.ts';
import type { ByteRange } from './conditional.ts';
import { exchangeOf, send } from './exchange.ts';
import { DATA_CSP } from './headers.ts';
import type { Answer, StoredFile } from './preparedAnswer.ts';
import { HttpProblem } from '../problem.ts';
import type { ArchiveNow } from '../watchRevision.ts';

type Sending = { req: Request; res: Response; route: string; answer: Answer; now: ArchiveNow };

/** 200, 206 or 304; resolves when the last byte was taken or the client has gone. @throws HttpProblem range-not-satisfiable */
export async function sendStored({ req, res, route, answer, now }: Sending): Promise<void> {
  const { stored } = answer;
  if (!stored) throw new TypeError(`${route} answers without a file`);
  try {
    const exchange = exchangeOf(res);
    exchange.route = route;
    const etag = `"${stored.sha256.toString('base64url').slice(0, 27)}"`;
    if (isNotModified({ headers: req.headers, etag, lastModified: now.lastModified })) {
      return send({ res, exchange, status: 304, headers: [...now.headers, 'ETag', etag] });
    }
    const range = req.method === 'GET' ? askedRange({ headers: req.headers, size: stored.bytes, etag }) : null;
    if (range === 'unsatisfiable') {
      throw new HttpProblem({ code: 'range-not-satisfiable', headers: ['Content-Range', `bytes */${stored.bytes}`] });
    }
    const headers = [...now.headers, ...headersOf({ answer, stored, etag, range })];
    if (req.method === 'HEAD') return send({ res, exchange, status: 200, headers });
    await sendBytes({ res, status: range ? 206 : 200, headers, stored, range });
  } finally {
    stored.release();
  }
}

type Part = { stored: StoredFile; range: ByteRange | null };

function headersOf({ answer, stored, etag, range }: Part & { answer: Answer; etag: string }): string[] {
  const { bytes, sha256 } = stored;
  return [
    ...['Content-Type', answer.type, 'Content-Security-Policy', DATA_CSP, 'Accept-Ranges', 'bytes', 'ETag', etag],
    ...['Content-Length', String(range ? range.end - range.start + 1 : bytes)],
    ...(range ? ['Content-Range', `bytes ${range.start}-${range.end}/${bytes}`] : []),
    // RFC 9530: of the whole file, in parts too.
    ...['Repr-Digest', `sha-256=:${sha256.toString('base64')}:`],
    ...(answer.headers ?? []),
  ];
}

async function sendBytes(input: Part & { res: Response; status: number; headers: string[] }): Promise<void> {
  const { res, status, headers, stored, range } = input;
  const exchange = exchangeOf(res);
  res.writeHead(status, [...exchange.headers, ...headers]);
  const { start, end } = range ?? { start: 0, end: stored.bytes - 1 };
  try {
    await pipeline(createReadStream('', { fd: stored.fd, autoClose: false, start, end }), res);
  } catch (error) {
    // Who goes away in the middle comes back with Range.
    if (!res.destroyed) throw error;
  }
  exchange.metrics.record({ route: exchange.route, status, startedAt: exchange.startedAt });
}

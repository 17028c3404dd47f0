/** Whatever was thrown becomes a problem document; only what the client may know is in it. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import { ArchiveError } from '../domain/errors.ts';
import { encodeProblemPage, PAGE_POLICY } from '../formats/index.ts';
import type { Site } from '../formats/index.ts';
import { exchangeOf, sendUnkept } from './answer/exchange.ts';
import { HttpProblem, PROBLEMS, problemDocument } from './problem.ts';

export type Log = { error(details: object, message: string): void };

/** Seconds after which a client may ask again when the store could not be read. */
const RETRY_AFTER = '5';

export function createErrorHandler(input: {
  log: Log;
  site: Site;
  /** Whether a browser gets problems at this request target as a page. */
  hasPage: (url: string) => boolean;
}): ErrorRequestHandler {
  const { log, site, hasPage } = input;
  return (error: unknown, req, res, next) => {
    // Neither an answer that has begun nor a request of `others` is ours to answer.
    if (res.headersSent || !exchangeOf(res)) return next(error);
    const problem = toProblem(error);
    const { requestId } = exchangeOf(res);
    const { status } = PROBLEMS[problem.code];
    if (status >= 500 && !problem.isExpected)
      log.error({ err: problem.cause ?? error, requestId, path: req.path }, 'request failed');
    sendProblem({ req, res, problem, site, hasPage: hasPage(req.url) });
  };
}

const JSON_TYPES = ['application/problem+json', 'application/json'];

/** Whoever followed a link to a page in a browser gets a page, everybody else the problem document. */
function sendProblem(input: { req: Request; res: Response; problem: HttpProblem; site: Site; hasPage: boolean }): void {
  const { req, res, problem, site, hasPage } = input;
  const exchange = exchangeOf(res);
  const document = problemDocument({ problem, requestId: exchange.requestId });
  const isPage = hasPage && req.accepts([...JSON_TYPES, 'text/html']) === 'text/html';
  const body = Buffer.from(isPage ? encodeProblemPage({ problem: document, site }) : JSON.stringify(document));
  const headers = [
    'Content-Type',
    isPage ? 'text/html; charset=utf-8' : 'application/problem+json',
    ...(isPage ? ['Content-Security-Policy', PAGE_POLICY] : []),
    'Content-Length',
    String(body.length),
    'Cache-Control',
    problem.maxAge === null ? 'no-store' : `public, max-age=${problem.maxAge}`,
    ...(hasPage ? ['Vary', 'Accept'] : []),
    ...problem.headers,
  ];
  sendUnkept({ res, exchange, status: document.status, headers, body });
}

function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  // Only what the archive itself reports: a mistake in the program must not look like an outage.
  if (error instanceof ArchiveError && error.code.startsWith('store-')) {
    return new HttpProblem({ code: 'unavailable', headers: ['Retry-After', RETRY_AFTER], cause: error });
  }
  if (error instanceof ArchiveError && error.code.endsWith('-damaged'))
    return new HttpProblem({ code: 'damaged', cause: error });
  // What Express throws itself: a path that is not percent-encoded UTF-8, a body that is too large.
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return new HttpProblem({ code: 'content-too-large' });
  if (status === 415) return new HttpProblem({ code: 'unsupported-media-type' });
  if (status === 400) return new HttpProblem({ code: 'bad-request' });
  return new HttpProblem({ code: 'internal', cause: error });
}

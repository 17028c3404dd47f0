/** From an endpoint to an Express handler: method, address and query are checked before the store is asked anything. */
import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';
import { readAcceptDatetime } from './ask/datetime.ts';
import { MovedPermanently } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import type { ResponseCache } from './answer/cache.ts';
import { encode, prepareAnswer } from './answer/preparedAnswer.ts';
import type { PreparedAnswer } from './answer/preparedAnswer.ts';
import { chooseEncoding, exchangeOf, send, sendUnkept, sendVariant } from './answer/exchange.ts';
import { preflightHeaders } from './answer/headers.ts';
import { HttpProblem } from './problem.ts';
import { readQuery } from './ask/readQuery.ts';
import { sendStored } from './answer/stored.ts';
import type { ArchiveNow, RevisionWatch } from './watchRevision.ts';

export type Serving = {
  cache: ResponseCache;
  watch: RevisionWatch;
  /** Path of publicUrl, '' at the root of a host. */
  basePath: string;
};

const FORM = 'application/x-www-form-urlencoded';
/** Bytes of a form; every valid one is far smaller. */
const FORM_MAX = 16_384;

type Input = {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  search: string;
  mediaType: string;
  datetime: string | null;
};

/** What a request is kept under as received: equal text gives an equal answer. */
export function rawKey(req: Request): string {
  const { accept = '', 'accept-encoding': encodings = '', 'accept-datetime': datetime } = req.headers;
  return `${req.url}\n${accept}\n${encodings}${datetime === undefined ? '' : `\n${String(datetime)}`}`;
}

/** Path and query of a request target. */
export function splitTarget(url: string): { path: string; search: string } {
  const at = url.indexOf('?');
  return at === -1 ? { path: url, search: '' } : { path: url.slice(0, at), search: url.slice(at + 1) };
}

/** Lets GET and HEAD through; answers OPTIONS itself. @throws HttpProblem method-not-allowed */
export function allowMethods({ req, res, methods }: { req: Request; res: Response; methods: string[] }): boolean {
  if (methods.includes(req.method)) return true;
  const allow = [...methods, 'OPTIONS'].join(', ');
  if (req.method !== 'OPTIONS') throw new HttpProblem({ code: 'method-not-allowed', headers: ['Allow', allow] });
  const headers = ['Allow', allow, ...preflightHeaders(allow)];
  sendUnkept({ res, exchange: exchangeOf(res), status: 204, headers });
  return false;
}

export function mountEndpoint({ app, endpoint, ...serving }: { app: Express; endpoint: Endpoint } & Serving): void {
  const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
  const methods = endpoint.form ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD'];
  if (endpoint.form) app.post(path, express.text({ type: FORM, limit: FORM_MAX }));
  app.all(path, async (req, res) => {
    exchangeOf(res).route = endpoint.path;
    if (!allowMethods({ req, res, methods })) return;
    const input = readInput({ endpoint, req });
    const now = await serving.watch.now();
    try {
      if (endpoint.isStored) {
        const answer = await endpoint.answer({ ...input, now });
        // It may have been made meanwhile, of a later state of the archive.
        return await sendStored({ req, res, route: endpoint.path, answer, now: await serving.watch.now() });
      }
      await serveInput({ ...serving, endpoint, req, res, input, now });
    } catch (error) {
      if (error instanceof HttpProblem && error.code === 'withdrawn') error.maxAge = now.maxAge;
      if (!(error instanceof MovedPermanently)) throw error;
      const location = `${serving.basePath}${movedTo({ endpoint, req, slug: error.slug })}`;
      sendMoved({ res, location, headers: now.headers });
    }
  });
}

function readInput({ endpoint, req }: { endpoint: Endpoint; req: Request }): Input {
  const params = endpoint.params.safeParse(req.params);
  if (!params.success) throw new HttpProblem({ code: 'not-found' });
  const search = req.method === 'POST' ? formOf(req) : splitTarget(req.url).search;
  const { query: schema, strict = false } = endpoint;
  return {
    params: params.data,
    query: endpoint.unread ? {} : readQuery({ schema, search, strict }),
    search: endpoint.unread ? search : '',
    mediaType: chooseMediaType({ endpoint, req }),
    datetime: endpoint.isTimegate ? readAcceptDatetime(req.headers['accept-datetime']) : null,
  };
}

/** @throws HttpProblem unsupported-media-type */
function formOf(req: Request): string {
  if (typeof req.body === 'string') return req.body;
  if (req.is(FORM) !== false) return '';
  throw new HttpProblem({ code: 'unsupported-media-type' });
}

/** @throws HttpProblem not-acceptable; a header that names no type at all is taken for none */
function chooseMediaType({ endpoint, req }: { endpoint: Endpoint; req: Request }): string {
  const { negotiates } = endpoint;
  if (!negotiates) return '';
  const chosen = req.accepts([...negotiates]);
  if (chosen) return chosen;
  if (req.accepts().length === 0) return negotiates[0] ?? '';
  throw new HttpProblem({ code: 'not-acceptable', detail: `It can be had as ${negotiates.join(', ')}` });
}

async function serveInput(input: {
  cache: ResponseCache;
  endpoint: Endpoint;
  req: Request;
  res: Response;
  input: Input;
  now: ArchiveNow;
}): Promise<void> {
  const { cache, endpoint, req, res, now } = input;
  const exchange = exchangeOf(res);
  const key = `${endpoint.id} ${JSON.stringify(input.input)}`;
  const make = async (): Promise<PreparedAnswer> => {
    const answer = await endpoint.answer({ ...input.input, now });
    return prepareAnswer({ route: endpoint.path, answer, isFile: endpoint.isFile ?? false });
  };
  const { prepared, hit } = await cache.obtain({ key, make });
  exchange.metrics[hit ? 'hit' : 'miss'].inc();
  const encoding = prepared.compressible ? chooseEncoding(req) : 'identity';
  const known = prepared.variants[encoding];
  const variant = known ?? (await encode({ prepared, encoding }));
  if (!known) cache.weigh({ key, prepared });
  if (req.method !== 'POST') cache.remember(rawKey(req), { key, encoding });
  sendVariant({ req, res, exchange, prepared, variant, now });
}

/** The same address with another slug, and of the query what the endpoint knows. */
function movedTo({ endpoint, req, slug }: { endpoint: Endpoint; req: Request; slug: string }): string {
  const params: Record<string, string | string[] | undefined> = { ...req.params, slug };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
  const pairs = splitTarget(req.url).search.split('&');
  const known = pairs.filter((pair) => Object.hasOwn(endpoint.query.shape, pair.split('=', 1)[0] ?? ''));
  return known.length === 0 ? path : `${path}?${known.join('&')}`;
}

export function sendMoved(input: { res: Response; location: string; headers: string[] }): void {
  const { res, location } = input;
  const headers = [...input.headers, 'Location', location, 'Content-Length', '0'];
  send({ res, exchange: exchangeOf(res), status: 308, headers });
}

/** One slash too many, inside or at the end: 308 to the address without it. Everything else is not found. */
export function serveRest({ watch, basePath }: Serving): RequestHandler {
  return async (req, res) => {
    // A browser asks before it asks: without this it could not see that there is nothing.
    if (req.method === 'OPTIONS') return void allowMethods({ req, res, methods: ['GET', 'HEAD'] });
    const { path, search } = splitTarget(req.url);
    const tidy = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
    if (tidy === path || !['GET', 'HEAD'].includes(req.method)) throw new HttpProblem({ code: 'not-found' });
    const { headers } = await watch.now();
    sendMoved({ res, location: `${basePath}${tidy}${search === '' ? '' : `?${search}`}`, headers });
  };
}

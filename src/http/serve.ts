/** From an endpoint to an Express handler: method, address and query are checked before the store is asked anything. */
import express from 'express';
import type { Express, Request, Response } from 'express';
import { MovedPermanently } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import type { ResponseCache } from './cache.ts';
import { encode, toEntry } from './preparedAnswer.ts';
import type { Entry } from './preparedAnswer.ts';
import { chooseEncoding, exchangeOf, send, sendUnkept, sendVariant } from './exchange.ts';
import { preflightHeaders } from './headers.ts';
import { HttpProblem } from './problem.ts';
import { readQuery } from './readQuery.ts';
import type { Moment, RevisionWatch } from './watchRevision.ts';

export type Serving = {
  cache: ResponseCache;
  watch: RevisionWatch;
  /** Path of publicUrl, '' at the root of a host. */
  basePath: string;
};

const FORM = 'application/x-www-form-urlencoded';
/** Bytes of a form; every valid one is far smaller. */
const FORM_MAX = 16_384;

type Input = { params: Record<string, unknown>; query: Record<string, unknown>; search: string; mediaType: string };

/** What a request is kept under as received: equal text gives an equal answer. */
export function rawKey(req: Request): string {
  return `${req.url}\n${req.headers.accept ?? ''}\n${req.headers['accept-encoding'] ?? ''}`;
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
  const hasPages = 'text/html' in endpoint.content;
  const methods = endpoint.form ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD'];
  if (endpoint.form) app.post(path, express.text({ type: FORM, limit: FORM_MAX }));
  app.all(path, async (req, res) => {
    Object.assign(exchangeOf(res), { route: endpoint.path, hasPages });
    if (!allowMethods({ req, res, methods })) return;
    const input = readInput({ endpoint, req });
    const moment = await serving.watch.now();
    try {
      await serveInput({ ...serving, endpoint, req, res, input, moment });
    } catch (error) {
      if (!(error instanceof MovedPermanently)) throw error;
      sendMoved({ ...serving, endpoint, req, res, slug: error.slug, moment });
    }
  });
}

function readInput({ endpoint, req }: { endpoint: Endpoint; req: Request }): Input {
  const params = endpoint.params.safeParse(req.params);
  if (!params.success) throw new HttpProblem({ code: 'not-found' });
  const search = req.method === 'POST' ? formOf(req) : splitTarget(req.url).search;
  const query = endpoint.unread ? {} : readQuery({ schema: endpoint.query, search });
  return {
    params: params.data,
    query,
    search: endpoint.unread ? search : '',
    mediaType: chooseMediaType({ endpoint, req }),
  };
}

/** @throws HttpProblem unsupported-media-type */
function formOf(req: Request): string {
  if (typeof req.body === 'string') return req.body;
  if (req.is(FORM) !== false) return '';
  throw new HttpProblem({ code: 'unsupported-media-type' });
}

/** A client that takes none of them is answered the default: better than 406 for a program that sends any Accept. */
function chooseMediaType({ endpoint, req }: { endpoint: Endpoint; req: Request }): string {
  if (!endpoint.negotiates) return '';
  return (req.accepts([...endpoint.negotiates]) || endpoint.negotiates[0]) ?? '';
}

async function serveInput(input: {
  cache: ResponseCache;
  endpoint: Endpoint;
  req: Request;
  res: Response;
  input: Input;
  moment: Moment;
}): Promise<void> {
  const { cache, endpoint, req, res, moment } = input;
  const exchange = exchangeOf(res);
  const key = `${endpoint.id} ${JSON.stringify(input.input)}`;
  const make = async (): Promise<Entry> => {
    const answer = await endpoint.answer({ ...input.input, moment });
    return toEntry({ route: endpoint.path, answer });
  };
  const { entry, hit } = await cache.obtain({ key, make });
  exchange.metrics[hit ? 'hit' : 'miss'].inc();
  const encoding = entry.compressible ? chooseEncoding(req) : 'identity';
  const known = entry.variants[encoding];
  const variant = known ?? (await encode({ entry, encoding }));
  if (!known) cache.weigh({ key, entry });
  if (req.method !== 'POST') cache.remember(rawKey(req), { key, encoding });
  sendVariant({ req, res, exchange, entry, variant, moment });
}

function sendMoved(input: {
  basePath: string;
  endpoint: Endpoint;
  req: Request;
  res: Response;
  slug: string;
  moment: Moment;
}): void {
  const { endpoint, req, res, slug, moment } = input;
  const params: Record<string, string | string[] | undefined> = { ...req.params, slug };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
  const { search } = splitTarget(req.url);
  const location = `${input.basePath}${path}${search === '' ? '' : `?${search}`}`;
  const headers = [...moment.headers, 'Location', location, 'Content-Length', '0', 'Vary', 'Accept-Encoding'];
  send({ res, exchange: exchangeOf(res), status: 308, headers });
}

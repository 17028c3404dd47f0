/** GET /docs with its style and script, and the short ways to it. */
import { readFileSync } from 'node:fs';
import type { Express } from 'express';
import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Endpoint } from '../../http/endpoint.ts';
import { exchangeOf, sendUnkept } from '../../http/answer/exchange.ts';
import { HttpProblem, PROBLEMS } from '../../http/problem.ts';
import { allowMethods } from '../../http/serve.ts';
import type { Describe } from '../openapi/route.ts';
import { docsPage } from './page.ts';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Not part of the API: these are in no OpenAPI document. */
export function docsEndpoints({ describe }: { describe: Describe }): Endpoint[] {
  const nothing = { params: z.object({}), query: z.object({}) };
  const asset = ({ file, type }: { file: string; type: string }) => {
    const body = readFileSync(new URL(file, import.meta.url));
    const answer = async () => ({ type: `${type}; charset=utf-8`, body });
    return defineEndpoint({ ...nothing, id: `docs ${file}`, path: `/docs/${file}`, answer });
  };
  const page = defineEndpoint({
    ...nothing,
    id: 'docs',
    path: '/docs',
    hasPages: true,
    answer: async ({ now }) => ({
      type: 'text/html; charset=utf-8',
      body: docsPage(await describe(now)),
      csp: POLICY,
    }),
  });
  return [page, asset({ file: 'style.css', type: 'text/css' }), asset({ file: 'script.js', type: 'text/javascript' })];
}

export const SHORT_WAYS = ['/', '/problems/{code}'];

/** The root leads to the documentation, the type of a problem to its line there. */
export function mountShortWays({ app, basePath }: { app: Express; basePath: string }): void {
  const mount = (path: string, fragment: (code: string) => string) =>
    app.all(path, (req, res) => {
      const exchange = exchangeOf(res);
      exchange.route = path;
      if (!allowMethods({ req, res, methods: ['GET', 'HEAD'] })) return;
      const location = `${basePath}/docs${fragment(String(req.params['code']))}`;
      sendUnkept({ res, exchange, status: 302, headers: ['Location', location, 'Content-Length', '0'] });
    });
  mount('/', () => '');
  mount('/problems/:code', (code) => {
    if (!Object.hasOwn(PROBLEMS, code)) throw new HttpProblem({ code: 'not-found' });
    return `#problem-${code}`;
  });
}

/** GET /docs with its style and script, and the short ways to it. */
import { readFileSync } from 'node:fs';
import type { Express } from 'express';
import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Endpoint } from '../../http/endpoint.ts';
import { exchangeOf, sendUnkept } from '../../http/exchange.ts';
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
  const base = { tag: 'Docs', description: '', params: z.object({}), query: z.object({}), problems: [] };
  const asset = ({ file, type }: { file: string; type: string }) => {
    const body = readFileSync(new URL(file, import.meta.url));
    return defineEndpoint({
      ...base,
      id: `docs ${file}`,
      path: `/docs/${file}`,
      summary: file,
      content: { [type]: 'text' },
      examples: () => [],
      answer: async () => ({ type: `${type}; charset=utf-8`, body }),
    });
  };
  const page = defineEndpoint({
    ...base,
    id: 'docs',
    path: '/docs',
    summary: 'Documentation',
    content: { 'text/html': 'text' },
    examples: () => [],
    answer: async ({ moment }) => ({
      type: 'text/html; charset=utf-8',
      body: docsPage(await describe(moment)),
      csp: POLICY,
    }),
  });
  return [page, asset({ file: 'style.css', type: 'text/css' }), asset({ file: 'script.js', type: 'text/javascript' })];
}

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

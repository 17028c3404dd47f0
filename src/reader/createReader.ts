/** The reader: public, read-only, and blind to everything but the archive. */
import express from 'express';
import type { Express, RequestHandler } from 'express';
import type { ArchiveReader } from '../archive/ArchiveStore.ts';
import { mountShortWays, SHORT_WAYS } from './docs/routes.ts';
import { createEndpoints } from './endpoints.ts';
import { createResponseCache } from '../http/answer/cache.ts';
import { targetPattern } from '../http/endpoint.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { createErrorHandler } from '../http/errors.ts';
import type { Log } from '../http/errors.ts';
import { createFront } from '../http/front.ts';
import { createMetrics } from '../http/metrics.ts';
import { watchRevision } from '../http/watchRevision.ts';
import { mountEndpoint, serveRest } from '../http/serve.ts';
import { mountOperations, OPERATIONS } from './operations/routes.ts';
import type { Status } from './operations/routes.ts';
import { siteOf } from '../http/settings.ts';
import type { ReaderSettings } from '../http/settings.ts';

/** An Express app for all paths of docs/api.md. `others` answers every other path; without it they are 404.
 *  `status` is told by whoever runs the publisher in this process; a reader on its own has none. */
export function createReader(input: {
  store: ArchiveReader;
  settings: ReaderSettings;
  log: Log;
  status?: () => Promise<Status> | Status;
  others?: RequestHandler;
}): Express {
  const { store, settings, log, status, others } = input;
  const metrics = createMetrics();
  const cache = createResponseCache({ maxBytes: settings.cacheBytes });
  const watch = watchRevision({ store, maxAgeSeconds: settings.maxAgeSeconds, onChange: () => cache.clear() });
  const { pathname } = new URL(settings.publicUrl);
  const basePath = pathname === '/' ? '' : pathname;

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  app.set('trust proxy', settings.trustProxy);
  app.enable('strict routing');
  app.enable('case sensitive routing');

  const site = siteOf(settings);
  const endpoints = createEndpoints({ store, settings, site });
  const pathsOf = (chosen: Endpoint[]) => chosen.map((endpoint) => endpoint.path);
  const pages = targetPattern(pathsOf(endpoints.filter((endpoint) => endpoint.hasPages)));
  const paths = {
    all: [...pathsOf(endpoints), ...SHORT_WAYS, ...OPERATIONS],
    cheap: pathsOf(endpoints.filter((endpoint) => endpoint.isCheap)),
    costly: pathsOf(endpoints.filter((endpoint) => endpoint.isCostly)),
    free: OPERATIONS,
  };
  const serving = { cache, watch, basePath };

  app.use(createFront({ settings, paths, cache, watch, metrics, others }));
  for (const endpoint of endpoints) mountEndpoint({ app, endpoint, ...serving });
  mountShortWays({ app, basePath });
  mountOperations({ app, store, settings, cache, watch, metrics, status });
  app.use(serveRest(serving));
  app.use(createErrorHandler({ log, site, hasPage: (url) => pages.test(url) }));
  return app;
}

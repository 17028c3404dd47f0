/** The reader: public, read-only, and blind to everything but the archive. */
import express from 'express';
import type { Express, RequestHandler } from 'express';
import type { ArchiveReader } from '../archive/ArchiveStore.ts';
import { mountShortWays } from './docs/routes.ts';
import { createEndpoints } from './endpoints.ts';
import { createResponseCache } from '../http/cache.ts';
import { createErrorHandler } from '../http/errors.ts';
import type { Log } from '../http/errors.ts';
import { createEntrance } from '../http/front.ts';
import { createMetrics } from '../http/metrics.ts';
import { HttpProblem } from '../http/problem.ts';
import { watchRevision } from '../http/watchRevision.ts';
import { allowMethods, mountEndpoint } from '../http/serve.ts';
import { mountOperations } from './operations/routes.ts';
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

  app.use(createEntrance({ settings, cache, watch, metrics, others }));
  const site = siteOf(settings);
  for (const endpoint of createEndpoints({ store, settings, site })) {
    mountEndpoint({ app, endpoint, cache, watch, basePath });
  }
  mountShortWays({ app, basePath });
  mountOperations({ app, store, settings, cache, watch, metrics, status });
  app.use((req, res) => {
    // A browser asks before it asks: without this it could not see that there is nothing.
    if (req.method === 'OPTIONS') return void allowMethods({ req, res, methods: ['GET', 'HEAD'] });
    throw new HttpProblem({ code: 'not-found' });
  });
  app.use(createErrorHandler({ log, site }));
  return app;
}

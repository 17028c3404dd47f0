/** An HTTP server for an Express app. */
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:http';
import type { Express } from 'express';

/**
 * Makes requests and responses with the prototypes that Express would give to them one by one: an object whose prototype is
 * changed costs V8 more than all else that Express does, and stays in memory until the next full collection.
 */
export function createAppServer(app: Express): Server {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  app.request = adopt(AppRequest.prototype, app.request);
  app.response = adopt(AppResponse.prototype, app.response);
  return createServer({ IncomingMessage: AppRequest, ServerResponse: AppResponse }, app);
}

function adopt<T extends object>(own: object, express: T): T {
  return Object.setPrototypeOf(own, express) as T;
}

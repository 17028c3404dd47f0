import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createAppServer } from '../../src/server/appServer.ts';

it('when a request comes, then it has the prototypes of Express before Express has seen it', async () => {
  const app = express().set('trust proxy', true);
  app.get('/', (req, res) => void res.status(201).json({ ip: req.ip, query: req.query }));
  const server = createAppServer(app);
  const before: unknown[] = [];
  server.prependListener('request', (req, res) => before.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/?a=1`, { headers: { 'x-forwarded-for': '192.0.2.7' } });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ ip: '192.0.2.7', query: { a: '1' } });
    expect(before).toEqual([app.request, app.response]);
    expect(before[0]).toBe(app.request);
    expect(before[1]).toBe(app.response);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

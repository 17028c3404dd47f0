/** An archive of an earlier version is brought up to this one before anybody is served; whoever asks meanwhile is told so. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import Database from 'libsql';
import pino from 'pino';
import { problemSchema } from '../../src/http/problem.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { startProgram } from '../../src/server/startProgram.ts';
import { testConfig } from '../support/desk.ts';
import { freePort } from '../support/program.ts';

test('when an archive of an earlier version is brought up, then readers are told how far it is and when to come again, and then served', async () => {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const { folder } = await testConfig();
  const env = { DATABASE_URL: `file:${folder}`, PORT: port, PUBLIC_URL: url, ADMIN_PASSWORD: 'correct horse battery' };
  const { config } = await testConfig(env);
  /** Asks once the archive is open, and before the program listens. */
  const start = (ask: () => Promise<void>) =>
    startProgram({
      ...{ config, desk: deskConfig(config), log: pino({ level: 'silent' }) },
      admin: async () => {
        await ask();
        return (_req, res) => void res.send('admin');
      },
    });
  const refused = () => expect(fetch(url)).rejects.toThrow('fetch failed');
  await (await start(refused)).stop();
  const db = new Database(path.join(folder, 'archive.db'));
  db.exec('PRAGMA user_version = 5');
  db.close();

  const paths = ['/v1/articles', '/readyz', '/healthz', '/admin'];
  const meanwhile: Record<string, { status: number; retry: string | null; type: string | null; text: string }> = {};
  const program = await start(async () => {
    for (const at of paths) {
      const answer = await fetch(url + at);
      const header = (name: string) => answer.headers.get(name);
      const text = await answer.text();
      meanwhile[at] = { status: answer.status, retry: header('retry-after'), type: header('content-type'), text };
    }
  });
  try {
    const [articles, ready, health, admin] = paths.map((at) => meanwhile[at]);
    for (const answer of [articles, ready]) {
      expect(answer).toMatchObject({ status: 503, retry: '5', type: expect.stringContaining('problem+json') });
      const problem = problemSchema.parse(JSON.parse(answer?.text ?? ''));
      expect(problem).toMatchObject({ type: '/problems/unavailable', detail: expect.stringMatching(/: 2 of 2$/) });
    }
    expect(health).toMatchObject({ status: 200, text: '{"status":"up"}' });
    expect(admin).toMatchObject({ status: 503, text: expect.stringMatching(/brought up[^]*升级/) });
    expect((await fetch(`${url}/v1/articles`)).status).toBe(200);
  } finally {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

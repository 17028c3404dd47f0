/** The whole program in this process but for the admin: desk, publisher, archive and reader over real HTTP. */
import { rm } from 'node:fs/promises';
import pino from 'pino';
import type { Article } from '../../src/payload-types.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { startProgram } from '../../src/server/startProgram.ts';
import type { Program } from '../../src/server/startProgram.ts';
import { testConfig } from './desk.ts';
import { freePort } from './program.ts';

export type Service = Program & { url: string; folder: string; close: () => Promise<void> };

export async function startService(more: Record<string, string> = {}): Promise<Service> {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const env = { PORT: port, PUBLIC_URL: url, RATE_LIMIT: '0', ADMIN_PASSWORD: 'correct horse battery', ...more };
  const { config, folder } = await testConfig(env);
  const program = await startProgram({ config, desk: deskConfig(config), log: pino({ level: 'silent' }) });
  // Where instances share a database, the first step of a publisher is to get the lease.
  await program.publisher.settle();
  const close = async () => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...program, url, folder, close };
}

/** An article as the API answers it, loosely typed for tests. */
export type Answer = Record<string, unknown> & { data: (Article & { edition: number })[] };

export async function getJson(url: string): Promise<{ status: number; body: Answer }> {
  const response = await fetch(url, { redirect: 'manual' });
  return { status: response.status, body: (await response.json()) as Answer };
}

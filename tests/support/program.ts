/** The program as its users run it: `node src/start.mjs` in a process of its own, with a data folder of its own. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { mongodbSettings, onMongodb } from './engine.ts';

export const ADMIN = { email: 'admin@example.org', password: 'correct horse battery' };

export type RunningProgram = {
  url: string;
  folder: string;
  child: ChildProcess;
  /** Everything it printed so far. */
  output: () => string;
  /** Sends a signal and waits for the end. @returns the exit code, null when killed */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
  remove: () => Promise<void>;
};

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts and waits until it says it is ready. @throws with its output when it ends instead */
export async function startProgram(
  input: { folder?: string; env?: Record<string, string> } = {},
): Promise<RunningProgram> {
  const folder = input.folder ?? (await mkdtemp(path.join(os.tmpdir(), 'archive-')));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['src/start.mjs'], {
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: url,
      ...(onMongodb ? { ...mongodbSettings(), DATA_FOLDER: folder } : { DATABASE_URL: `file:${folder}` }),
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      ...input.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const ready = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('is ready')) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    // A negative pid reaches the whole group: the start script and the server under it.
    if (child.exitCode === null && child.pid) process.kill(-child.pid, signal);
    return ended;
  };
  await Promise.race([ready, ended.then((code) => Promise.reject(new Error(`ended with ${code}:\n${text}`)))]);
  const remove = () => rm(folder, { recursive: true, force: true });
  return { url, folder, child, output: () => text, end, remove };
}

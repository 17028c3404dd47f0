/** One server process and what autocannon measures of it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import autocannon from 'autocannon';

export type Running = { url: string; child: ChildProcess; stop: () => void };
/** Requests per second, and latency in milliseconds. */
export type Measured = { rps: number; p50: number; p99: number };

export function startServer(kind: string, folder: string, body = ''): Promise<Running> {
  const args = ['-C', 'production', 'src/run.mjs', 'tests/bench/servers.ts', kind, folder];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', BENCH_BODY: body },
  });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const port = /\{"port":(\d+)\}/.exec(text)?.[1];
      if (port) resolve({ url: `http://127.0.0.1:${port}`, child, stop: () => void child.kill() });
    });
    child.once('exit', (code) => reject(new Error(`${kind} ended with ${code}: ${text}`)));
  });
}

/** Ten connections for some seconds; with several paths each request takes the next one. */
export async function measure(running: Running, paths: string[], seconds: number): Promise<Measured> {
  const headers = { 'accept-encoding': 'identity' };
  const requests = paths.map((path) => ({ method: 'GET' as const, path, headers }));
  const result = await autocannon({ url: running.url, connections: 10, duration: seconds, requests });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${paths[0]}: ${result.non2xx} answers were not 200`);
  return { rps: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** Resident memory of the process, in bytes. */
export function memoryOf({ child }: Running): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (message) => resolve((message as { rss: number }).rss));
    child.send('rss');
  });
}

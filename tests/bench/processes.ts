/** Starts the servers of servers.ts and stockServer.ts and talks to them. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export type Served = { url: string; ask: <T>(order: string) => Promise<T>; stop: () => void };
/** `checkout`: the folder of the program to run, where it is not this one. */
type Start = { kind: string; folder: string; articles: number; address?: string; checkout?: string };

function run(
  { kind, folder, articles, address = '', checkout = '.' }: Start,
  environment: NodeJS.ProcessEnv,
): ChildProcess {
  const entry = `tests/bench/${kind.endsWith('stock') ? 'stockServer' : 'servers'}.ts`;
  const flags = ['--no-allocation-site-pretenuring', '-C', 'production'];
  return spawn(process.execPath, [...flags, 'src/run.mjs', entry, kind, folder, String(articles), address], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
    cwd: checkout,
  });
}

/** @throws when the server ends before it listens */
export async function serve(start: Start): Promise<Served> {
  const child = run(start, { NODE_ENV: 'production' });
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${start.kind} ended with code ${code}`)));
  });
  ended.catch(() => undefined);
  const answer = async <T>(): Promise<T> => {
    const message = new Promise<{ answer: T }>((resolve) => child.once('message', resolve));
    return (await Promise.race([message, ended])).answer;
  };
  const port = await answer<number>();
  return {
    url: `http://127.0.0.1:${port}`,
    ask: (order) => {
      child.send(order);
      return answer();
    },
    stop: () => void child.kill(),
  };
}

/** Payload makes its tables by itself outside production only. */
export async function fillStockPayload(input: { folder: string; articles: number }): Promise<void> {
  const [code] = await once(run({ kind: 'fill-stock', ...input }, { NODE_ENV: 'development' }), 'exit');
  if (code !== 0) throw new Error(`stock Payload was not filled: code ${code}`);
}

/** While an archive is brought up to this version, or a new copy to the journal, whoever asks is told so and when to come again. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { Config } from '../config.ts';
import { constantHeaders } from '../http/answer/headers.ts';
import { HttpProblem, problemDocument } from '../http/problem.ts';
import { progressOf } from '../progress.ts';
import type { Show } from '../progress.ts';
import { sayBoth } from '../words/say.ts';
import { listen, stopListening } from './listen.ts';

/** Seconds after which a client may ask again. */
const RETRY_AFTER = '5';

export type Meanwhile = {
  /** Shows how far the work is, here and to whoever asks: listens from its first step on. */
  show: Show;
  /** Frees the port; nothing happens where it never listened. */
  end: () => Promise<void>;
};

export function openMeanwhile(config: Config): Meanwhile {
  let state = '';
  let listening: Promise<Server | null> | null = null;
  // A port that is taken is said by the program itself, when it listens.
  const constant = constantHeaders({ publicUrl: config.PUBLIC_URL });
  const begin = () => listen(createServer(answer(() => state, constant)), config).catch(() => null);
  return {
    show(label) {
      const bar = progressOf(label);
      return (done, total) => {
        bar(done, total);
        state = `${label}: ${done} of ${total}`;
        listening ??= begin();
      };
    },
    async end() {
      const server = await listening;
      listening = null;
      if (server) await stopListening(server);
    },
  };
}

const answer =
  (state: () => string, constant: string[]): RequestListener =>
  ({ url = '/', method }, res) => {
    const path = url.split('?', 1)[0] ?? '/';
    const requestId = randomUUID();
    const send = (status: number, type: string, body: string) => {
      const own = ['Content-Type', `${type}; charset=utf-8`, 'Content-Length', String(Buffer.byteLength(body))];
      const retry = status === 200 ? [] : ['Retry-After', RETRY_AFTER];
      // Closed, so that the next request of the same client comes to the program itself.
      const kept = ['Cache-Control', 'no-store', 'Connection', 'close', 'X-Request-Id', requestId];
      res.writeHead(status, [...constant, ...own, ...retry, ...kept]);
      res.end(method === 'HEAD' ? undefined : body);
    };
    if (path === '/healthz') return send(200, 'application/json', JSON.stringify({ status: 'up' }));
    if (/^\/(admin|api|preview)(\/|$)/.test(path)) {
      return send(503, 'text/plain', `${sayBoth('comingUp')}\n${state()}\n`);
    }
    const problem = new HttpProblem({ code: 'unavailable', detail: state() });
    send(503, 'application/problem+json', JSON.stringify(problemDocument({ problem, requestId })));
  };

/** The program's entry point: starts, says where it is, stops gracefully. A start that fails is one clear line. */
import { createServer } from 'node:http';
import next from 'next';
import type { RequestHandler } from 'express';
import { loadConfig } from './config.ts';
import { createLog } from './log.ts';
import { describeStartError } from './server/startErrors.ts';
import { startProgram } from './server/startProgram.ts';
import { stopOnSignal } from './server/stopOnSignal.ts';

async function main(): Promise<void> {
  const config = loadConfig();
  if (config.SERVE === 'reader')
    throw new Error('SERVE: reader must be set in the environment of npm start, not in .env');
  const log = createLog(config.LOG_LEVEL);
  const { default: desk } = await import('./payload.config.ts');
  const admin = async (): Promise<RequestHandler> => {
    // In production nothing is upgraded. Next would listen for it on the server, and every client that only offers to
    // (Java's HttpClient, curl --http2) would wait for ever; this server never listens.
    const httpServer = config.production ? createServer() : undefined;
    const app = next({ dev: !config.production, hostname: config.HOST, port: config.PORT, httpServer });
    await app.prepare();
    const handle = app.getRequestHandler();
    return (req, res) => void handle(req, res);
  };
  const program = await startProgram({ config, desk, log, admin });
  stopOnSignal(program, log);
  announce(config.PUBLIC_URL, config.ADMIN_EMAIL, program.firstPassword);
}

function announce(url: string, email: string, password: string | null): void {
  const lines = [`Opinion archive is ready: ${url}/v1 (readers), ${url}/docs, ${url}/admin (staff)`];
  if (password)
    lines.push(`First administrator: ${email}  password: ${password}  (shown once; change it after signing in)`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`The archive was not started. ${describeStartError(error)}\n`);
  process.exit(1);
});

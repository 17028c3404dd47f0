import type { Server } from 'node:http';
import type { Config } from '../config.ts';
import { answerClientErrors } from './clientErrors.ts';

/** Listens where the settings say. @throws the listening error */
export function listen(server: Server, { HOST, PORT }: Config): Promise<Server> {
  answerClientErrors(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, () => resolve(server));
  });
}

/** Takes no more requests and finishes what is in flight. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

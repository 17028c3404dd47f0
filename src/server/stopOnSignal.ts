import type { Logger } from '../log.ts';

/** How long a stop waits for requests in flight. */
const STOP_LIMIT_MS = 15_000;

/** Ends the process gracefully when it is told to: 0 after a clean stop. */
export function stopOnSignal(program: { stop: () => Promise<void> }, log: Logger): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    program.stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'the stop was not clean');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** The entry point of an instance with SERVE=reader: reads neither Payload nor Next, and so starts at once and stays small. */
import { loadConfig } from './config.ts';
import { createLog } from './log.ts';
import { describeStartError } from './server/startErrors.ts';
import { startReader } from './server/startReader.ts';
import { stopOnSignal } from './server/stopOnSignal.ts';

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.LOG_LEVEL);
  stopOnSignal(await startReader({ config, log }), log);
  process.stdout.write(`Opinion archive is ready: ${config.PUBLIC_URL}/v1 (readers), ${config.PUBLIC_URL}/docs\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`The archive was not started. ${describeStartError(error)}\n`);
  process.exit(1);
});

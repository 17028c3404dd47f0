/** A command of `npm run archive` in a process of its own: what takes long there keeps no reader waiting here. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { environmentOf } from '../../config.ts';
import type { Config } from '../../config.ts';
import type { RunResult } from '../../program/runs.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
/** Characters kept of what a command says. */
const LOG_MAX = 200_000;

type Running = { args: string[]; config: Config; signal: AbortSignal };

/** With the settings of this process. @returns done with what it said, or failed with its reason */
export async function runCommand({ args, config, signal }: Running): Promise<RunResult> {
  const entry = ['-C', 'production', path.join(root, 'src/run.mjs'), 'src/cli/archive.ts', ...args];
  const env = environmentOf(config);
  const child = spawn(process.execPath, entry, { env, stdio: ['ignore', 'pipe', 'pipe'], signal });
  let log = '';
  const hear = (piece: Buffer) => {
    log = `${log}${piece.toString()}`.slice(-LOG_MAX);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const said = stripVTControlCharacters(log).trim();
  return { outcome: code === 0 ? 'done' : 'failed', counts: {}, log: said || `ended with code ${code}` };
}

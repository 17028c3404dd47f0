import { ConfigError } from '../config.ts';
import { BagError } from '../interchange/bag/names.ts';
import { isDiskFull } from '../program/diskFull.ts';

/** Of a bag, the files that are named at most. */
const SHOWN = 100;

/** What went wrong at a start, in one line for people (settings, and what is wrong with a bag: a line each); never a stack. */
export function describeStartError(error: unknown): string {
  const { code, message, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (error instanceof ConfigError) return `These settings are wrong:\n${message}`;
  if (error instanceof BagError) {
    const lines = message.split('\n');
    return [...lines.slice(0, SHOWN), ...(lines.length > SHOWN ? [`… and ${lines.length - SHOWN} more`] : [])].join(
      '\n',
    );
  }
  if (code === 'EADDRINUSE' && port !== undefined)
    return `PORT: ${address}:${port} is already in use; choose another PORT.`;
  if (code === 'EACCES' && port !== undefined)
    return `PORT: ${address}:${port} may not be used by this account; choose a PORT above 1023.`;
  const line = (message ?? String(error)).split('\n', 1)[0] ?? '';
  // What a query was that found no room says nothing to anybody.
  return isDiskFull(error) && !/disk is full/.test(line) ? 'The disk is full: make room, then try again.' : line;
}

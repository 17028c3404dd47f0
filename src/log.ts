import pino from 'pino';
import type { Logger as PinoLogger } from 'pino';

/** What those are handed who only say what happened. */
export type Logger = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>;

/** One JSON line per event; secrets, tokens and cookies are never written. */
export function createLog(level: string): PinoLogger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.token', '*.hash', '*.salt', 'req.headers.authorization', 'req.headers.cookie'],
      censor: '[removed]',
    },
  });
}

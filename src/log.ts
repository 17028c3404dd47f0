import pino from 'pino';
import type { Logger } from 'pino';

/** One JSON line per event; secrets, tokens and cookies are never written. */
export function createLog(level: string): Logger {
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

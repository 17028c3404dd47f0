'use client';
/** Times as this archive says them: by the clock of its setting TIME_ZONE, in the language of who is signed in. */
import { useConfig } from '@payloadcms/ui';
import { useCallback } from 'react';
import { sayMoment } from '../words/instant.ts';
import { useLanguage } from './words.ts';

/** @returns the text of an instant; nothing for none */
export function useMoment(): (instant: string | null | undefined) => string {
  const timeZone = useTimeZone();
  const language = useLanguage();
  return useCallback((instant) => (instant ? sayMoment({ instant, timeZone, language }) : ''), [language, timeZone]);
}

/** Its IANA name, as payload.config.ts hands it to the browser; before signing in Payload hands over nothing, and no page says a time. */
export function useTimeZone(): string {
  const { config } = useConfig();
  return (config.admin.custom as { timeZone: string } | undefined)?.timeZone ?? 'UTC';
}

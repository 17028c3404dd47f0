'use client';
/** Asking the desk's own API from a page of the admin: the answer, or the sentence that says why not. */
import { useConfig, useTranslation } from '@payloadcms/ui';
import { useCallback } from 'react';
import { refusalIn } from './refusalIn.ts';
import { useWords } from './words.ts';

export type Answer<T> = { ok: true; data: T } | { ok: false; message: string };
export type Ask = <T>(path: string, input?: { method?: string; body?: object | Blob }) => Promise<Answer<T>>;

/** `path` is below the API's address, a Blob is sent as it is; a refusal, a lost session and a lost line each come back as a sentence. */
export function useAsk(): Ask {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const words = useWords('review');
  const { api } = config.routes;
  return useCallback(
    async (path, { method = 'GET', body } = {}) => {
      const isFile = body instanceof Blob;
      const type = isFile ? 'application/octet-stream' : 'application/json';
      const headers = { 'Accept-Language': i18n.language, 'Content-Type': type };
      const sent = {
        method,
        credentials: 'include',
        headers,
        ...(body ? { body: isFile ? body : JSON.stringify(body) } : {}),
      } as const;
      const response = await fetch(`${api}${path}`, sent).catch(() => null);
      if (!response) return { ok: false, message: words.offline };
      if (response.ok) return { ok: true, data: await response.json().catch(() => null) };
      if (response.status === 401) return { ok: false, message: words.signedOut };
      return { ok: false, message: (await refusalIn(response)) ?? words.failed };
    },
    [api, i18n.language, words],
  );
}

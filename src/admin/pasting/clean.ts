'use client';
import type { SerializedLexicalNode } from '@payloadcms/richtext-lexical/lexical';
import type { Pasted } from './pasted.ts';

/** Milliseconds after which the text is taken as it came. */
const PATIENCE = 20_000;

export type Cleaned = {
  document: { root: { children: SerializedLexicalNode[] } };
  /** How many pieces were left out. */
  dropped: number;
  /** How many pictures did not come along. */
  missing: number;
};

/** @throws when the desk cannot be reached, refuses or takes too long */
export async function clean({ url, pasted }: { url: string; pasted: Pasted }): Promise<Cleaned> {
  const response = await fetch(url, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(pasted.html ? { html: pasted.html } : { text: pasted.text }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw new Error(`the desk answered ${response.status}`);
  const { data } = await response.json();
  return { document: data.document, dropped: data.dropped.length, missing: data.missing.length };
}

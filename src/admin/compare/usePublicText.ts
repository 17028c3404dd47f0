'use client';
import { useCallback } from 'react';
import { readingOf } from '../../domain/reading.ts';
import type { Readable, Reading } from '../../domain/reading.ts';

export type EditionLine = { number: number; kind: string; at: string; sha256: string };
type Edition = EditionLine & { record: Readable | { reason: string } | null };

/** What a cache keeps for readers may be a minute old. */
const FRESH = { cache: 'no-cache' } as const;

/** Editions of an article from the public API of this very archive: what readers have, and nothing else. */
export function usePublicText() {
  const list = useCallback(async (slug: string): Promise<Edition[]> => {
    const found: Edition[] = [];
    for (let next: string | null = `/v1/articles/${encodeURIComponent(slug)}/editions?limit=100`; next;) {
      const response: Response = await fetch(next, FRESH);
      if (!response.ok) return found;
      const page: { data: Edition[]; links?: { next?: string | null } } = await response.json();
      found.push(...page.data);
      next = page.links?.next ? new URL(page.links.next).pathname + new URL(page.links.next).search : null;
    }
    return found;
  }, []);
  const read = useCallback(async (slug: string, number: number): Promise<Reading | null> => {
    const response = await fetch(`/v1/articles/${encodeURIComponent(slug)}/editions/${number}`, FRESH);
    if (!response.ok) return null;
    const { record } = (await response.json()) as Edition;
    return record && 'body' in record ? readingOf(record) : null;
  }, []);
  return { list, read };
}

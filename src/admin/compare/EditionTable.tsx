'use client';
import { fill } from '../../words/fill.ts';
import { useWords } from '../words.ts';
import type { EditionLine } from './usePublicText.ts';

export type Step = { action: string; at: string; who: string; detail: string | null };
type Props = {
  editions: EditionLine[];
  slug: string;
  steps: Step[];
  when: (instant: string) => string;
  who: (name: string | null) => string;
};

/** Every edition with who made it public, and its own public address. */
export function EditionTable({ editions, slug, steps, when, who }: Props) {
  const words = useWords('compare');
  return (
    <ul className="editions__list">
      {editions.map(({ number, kind, at }) => (
        <li key={number}>
          <strong>{fill(words.edition, { number })}</strong> · {words[kind as 'published'] ?? kind} · {when(at)} ·{' '}
          {fill(words.by, { who: who(stepOf(steps, at)?.who ?? null) })} ·{' '}
          <a href={`/v1/articles/${slug}/editions/${number}`} target="_blank" rel="noreferrer">
            {words.open}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** An edition is made right after the step that asked for it. */
const stepOf = (steps: Step[], at: string): Step | undefined => steps.find((step) => step.at <= at);

'use client';
/** What an article was, at readers and in the desk, and the two states of it that are compared. */
import { useDocumentInfo } from '@payloadcms/ui';
import { useCallback, useEffect, useState } from 'react';
import type { Reading } from '../../domain/reading.ts';
import { useAsk } from '../ask.ts';
import { useWords } from '../words.ts';
import type { Step } from './EditionTable.tsx';
import { usePublicText } from './usePublicText.ts';
import type { EditionLine } from './usePublicText.ts';

type Version = { id: string; at: string; stage: string; who: string | null };
type Listed = { slug: string | null; versions: Version[]; steps: Step[] };

export function useComparison() {
  const { id } = useDocumentInfo();
  const ask = useAsk();
  const words = useWords('compare');
  const { list, read } = usePublicText();
  const [listed, setListed] = useState<Listed | null>(null);
  const [editions, setEditions] = useState<EditionLine[]>([]);
  const [chosen, setChosen] = useState({ before: '', after: 'saved' });
  const [texts, setTexts] = useState<{ before: Reading; after: Reading } | string | null>(null);

  useEffect(() => {
    const load = async () => {
      const found = await ask<Listed>(`/compare/${id}`);
      if (!found.ok) return setTexts(found.message);
      const { slug, versions } = found.data;
      const known = slug ? await list(slug) : [];
      setListed(found.data);
      setEditions(known);
      const [last] = known.filter(({ kind }) => kind !== 'withdrawn');
      const first = versions.at(1) ?? versions[0];
      setChosen({ before: last ? `edition/${last.number}` : first ? `version/${first.id}` : 'saved', after: 'saved' });
    };
    void load();
  }, [ask, id, list]);

  const readChoice = useCallback(
    async (choice: string): Promise<Reading | string> => {
      const [kind, value = ''] = choice.split('/');
      if (kind === 'edition') return (await read(listed?.slug ?? '', Number(value))) ?? words.tombstone;
      const path = kind === 'version' ? `/compare/${id}/${value}` : `/compare/${id}`;
      const answer = await ask<{ reading: Reading }>(path, kind === 'version' ? {} : { method: 'POST', body: {} });
      return answer.ok ? answer.data.reading : answer.message;
    },
    [ask, id, listed, read, words],
  );
  useEffect(() => {
    if (!listed || !chosen.before) return;
    // What was chosen before may be answered later.
    let isChosen = true;
    const compare = async () => {
      const [before, after] = [await readChoice(chosen.before), await readChoice(chosen.after)];
      if (!isChosen) return;
      if (typeof before === 'string') return setTexts(before);
      setTexts(typeof after === 'string' ? after : { before, after });
    };
    void compare();
    return () => {
      isChosen = false;
    };
  }, [chosen, listed, readChoice]);
  return { listed, editions, chosen, setChosen, texts };
}

'use client';
/** The files on the import page: read one after another, kept until they are drafts or removed. */
import { useConfig, useTranslation } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { choiceOf, formOf } from './answers.ts';
import type { ProposedFile } from '../../domain/desk/proposal.ts';
import type { Form } from './answers.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../words.ts';

export type Entry = {
  key: number;
  file: File;
  acceptChanges: boolean;
  state: 'waiting' | 'reading' | 'ready' | 'refused' | 'creating' | 'saved';
  read?: ProposedFile;
  form?: Form;
  message?: string;
  draft?: string;
};

let lastKey = 0;

/** `maxBytes`: what the desk takes of one file; a larger one is not sent. */
export function useQueue(maxBytes: number) {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const words = useWords('importing');
  const [entries, setEntries] = useState<Entry[]>([]);
  const change = (key: number, changes: Partial<Entry>) =>
    setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, ...changes } : entry)));

  const post = (path: string, entry: Entry, fields: Record<string, string>) =>
    send({
      url: `${config.routes.api}${path}`,
      file: entry.file,
      fields,
      language: i18n.language,
      failed: words.failed,
    });

  const read = async (entry: Entry) => {
    change(entry.key, { state: 'reading' });
    try {
      const [found] = await post('/import', entry, { acceptChanges: String(entry.acceptChanges) });
      if (found.error) return change(entry.key, { state: 'refused', message: found.error.message });
      change(entry.key, { state: 'ready', read: found, form: entry.form ?? formOf(found), message: undefined });
    } catch (error) {
      change(entry.key, { state: 'refused', message: (error as Error).message });
    }
  };

  const begun = ({ name, size }: File): Pick<Entry, 'state' | 'message'> => {
    if (size <= maxBytes) return { state: 'waiting' };
    const limit = Math.floor(maxBytes / 1024 / 1024);
    return { state: 'refused', message: fill(words.tooLarge, { file: name, limit }) };
  };

  const isReading = entries.some(({ state }) => state === 'reading');
  const next = isReading ? undefined : entries.find(({ state }) => state === 'waiting');
  useEffect(() => {
    if (next) void read(next);
    // One at a time: the next begins when the one before has ended.
  }, [next?.key, next?.acceptChanges]);

  const create = async (entry: Entry) => {
    if (!entry.form) return;
    change(entry.key, { state: 'creating', message: undefined });
    try {
      const { id } = await post('/import/draft', entry, {
        choice: JSON.stringify(choiceOf(entry.form, entry.acceptChanges)),
      });
      change(entry.key, { state: 'saved', draft: id });
    } catch (error) {
      change(entry.key, { state: 'ready', message: (error as Error).message });
    }
  };

  return {
    entries,
    change,
    create,
    add: (files: File[]) => {
      const added = files.map((file) => ({ ...begun(file), key: ++lastKey, file, acceptChanges: false }));
      setEntries((all) => [...all, ...added]);
    },
    remove: (key: number) => setEntries((all) => all.filter((entry) => entry.key !== key)),
    readAgain: (key: number, acceptChanges: boolean) =>
      change(key, { acceptChanges, state: 'waiting', read: undefined }),
  };
}

/** @throws with the sentence that the desk answers, or with `failed` when it says nothing */
async function send(input: {
  url: string;
  file: File;
  fields: Record<string, string>;
  language: string;
  failed: string;
}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(input.fields)) body.append(name, value);
  body.append('file', input.file, input.file.name);
  const headers = { 'Accept-Language': input.language };
  const response = await fetch(input.url, { method: 'POST', body, headers, credentials: 'include' });
  const answer = await response.json().catch(() => null);
  const error = answer?.errors?.[0];
  if (!response.ok) throw new Error(error?.data?.errors?.[0]?.message ?? error?.message ?? input.failed);
  return answer.data;
}

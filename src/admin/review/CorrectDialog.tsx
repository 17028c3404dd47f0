'use client';
import { useDocumentInfo, useForm, useFormFields, useModal } from '@payloadcms/ui';
import { reduceFieldsToValues } from 'payload/shared';
import { useEffect, useState } from 'react';
import type { Reading } from '../../domain/reading.ts';
import { useAsk } from '../ask.ts';
import { Differences } from '../compare/Differences.tsx';
import { usePublicText } from '../compare/usePublicText.ts';
import { Dialog, DialogText } from '../Dialog.tsx';
import { useTimeZone } from '../useMoment.ts';
import { useSaveAs } from '../useSaveAs.ts';
import { useWords } from '../words.ts';

export const CORRECT = 'correct-article';

const PUBLIC = new Set(['published', 'corrected', 'restored']);
/** The calendar day there, as YYYY-MM-DD. */
const todayIn = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());

/** Shows what will be different for readers, and asks for the note that they get with it. */
export function CorrectDialog() {
  const saveAs = useSaveAs();
  const timeZone = useTimeZone();
  const words = useWords('steps');
  const hasProposedNote = useProposedNote();
  const [note, setNote] = useState('');
  const [isSmall, setSmall] = useState(false);
  const correct = async () => {
    if (!isSmall && !hasProposedNote && !note.trim()) return words.noteMissing;
    const more = (values: Record<string, unknown>) => {
      // A form says 0 of rows that there are none of.
      const given = Array.isArray(values.corrections) ? (values.corrections as object[]) : [];
      const added = isSmall || !note.trim() ? [] : [{ on: todayIn(timeZone), note: note.trim() }];
      return { corrections: [...given, ...added], smallRepair: isSmall };
    };
    const isDone = await saveAs({ isPublication: true, more, done: words.corrected });
    if (isDone) setNote('');
    return null;
  };
  return (
    <Dialog slug={CORRECT} heading={words.correctHeading} confirm={words.correct} onConfirm={correct}>
      <p>{words.correctExplained}</p>
      <Preview />
      {isSmall ? null : (
        <DialogText
          id="correct-note"
          label={hasProposedNote ? words.furtherNote : words.note}
          value={note}
          onChange={setNote}
        />
      )}
      <label className="desk-dialog__check">
        <input
          id="correct-small"
          type="checkbox"
          checked={isSmall}
          onChange={(event) => setSmall(event.target.checked)}
        />{' '}
        {words.smallRepair}
      </label>
    </Dialog>
  );
}

/** Whether the form has a note that readers do not have yet: who proposed the correction wrote it under *Corrections*. */
function useProposedNote(): boolean {
  const { id } = useDocumentInfo();
  const { isModalOpen } = useModal();
  const ask = useAsk();
  const isOpen = isModalOpen(CORRECT);
  const count = useFormFields(([fields]) => fields.corrections?.rows?.length ?? 0);
  const [known, setKnown] = useState<number | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    const query = `/articles/${id}?draft=false&depth=0&select[corrections]=true`;
    void ask<{ corrections?: object[] }>(query).then(
      (found) => found.ok && setKnown(found.data.corrections?.length ?? 0),
    );
  }, [ask, id, isOpen]);
  return known !== null && count > known;
}

/** What readers have beside what the form says now. */
function Preview() {
  const { id } = useDocumentInfo();
  const { isModalOpen } = useModal();
  const { getFields } = useForm();
  const ask = useAsk();
  const { list, read } = usePublicText();
  const words = useWords('compare');
  const slug = useFormFields(([fields]) => fields.slug?.initialValue as string | undefined);
  const [texts, setTexts] = useState<{ before: Reading; after: Reading } | string | null>(null);
  const isOpen = isModalOpen(CORRECT);
  useEffect(() => {
    if (!isOpen || !slug) return;
    const compare = async () => {
      const last = (await list(slug)).find(({ kind }) => PUBLIC.has(kind));
      const before = last ? await read(slug, last.number) : null;
      const body = reduceFieldsToValues(getFields(), true) as object;
      const after = await ask<{ reading: Reading }>(`/compare/${id}`, { method: 'POST', body });
      if (!after.ok) return setTexts(after.message);
      setTexts(before ? { before, after: after.data.reading } : words.noEdition);
    };
    void compare();
  }, [isOpen, slug, id, ask, list, read, getFields, words]);
  if (texts === null) return <p>{words.reading}</p>;
  return (
    <div className="desk-dialog__texts">{typeof texts === 'string' ? <p>{texts}</p> : <Differences {...texts} />}</div>
  );
}

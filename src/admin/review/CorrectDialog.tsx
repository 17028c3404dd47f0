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
export const CORRECT_LATER = 'approve-correction';

const PUBLIC = new Set(['published', 'corrected', 'restored']);
/** The calendar day there, as YYYY-MM-DD. */
const todayIn = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());

type Given = {
  /** How it is opened: CORRECT, or CORRECT_LATER. */
  slug: string;
  /** The button, and what is said afterwards. */
  confirm: string;
  done: string;
  /** As useSaveAs takes it: published now, or approved. */
  step: { isPublication: true } | { stage: 'approved' };
};

/** Shows what will be different for readers, and asks for the note that they get with it. */
export function CorrectDialog({ slug, confirm, done, step }: Given) {
  const saveAs = useSaveAs();
  const isOpen = useModal().isModalOpen(slug);
  const timeZone = useTimeZone();
  const words = useWords('steps');
  const hasProposedNote = useProposedNote(isOpen);
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
    const isDone = await saveAs({ ...step, more, done });
    if (isDone) setNote('');
    return null;
  };
  return (
    <Dialog slug={slug} heading={words.correctHeading} confirm={confirm} onConfirm={correct}>
      <p>{words.correctExplained}</p>
      <Preview isOpen={isOpen} />
      {isSmall ? null : (
        <DialogText
          id={`${slug}-note`}
          label={hasProposedNote ? words.furtherNote : words.note}
          value={note}
          onChange={setNote}
        />
      )}
      <label className="desk-dialog__check">
        <input
          id={`${slug}-small`}
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
function useProposedNote(isOpen: boolean): boolean {
  const { id } = useDocumentInfo();
  const ask = useAsk();
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
function Preview({ isOpen }: { isOpen: boolean }) {
  const { id } = useDocumentInfo();
  const { getFields } = useForm();
  const ask = useAsk();
  const { list, read } = usePublicText();
  const words = useWords('compare');
  const slug = useFormFields(([fields]) => fields.slug?.initialValue as string | undefined);
  const [texts, setTexts] = useState<{ before: Reading; after: Reading } | string | null>(null);
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

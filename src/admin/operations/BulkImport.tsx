'use client';
import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import type { OperationsState } from '../../domain/desk/operations.ts';
import { useAsk } from '../ask.ts';
import { useWords } from '../words.ts';
import { ImportResult } from './ImportResult.tsx';

const CHOICES = ['publish', 'partial', 'acceptSimilar'] as const;
type Choice = Record<(typeof CHOICES)[number], boolean>;
type Props = { state: OperationsState; onProblem: (problem: string | null) => void; onStarted: () => Promise<void> };

function importOf(name: string, options: Record<string, boolean>): string {
  const asked = Object.entries(options).flatMap(([option, is]) => (is ? [[option, 'true']] : []));
  return `/operations/import?${new URLSearchParams([['name', name], ...asked])}`;
}

/** A file is checked first, and imported as it was checked: another file, or other choices, are checked anew. */
export function BulkImport({ state, onProblem, onStarted }: Props) {
  const words = useWords('operations');
  const ask = useAsk();
  const [file, setFile] = useState<File | null>(null);
  const [choice, setChoice] = useState<Choice>({ publish: false, partial: false, acceptSimilar: false });
  const [run, setRun] = useState<string | null>(null);
  const [isChecked, setChecked] = useState(false);
  const isBusy = Boolean(state.running);

  const send = async (dryRun: boolean) => {
    if (!file) return;
    onProblem(null);
    const sent = await ask<{ id: string }>(importOf(file.name, { dryRun, ...choice }), { method: 'POST', body: file });
    if (!sent.ok) return onProblem(sent.message);
    setRun(sent.data.id);
    setChecked(dryRun);
    await onStarted();
  };

  return (
    <section aria-labelledby="operations-import" className="operations__import">
      <h2 id="operations-import">{words.importHeading}</h2>
      <p>{words.importExplained}</p>
      <label htmlFor="bulk-file">
        {words.file}{' '}
        <input
          id="bulk-file"
          type="file"
          accept=".csv,.tsv,.txt,.jsonl,.json,.xlsx,.xml"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            setChecked(false);
          }}
        />
      </label>
      <Choices
        choice={choice}
        onChange={(changed) => {
          setChoice(changed);
          setChecked(false);
        }}
      />
      <div className="operations__buttons">
        <Button
          buttonStyle="secondary"
          margin={false}
          id="bulk-check"
          disabled={!file || isBusy}
          onClick={() => void send(true)}
        >
          {words.check}
        </Button>
        <Button margin={false} id="bulk-import" disabled={!isChecked || isBusy} onClick={() => void send(false)}>
          {words.importNow}
        </Button>
        {!isChecked && <span>{words.checkFirst}</span>}
      </div>
      {run && !isBusy && <ImportResult run={run} />}
    </section>
  );
}

function Choices({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) {
  const words = useWords('operations');
  return CHOICES.map((name) => (
    <label key={name}>
      <input
        type="checkbox"
        id={`bulk-${name}`}
        checked={choice[name]}
        onChange={(event) => onChange({ ...choice, [name]: event.target.checked })}
      />{' '}
      {words[name]}
    </label>
  ));
}

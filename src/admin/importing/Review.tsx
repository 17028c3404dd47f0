'use client';
import { Button, useConfig } from '@payloadcms/ui';
import type { ProposedFile } from '../../domain/desk/proposal.ts';
import { countNew, makeAll } from './answers.ts';
import type { Form } from './answers.ts';
import { Facts } from './Facts.tsx';
import { Dropped, Duplicates, Introduction } from './Findings.tsx';
import type { Entry } from './useQueue.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../words.ts';

type Input = {
  entry: Entry;
  onForm: (form: Form) => void;
  onCreate: () => void;
  onAccept: (accept: boolean) => void;
};

/** One file: what it says, what becomes of it, and the button that makes a draft of it. */
export function Review({ entry, onForm, onCreate, onAccept }: Input) {
  const words = useWords('importing');
  const { config } = useConfig();
  const { read, form } = entry;
  if (!read || !form) return null;
  const isBusy = entry.state === 'creating';
  const missing = entry.draft ? 0 : countNew(form);
  return (
    <section className="import__review" aria-label={read.file}>
      {read.remarks.map((remark) => (
        <p key={remark} className="import__remark">
          {words[remark as keyof typeof words]}
        </p>
      ))}
      {(read.remarks.includes('tracked-changes') || entry.acceptChanges) && (
        <label>
          <input type="checkbox" checked={entry.acceptChanges} onChange={(event) => onAccept(event.target.checked)} />{' '}
          {words.acceptChanges}
        </label>
      )}
      <Facts read={read} form={form} onForm={onForm} />
      <Duplicates read={read} form={form} onForm={onForm} />
      <div className="import__create">
        {missing > 1 && (
          <button id="import-make-all" type="button" title={words.unknown} onClick={() => onForm(makeAll(form))}>
            + {fill(words.makeAll, { count: missing })}
          </button>
        )}
        {entry.draft ? (
          <Button
            id="import-open"
            el="anchor"
            margin={false}
            url={`${config.routes.admin}/collections/articles/${entry.draft}`}
          >
            {words.open}
          </Button>
        ) : (
          <Button id="import-create" margin={false} disabled={isBusy || form.title.trim() === ''} onClick={onCreate}>
            {isBusy ? words.creating : words.create}
          </Button>
        )}
      </div>
      <Introduction read={read} form={form} onForm={onForm} />
      <Texts read={read} />
      <Dropped read={read} />
    </section>
  );
}

/** Both are made by the desk from the file's text alone, in tags of its own; nothing of the file's markup is in them. */
function Texts({ read }: { read: ProposedFile }) {
  const words = useWords('importing');
  return (
    <div className="import__texts">
      <article>
        <h2>{words.source}</h2>
        <div className="import__text" dangerouslySetInnerHTML={{ __html: read.source }} />
      </article>
      <article>
        <h2>{words.result}</h2>
        <div className="import__text" dangerouslySetInnerHTML={{ __html: read.html }} />
      </article>
    </div>
  );
}

'use client';
import { useConfig } from '@payloadcms/ui';
import type { Difference, ProposedFile } from '../../domain/desk/proposal.ts';
import type { Form, Into } from './answers.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../words.ts';

type Input = { read: ProposedFile; form: Form; onForm: (form: Form) => void };
const percent = (share: number) => Math.round(share * 100);

/** The introduction of a series that was found at the head of the text. */
export function Introduction({ read, form, onForm }: Input) {
  const words = useWords('importing');
  const { introduction } = read.proposal;
  if (!introduction) return null;
  return (
    <div className="import__finding">
      <p>{fill(words.introduction, { name: introduction.series.name, percent: percent(introduction.similarity) })}</p>
      <Differences differences={introduction.differences} />
      <label>
        <input
          type="checkbox"
          checked={form.keepIntroduction}
          onChange={(event) => onForm({ ...form, keepIntroduction: event.target.checked })}
        />{' '}
        {words.keepIntroduction}
      </label>
    </div>
  );
}

/** Articles that this may be once more, and what this becomes: new, their next text, or their translation. */
export function Duplicates({ read, form, onForm }: Input) {
  const words = useWords('importing');
  const { config } = useConfig();
  if (read.duplicates.length === 0) return null;
  const option = (into: Into, label: string) => (
    <label>
      <input
        type="radio"
        name="import-into"
        checked={JSON.stringify(form.into) === JSON.stringify(into)}
        onChange={() => onForm({ ...form, into })}
      />{' '}
      {label}
    </label>
  );
  return (
    <div className="import__finding import__finding--warning">
      <h2>{words.duplicates}</h2>
      {option({ kind: 'new' }, words.asNew)}
      {read.duplicates.map(({ id, title, reasons, similarity, differences, language }) => (
        <div key={id} className="import__duplicate">
          <p>
            {reasons.includes('text') && `${fill(words.same, { percent: percent(similarity) })} `}
            <a href={`${config.routes.admin}/collections/articles/${id}`}>{title}</a> (
            {reasons.map((reason) => words[reason]).join(', ')})
          </p>
          {language === form.language
            ? option({ kind: 'version', id }, words.asVersion)
            : option({ kind: 'translation', id }, words.asTranslation)}
          <Differences differences={differences} />
        </div>
      ))}
    </div>
  );
}

/** Characters of what is the same that are shown around a change. */
const AROUND = 40;

function Differences({ differences }: { differences: Difference[] }) {
  const words = useWords('importing');
  if (!differences.some(({ kind }) => kind !== 'same')) return null;
  const short = (text: string) =>
    text.length > AROUND * 2 ? `${text.slice(0, AROUND)} … ${text.slice(-AROUND)}` : text;
  return (
    <details>
      <summary>{words.differences}</summary>
      <p className="import__differences">
        {differences.map(({ kind, text }, index) =>
          kind === 'added' ? (
            <ins key={index}>{text}</ins>
          ) : kind === 'removed' ? (
            <del key={index}>{text}</del>
          ) : (
            <span key={index}>{short(text)}</span>
          ),
        )}
      </p>
    </details>
  );
}

/** What is not in the text any more, and why. */
export function Dropped({ read }: { read: ProposedFile }) {
  const words = useWords('importing');
  const word = (kind: string) => words[kind as keyof typeof words] ?? kind;
  const fields: Record<string, string> = {
    ...{ title: words.title, author: words.author, source: words.sourceField, byline: words.byline },
    ...{ date: words.publishedOn, series: words.series, address: words.sourceUrl },
  };
  const taken = read.proposal.taken.filter(({ field }) => field !== 'introduction');
  return (
    <>
      {taken.length > 0 && (
        <details className="import__dropped">
          <summary>{fill(words.taken, { count: taken.length })}</summary>
          <Lines lines={taken.map(({ field, text }) => ({ name: fields[field] ?? field, text }))} />
        </details>
      )}
      {read.dropped.length > 0 && (
        <details className="import__dropped" open={read.dropped.length < 12}>
          <summary>{fill(words.dropped, { count: read.dropped.length })}</summary>
          <Lines lines={read.dropped.map(({ kind, text }) => ({ name: word(kind), text }))} />
        </details>
      )}
    </>
  );
}

const Lines = ({ lines }: { lines: { name: string; text: string }[] }) => (
  <ul>
    {lines.map(({ name, text }, index) => (
      <li key={index}>
        <em>{name}</em> {text}
      </li>
    ))}
  </ul>
);

'use client';
import type { ReactNode } from 'react';
import { LANGUAGES } from '../../domain/lists.ts';
import type { Language } from '../../domain/lists.ts';
import type { ProposedFile, Sureness } from '../../domain/desk/proposal.ts';
import type { Chosen, Form } from './answers.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../words.ts';

type Input = { read: ProposedFile; form: Form; onForm: (form: Form) => void };
const NOBODY: Chosen = { name: '', id: null, isMade: false };

/** The fields as they are proposed, each with how sure that is. */
export function Facts({ read, form, onForm }: Input) {
  const words = useWords('importing');
  const { proposal } = read;
  const set = (changes: Partial<Form>) => onForm({ ...form, ...changes });
  const text = (name: 'title' | 'byline' | 'sourceUrl' | 'publishedOn' | 'instalment', type = 'text') => (
    <input
      id={`import-${name}`}
      type={type}
      value={form[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <div className="import__facts">
      <Row label={words.title} sureness={proposal.title?.sureness} isWide>
        {text('title')}
      </Row>
      <Authors read={read} form={form} onForm={onForm} />
      <Row label={words.publishedOn} sureness={proposal.publishedOn?.sureness}>
        {text('publishedOn', 'date')}
      </Row>
      <Row label={words.language}>
        <select value={form.language} onChange={(event) => set({ language: event.target.value as Language })}>
          {Object.entries(LANGUAGES).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Row>
      <Row label={words.sourceField} sureness={proposal.source?.sureness}>
        <NameInput id="import-source" value={form.source} onChange={(source) => set({ source })} />
      </Row>
      <Row label={words.byline} sureness={proposal.byline?.sureness}>
        {text('byline')}
      </Row>
      <Row label={words.sourceUrl} sureness={proposal.sourceUrl?.sureness} isWide>
        {text('sourceUrl')}
      </Row>
      <Row label={words.series} sureness={proposal.series?.sureness}>
        <NameInput id="import-series" value={form.series} onChange={(series) => set({ series })} />
      </Row>
      <Row label={words.instalment} sureness={proposal.instalment?.sureness}>
        {text('instalment', 'number')}
      </Row>
      <Topics read={read} form={form} onForm={onForm} />
      <Pictures read={read} form={form} onForm={onForm} />
    </div>
  );
}

function Row(input: { label: string; sureness?: Sureness; isWide?: boolean; children: ReactNode }) {
  const { label, sureness, isWide = false, children } = input;
  const words = useWords('importing');
  return (
    <label className={`import__row${isWide ? ' import__row--wide' : ''}`}>
      <span>
        {label} {sureness && <em className={`import__sure import__sure--${sureness}`}>{words[sureness]}</em>}
      </span>
      {children}
    </label>
  );
}

/** A name that the archive has, or that one click makes. */
function NameInput({ id, value, onChange }: { id: string; value: Chosen; onChange: (value: Chosen) => void }) {
  const words = useWords('importing');
  const name = value.name.trim();
  return (
    <span className="import__named">
      <input
        id={id}
        value={value.name}
        onChange={(event) => onChange({ name: event.target.value, id: null, isMade: false })}
      />
      {name !== '' && value.id !== null && <em className="import__known">✓ {words.known}</em>}
      {name !== '' && value.id === null && (
        <button
          type="button"
          aria-pressed={value.isMade}
          title={words.unknown}
          onClick={() => onChange({ ...value, isMade: !value.isMade })}
        >
          {value.isMade ? `✓ ${words.made}` : `+ ${fill(words.make, { name })}`}
        </button>
      )}
    </span>
  );
}

function Authors({ read, form, onForm }: Input) {
  const words = useWords('importing');
  const setRow = (at: number, changes: Partial<Form['authors'][number]>) =>
    onForm({ ...form, authors: form.authors.map((row, index) => (index === at ? { ...row, ...changes } : row)) });
  const more = () =>
    onForm({ ...form, authors: [...form.authors, { author: NOBODY, position: '', organization: NOBODY }] });
  return (
    <>
      {form.authors.map((row, index) => (
        <fieldset key={index} className="import__author">
          <Row label={words.author} sureness={read.proposal.authors[index]?.sureness}>
            <NameInput
              id={`import-author-${index}`}
              value={row.author}
              onChange={(author) => setRow(index, { author })}
            />
          </Row>
          <Row label={words.position}>
            <input value={row.position} onChange={(event) => setRow(index, { position: event.target.value })} />
          </Row>
          <Row label={words.organization}>
            <NameInput
              id={`import-organization-${index}`}
              value={row.organization}
              onChange={(organization) => setRow(index, { organization })}
            />
          </Row>
        </fieldset>
      ))}
      <p className="import__row--wide">
        <button type="button" onClick={more}>
          + {words.addAuthor}
        </button>
      </p>
    </>
  );
}

function Topics({ form, onForm }: Input) {
  const words = useWords('importing');
  if (form.topics.length === 0) return null;
  const toggle = (at: number) =>
    onForm({
      ...form,
      topics: form.topics.map((topic, index) => (index === at ? { ...topic, isChosen: !topic.isChosen } : topic)),
    });
  return (
    <div className="import__row import__row--wide">
      <span>{words.topics}</span>
      <span className="import__topics">
        {form.topics.map(({ id, name, isChosen }, index) => (
          <label key={id}>
            <input type="checkbox" checked={isChosen} onChange={() => toggle(index)} /> {name}
          </label>
        ))}
      </span>
    </div>
  );
}

function Pictures({ read, form, onForm }: Input) {
  const words = useWords('importing');
  const setAlt = (at: number, alt: string) =>
    onForm({ ...form, alts: form.alts.map((one, index) => (index === at ? alt : one)) });
  return read.pictures.map(({ isMissing, origin }, index) => (
    <Row key={index} label={`${words.pictures} ${index + 1}`} isWide>
      {isMissing ? (
        <em className="import__message">
          {words.missing} {origin}
        </em>
      ) : (
        <input
          placeholder={words.alt}
          value={form.alts[index] ?? ''}
          onChange={(event) => setAlt(index, event.target.value)}
        />
      )}
    </Row>
  ));
}

/** The cards that list articles: waiting and due, released and changed. */
import { stateOf } from '../../domain/desk/stages.ts';
import type { Words } from '../../words/catalogue.ts';
import { fill } from '../../words/fill.ts';
import { sayMoment } from '../../words/instant.ts';
import { wordsOf } from '../../words/say.ts';
import type { StaffLanguage } from '../../words/text.ts';
import { Card, Line } from './Card.tsx';
import type { List, Row } from './findArticles.ts';
import { documentLink, listLink } from './links.ts';
import type { DashboardData } from './readDashboard.ts';
import type { WaitingRow } from './readWaiting.ts';

export type Said = { words: Words<'today'>; language: StaffLanguage; timeZone: string; admin: string; now: Date };
type Props = Said & { data: DashboardData };
type Where = Parameters<typeof listLink>[0]['where'];

export function WaitingCards({ data: { waiting, due }, ...said }: Props) {
  const { words } = said;
  const hasSubmitted = waiting.rows.some(({ why }) => why === 'review');
  const why = (row: WaitingRow) => {
    if (row.why === 'draft') return words.yourDraft;
    return row.why === 'sent back' ? words.sentBack : fill(words.toReview, { when: whenIn(said, row.updatedAt) });
  };
  const isLate = ({ releaseAt }: Row) => Boolean(releaseAt && releaseAt <= said.now.toISOString());
  const dueAt = (row: Row) => fill(isLate(row) ? words.late : words.dueAt, { when: whenIn(said, row.releaseAt) });
  return (
    <>
      <Card
        {...{ id: 'waiting', heading: words.waiting, empty: words.nothingWaits }}
        more={moreOf(said, waiting, [{ stage: { equals: hasSubmitted ? 'in-review' : 'draft' } }])}
        lines={waiting.rows.map((row) => lineOf(said, { row, note: why(row) }))}
      />
      <Card
        {...{ id: 'due', heading: words.due, empty: words.nothingDue }}
        more={moreOf(said, due, [{ stage: { equals: 'approved' } }])}
        lines={due.rows.map((row) => lineOf(said, { row, note: dueAt(row), isLate: isLate(row) }))}
      />
    </>
  );
}

export function LatelyCards({ data: { released, changed }, ...said }: Props) {
  const { words, language } = said;
  const states = wordsOf('states', language);
  const change = (row: Row) => `${states[stateOf(row)]} · ${whenIn(said, row.updatedAt)}`;
  return (
    <>
      <Card
        {...{ id: 'released', heading: words.released, empty: words.nothingReleased }}
        more={moreOf(said, released, [{ _status: { equals: 'published' } }])}
        lines={released.rows.map((row) => lineOf(said, { row, note: whenIn(said, row.firstPublishedAt) }))}
      />
      <Card
        {...{ id: 'changed', heading: words.changed, empty: words.nothingChanged }}
        more={moreOf(said, changed, [])}
        lines={changed.rows.map((row) => lineOf(said, { row, note: change(row) }))}
      />
    </>
  );
}

const whenIn = (said: Said, instant: string | null): string => (instant ? sayMoment({ ...said, instant }) : '');

function lineOf({ admin, words }: Said, { row, note, isLate }: { row: Row; note: string; isLate?: boolean }) {
  const href = documentLink({ admin, collection: 'articles', id: row.id });
  return (
    <Line key={row.id} href={href} title={row.title || words.untitled} note={note} tone={isLate ? 'late' : 'calm'} />
  );
}

const moreOf = ({ admin, words }: Said, { rows, total }: List<unknown>, where: Where) =>
  total > rows.length
    ? { href: listLink({ admin, collection: 'articles', where }), label: fill(words.more, { count: total }) }
    : null;

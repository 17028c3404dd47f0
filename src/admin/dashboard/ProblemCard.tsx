/** What went wrong or is incomplete, each with the way to mend it. */
import type { ReactNode } from 'react';
import { fill } from '../../words/fill.ts';
import { sayMoment } from '../../words/instant.ts';
import type { Said } from './ArticleCards.tsx';
import { Card, Line } from './Card.tsx';
import { documentLink, listLink } from './links.ts';
import type { DashboardData, ProblemRow } from './readDashboard.ts';
import { WITHOUT_ADDRESS, WITHOUT_ALT } from './readNumbers.ts';

/** What the machine knows of itself: faults of the last verification, null before the first; the last good backup. */
export type Health = { findings: number | null; lastBackup: string | null };

/** A backup older than this is a problem. */
const BACKUP_DUE_MS = 2 * 86_400_000;

type Props = Said & { data: DashboardData; health: Health; isAdministrator: boolean };

export function ProblemCard({ data, health, isAdministrator, ...said }: Props) {
  const { words, admin } = said;
  const { problems } = data;
  const all = { href: listLink({ admin, collection: 'problems' }), label: fill(words.more, { count: problems.total }) };
  return (
    <Card
      {...{ id: 'problems', heading: words.problems, empty: words.noProblems }}
      more={problems.total > problems.rows.length ? all : null}
      lines={[
        ...problems.rows.map((row) => <ProblemLine key={row.id} row={row} said={said} />),
        ...(isAdministrator ? machineLines(health, said) : []),
        ...gapLines(data, said),
      ]}
    />
  );
}

function ProblemLine({ row, said }: { row: ProblemRow; said: Said }) {
  const { words, admin } = said;
  const { id, article, scheduledFor, reason } = row;
  const values = { reason, when: scheduledFor ? sayMoment({ ...said, instant: scheduledFor }) : '' };
  const href = documentLink({ admin, collection: article ? 'articles' : 'problems', id: article ?? id });
  const note = fill(scheduledFor ? words.refusedRelease : words.notPublic, values);
  return <Line href={href} title={row.title} note={note} tone="late" />;
}

function machineLines({ findings, lastBackup }: Health, said: Said): ReactNode[] {
  const { words, now } = said;
  const isOld = !lastBackup || now.getTime() - Date.parse(lastBackup) > BACKUP_DUE_MS;
  const backup = lastBackup
    ? fill(words.oldBackup, { when: sayMoment({ ...said, instant: lastBackup }) })
    : words.noBackup;
  const damaged = fill(words.damaged, { count: findings ?? 0 });
  return [
    ...(findings ? [<Line key="damaged" href={null} title={damaged} note={words.damagedHint} tone="late" />] : []),
    ...(isOld ? [<Line key="backup" href={null} title={backup} note={words.backupHint} tone="late" />] : []),
  ];
}

function gapLines({ gaps }: DashboardData, { words, admin }: Said): ReactNode[] {
  const gap = (count: number, text: string, collection: string, where: object[]) =>
    count === 0
      ? []
      : [
          <Line
            key={text}
            href={listLink({ admin, collection, where: where as never })}
            title={fill(text, { count })}
            note=""
          />,
        ];
  return [
    ...gap(gaps.withoutAddress, words.withoutAddress, 'articles', WITHOUT_ADDRESS.and ?? []),
    ...gap(gaps.withoutTranslation, words.withoutTranslation, 'articles', [
      { _status: { equals: 'published' } },
      { translationOf: { exists: false } },
    ]),
    ...gap(gaps.withoutAlt, words.withoutAlt, 'media', WITHOUT_ALT.and ?? []),
  ];
}

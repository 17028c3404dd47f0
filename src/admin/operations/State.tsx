'use client';
import type { OperationsState } from '../../domain/desk/operations.ts';
import { fill } from '../../words/fill.ts';
import { useMoment } from '../useMoment.ts';
import { useWords } from '../words.ts';

/** What was last verified, backed up and tried, and what to worry about. */
export function State({ state: { verified, backup, drill, warnings } }: { state: OperationsState }) {
  const when = useMoment();
  const [words, outcomes] = [useWords('operations'), useWords('runOutcomes')];
  const lines: [string, string][] = [
    [
      words.verified,
      verified
        ? fill(verified.findings > 0 ? words.faults : words.noFault, {
            at: when(verified.at),
            count: verified.findings,
          })
        : words.never,
    ],
    [words.backup, backup ? fill(words.backedUp, { at: when(backup.at), folder: backup.folder }) : words.never],
    [
      words.drill,
      drill
        ? fill(words.drilled, { at: when(drill.at), outcome: outcomes[drill.outcome as keyof typeof outcomes] })
        : words.never,
    ],
  ];
  return (
    <section aria-labelledby="operations-state">
      <h2 id="operations-state">{words.state}</h2>
      <dl className="operations__state">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {warnings.length > 0 && (
        <ul className="operations__warnings">
          {warnings.map((warning) => (
            <li key={warning}>{words[warning]}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

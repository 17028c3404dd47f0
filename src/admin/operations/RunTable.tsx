'use client';
import { useConfig } from '@payloadcms/ui';
import type { OperationsRun } from '../../domain/desk/operations.ts';
import { useMoment } from '../useMoment.ts';
import { useWords } from '../words.ts';

/** Who ran what, when, and what came of it; the whole log is behind each. */
export function RunTable({ runs }: { runs: OperationsRun[] }) {
  const when = useMoment();
  const [words, kinds, outcomes] = [useWords('operations'), useWords('runKinds'), useWords('runOutcomes')];
  const { config } = useConfig();
  const address = `${config.routes.admin}/collections/runs`;
  return (
    <section aria-labelledby="operations-runs">
      <h2 id="operations-runs">
        <a href={address}>{words.runs}</a>
      </h2>
      {runs.length === 0 && <p>{words.noRuns}</p>}
      <ol className="operations__runs">
        {runs.map(({ id, kind, outcome, startedAt, actorName, counts, file }) => (
          <li key={id} data-run={id} data-outcome={outcome}>
            <a href={`${address}/${id}`}>
              {when(startedAt)} · {kinds[kind as keyof typeof kinds]} · {outcomes[outcome as keyof typeof outcomes]}
            </a>
            <span>{actorName}</span>
            <Counts counts={counts} />
            {file && (
              <a href={`${config.routes.api}/operations/runs/${id}/file`} download>
                {words.takeFile}: {file}
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Counts({ counts }: { counts: Record<string, number> }) {
  const names = useWords('runCounts');
  const shown = Object.entries(counts).filter(([, count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <span className="operations__counts">
      {shown.map(([name, count]) => `${names[name as keyof typeof names] ?? name} ${count}`).join(' · ')}
    </span>
  );
}

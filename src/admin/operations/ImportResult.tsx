'use client';
import { useEffect, useState } from 'react';
import { useAsk } from '../ask.ts';
import { useWords } from '../words.ts';

type Result = { outcome: string; log?: string | null; counts?: Record<string, number> | null };

/** Lines of the report shown here; the whole is in the record of the run. */
const SHOWN = 100;

/** What an import came to, or would: counts, and every refusal with file, line and field. */
export function ImportResult({ run }: { run: string }) {
  const ask = useAsk();
  const [words, outcomes, names] = [useWords('operations'), useWords('runOutcomes'), useWords('runCounts')];
  const [result, setResult] = useState<Result | null>(null);
  useEffect(() => {
    setResult(null);
    void ask<Result>(`/runs/${run}?depth=0`).then((answer) => answer.ok && setResult(answer.data));
  }, [ask, run]);
  if (!result) return null;
  const lines = (result.log ?? '').split('\n').filter(Boolean);
  return (
    <div className="operations__result" id="import-result" data-outcome={result.outcome}>
      <h3>
        {words.result}: {outcomes[result.outcome as keyof typeof outcomes]}
      </h3>
      <dl className="operations__state">
        {Object.entries(result.counts ?? {}).map(([name, count]) => (
          <div key={name}>
            <dt>{names[name as keyof typeof names] ?? name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {lines.length > 0 && (
        <ul className="operations__log">
          {lines.slice(0, SHOWN).map((line, index) => (
            <li key={index}>{line}</li>
          ))}
          {lines.length > SHOWN && <li>… {lines.length - SHOWN}</li>}
        </ul>
      )}
    </div>
  );
}

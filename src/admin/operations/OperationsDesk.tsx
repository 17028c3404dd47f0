'use client';
/** What an administrator runs and sees of the archive's operations. */
import { useConfig } from '@payloadcms/ui';
import type { OperationsState } from '../../domain/desk/operations.ts';
import { fill } from '../../words/fill.ts';
import { useMoment } from '../useMoment.ts';
import { useWords } from '../words.ts';
import { BulkImport } from './BulkImport.tsx';
import { Job } from './Job.tsx';
import { RunTable } from './RunTable.tsx';
import { State } from './State.tsx';
import { useOperations } from './useOperations.ts';

export function OperationsDesk() {
  const words = useWords('operations');
  const { config } = useConfig();
  const { state, problem, setProblem, look, start } = useOperations();
  const isBusy = Boolean(state?.running);
  return (
    <div className="operations">
      <h1>{words.heading}</h1>
      {problem && (
        <p className="operations__problem" role="alert">
          {problem}
        </p>
      )}
      {state && (
        <>
          <State state={state} />
          <RunningNow state={state} />
          <h2>{words.run}</h2>
          <div className="operations__jobs">
            <Job id="verify" title={words.verifyNow} isBusy={isBusy} onStart={() => start('/verify')}>
              {words.verifyExplained}
            </Job>
            <Job id="backup" title={words.backupNow} isBusy={isBusy} onStart={() => start('/backup')}>
              {state.backupFolder ? fill(words.backupExplained, { folder: state.backupFolder }) : words.noBackupFolder}
            </Job>
            <Job id="drill" title={words.drillNow} isBusy={isBusy} onStart={() => start('/backup?drill=true')}>
              {words.drillExplained}
            </Job>
            <Job id="export" title={words.exportNow} isBusy={isBusy} onStart={() => start('/export')}>
              {words.exportExplained}
            </Job>
            <section className="operations__job">
              <h3>
                <a href={`${config.routes.admin}/report`}>{words.report}</a>
              </h3>
              <p>{words.reportExplained}</p>
            </section>
          </div>
          <BulkImport state={state} onProblem={setProblem} onStarted={look} />
          <RunTable runs={state.runs} />
        </>
      )}
    </div>
  );
}

function RunningNow({ state: { running } }: { state: OperationsState }) {
  const when = useMoment();
  const [words, kinds] = [useWords('operations'), useWords('runKinds')];
  return (
    <div role="status" aria-live="polite" className="operations__running">
      {running && (
        <>
          <p>
            {running.total > 0
              ? fill(words.runningOf, { ...running, kind: kinds[running.kind as keyof typeof kinds] })
              : fill(words.running, { kind: kinds[running.kind as keyof typeof kinds], at: when(running.startedAt) })}
          </p>
          {running.total > 0 && <progress aria-label={words.heading} value={running.done} max={running.total} />}
        </>
      )}
    </div>
  );
}

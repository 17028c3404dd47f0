import { Command, Option } from 'commander';
import type { Payload } from 'payload';
import { loadConfig } from '../../config.ts';
import type { Config } from '../../config.ts';
import { withDeskCopy } from '../../program/deskCopy.ts';
import { reportCsv } from '../../desk/report/csv.ts';
import { readPeriod } from '../../desk/report/period.ts';
import { readReport } from '../../desk/report/readReport.ts';
import { STAFF_LANGUAGES } from '../../words/text.ts';
import type { StaffLanguage } from '../../words/text.ts';
import { writeDesk } from '../session.ts';

type Options = { from?: string; to?: string; format: 'csv' | 'json'; language: StaffLanguage };

export const report = new Command('report')
  .description(
    'What was published in a period, as in the admin under Report, to standard output. Possible while the server runs.',
  )
  .option('--from <date>', 'first day, YYYY-MM-DD; without it the first of the year')
  .option('--to <date>', 'last day, YYYY-MM-DD; without it today, or the end of that year')
  .addOption(new Option('--format <format>', 'what is printed').choices(['csv', 'json']).default('csv'))
  .addOption(new Option('--language <language>', 'of headings and names').choices([...STAFF_LANGUAGES]).default('en'))
  .action(async ({ from, to, format, language }: Options) => {
    const config = loadConfig();
    const { TIME_ZONE: timeZone } = config;
    const { period, problems } = readPeriod({ from, to, timeZone, language });
    if (problems.length > 0) throw new Error(problems.map((problem) => `--${problem}`).join('; '));
    const made = await withDesk(config, (payload) => readReport({ payload, user: null, period, language, timeZone }));
    process.stdout.write(
      format === 'csv' ? reportCsv({ report: made, language }) : `${JSON.stringify(made, null, 2)}\n`,
    );
  });

/** Read from a copy of the desk, or from the database that instances share: neither is in the way of the server. */
async function withDesk<T>(config: Config, work: (payload: Payload) => Promise<T>): Promise<T> {
  const { engine, ...rest } = config;
  if (engine.kind !== 'sqlite') return writeDesk(({ payload }) => work(payload));
  const { deskConfig } = await import('../../payload.config.ts');
  return withDeskCopy({ config: { ...rest, engine }, desk: deskConfig }, work);
}

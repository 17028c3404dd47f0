import { Command, Option } from 'commander';
import { reportCsv } from '../../desk/report/csv.ts';
import { readPeriod } from '../../desk/report/period.ts';
import { readReport } from '../../desk/report/readReport.ts';
import { STAFF_LANGUAGES } from '../../words/text.ts';
import type { StaffLanguage } from '../../words/text.ts';
import { writeDesk } from '../session.ts';

type Options = { from?: string; to?: string; format: 'csv' | 'json'; language: StaffLanguage };

export const report = new Command('report')
  .description(
    'What was published in a period, as in the admin under Report, to standard output. Not while the server runs.',
  )
  .option('--from <date>', 'first day, YYYY-MM-DD; without it the first of the year')
  .option('--to <date>', 'last day, YYYY-MM-DD; without it today, or the end of that year')
  .addOption(new Option('--format <format>', 'what is printed').choices(['csv', 'json']).default('csv'))
  .addOption(new Option('--language <language>', 'of headings and names').choices([...STAFF_LANGUAGES]).default('en'))
  .action(({ from, to, format, language }: Options) =>
    writeDesk(async ({ payload, config: { TIME_ZONE: timeZone } }) => {
      const { period, problems } = readPeriod({ from, to, timeZone, language });
      if (problems.length > 0) throw new Error(problems.map((problem) => `--${problem}`).join('; '));
      const made = await readReport({ payload, user: null, period, language, timeZone });
      process.stdout.write(
        format === 'csv' ? reportCsv({ report: made, language }) : `${JSON.stringify(made, null, 2)}\n`,
      );
    }),
  );

/** What the page of the report is handed: the report of the period that is asked for, or what is wrong with it. */
import type { Payload } from 'payload';
import type { Period, Report } from '../../domain/desk/report.ts';
import type { StaffLanguage } from '../../words/text.ts';
import { readPeriod } from './period.ts';
import { readReport } from './readReport.ts';

type Asked = { payload: Payload; user: object; language: StaffLanguage; from: string; to: string };

export const reportForPage =
  (timeZone: string) =>
  async ({
    payload,
    user,
    language,
    from,
    to,
  }: Asked): Promise<{ period: Period; problems: string[]; report: Report | null }> => {
    const { period, problems } = readPeriod({ from, to, timeZone, language });
    const report = problems.length > 0 ? null : await readReport({ payload, user, period, language, timeZone });
    return { period, problems, report };
  };

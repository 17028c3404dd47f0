/** The report as a table: part, what is counted, number. Opens rightly in spreadsheets, formulas neutralised. */
import { stringify } from 'csv-stringify/sync';
import type { Report, Tally } from '../../domain/desk/report.ts';
import { wordsOf } from '../../words/say.ts';
import type { StaffLanguage } from '../../words/text.ts';

type Row = [part: string, item: string, number: number | string];

export function reportCsv({ report, language }: { report: Report; language: StaffLanguage }): string {
  const words = wordsOf('report', language);
  const { period, months, appearances, release, events } = report;
  const part = (name: string, tallies: Tally[]): Row[] => tallies.map(({ name: item, count }) => [name, item, count]);
  const rows: Row[] = [
    [words.part, words.item, words.number],
    [words.period, words.from, period.from],
    [words.period, words.to, period.to],
    [words.total, words.opinions, report.opinions],
    [words.total, words.articles, report.articles],
    [words.total, words.appearances, appearances.total],
    [words.total, words.corrections, report.corrected],
    [words.total, words.withdrawals, report.withdrawn],
    [words.total, words.restorations, report.restored],
    [words.release, words.releasedArticles, release.articles],
    [words.release, words.median, release.median ?? ''],
    [words.release, words.longest, release.longest ?? ''],
    [words.release, words.withinWeek, release.withinWeek],
    ...months.map(({ month, count }): Row => [words.byMonth, month, count]),
    ...part(words.bySeries, report.series),
    ...part(words.byCompany, report.companies),
    ...part(words.byAuthor, report.authors),
    ...part(words.byTopic, report.topics),
    ...part(words.byOutlet, report.outlets),
    ...part(words.appearances, appearances.outlets),
    ...events.map(({ on, action, title }): Row => [words[action], title, on]),
  ];
  return stringify(rows, { bom: true, escape_formulas: true, record_delimiter: '\r\n' });
}

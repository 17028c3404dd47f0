/** The report as a page that can be printed: figures, months, tallies, corrections and withdrawals. */
import type { Period, Report } from '../../domain/desk/report.ts';
import type { Words } from '../../words/catalogue.ts';
import { fill } from '../../words/fill.ts';
import type { StaffLanguage } from '../../words/text.ts';
import { MonthBars } from './MonthBars.tsx';
import { PrintButton } from './PrintButton.tsx';
import { TallyTable } from './TallyTable.tsx';

type Props = {
  words: Words<'report'>;
  language: StaffLanguage;
  period: Period;
  problems: string[];
  report: Report | null;
};

export function ReportPage({ words, language, period, problems, report }: Props) {
  const query = new URLSearchParams({ ...period, language });
  return (
    <div className="report">
      <h1>{words.heading}</h1>
      <form className="report__period" method="get">
        <label htmlFor="report-from">
          {words.from} <input id="report-from" type="date" name="from" defaultValue={period.from} required />
        </label>
        <label htmlFor="report-to">
          {words.to} <input id="report-to" type="date" name="to" defaultValue={period.to} required />
        </label>
        <button className="btn btn--style-primary btn--size-medium" type="submit" id="show-report">
          {words.show}
        </button>
        {report && (
          <>
            <PrintButton text={words.print} />
            <a href={`/api/report?${query}&format=csv`} id="report-csv">
              {words.csv}
            </a>
            <a href={`/api/report?${query}`} id="report-json">
              {words.json}
            </a>
            <a href={`/api/appearances?format=csv&language=${language}`} id="republications-csv">
              {words.republications}
            </a>
          </>
        )}
      </form>
      {problems.map((problem) => (
        <p key={problem} role="alert">
          {problem}
        </p>
      ))}
      {report && <Content words={words} report={report} />}
    </div>
  );
}

function Content({ words, report }: { words: Props['words']; report: Report }) {
  const { appearances, release } = report;
  const figures: [string, number | null][] = [
    [words.opinions, report.opinions],
    [words.articles, report.articles],
    [words.appearances, appearances.total],
    [words.corrections, report.corrected],
    [words.withdrawals, report.withdrawn],
  ];
  const times: [string, number | null][] = [
    [words.releasedArticles, release.articles],
    [words.median, release.median],
    [words.longest, release.longest],
    [words.withinWeek, release.withinWeek],
  ];
  return (
    <>
      <h2>{fill(words.of, report.period)}</h2>
      <p className="report__note">{words.explained}</p>
      <Figures figures={figures} />
      <MonthBars months={report.months} caption={words.byMonth} inMonth={words.inMonth} />
      <div className="report__tables">
        <TallyTable words={words} caption={words.bySeries} tallies={report.series} />
        <TallyTable words={words} caption={words.byCompany} tallies={report.companies} />
        <TallyTable words={words} caption={words.byAuthor} tallies={report.authors} />
        <TallyTable words={words} caption={words.byTopic} tallies={report.topics} />
        <TallyTable words={words} caption={words.byOutlet} tallies={report.outlets} />
        <TallyTable words={words} caption={words.byAppearance} tallies={appearances.outlets} />
      </div>
      <h2>{words.release}</h2>
      <Figures figures={times} />
      <h2>{words.events}</h2>
      {report.events.length === 0 && <p>{words.none}</p>}
      <ol className="report__events">
        {report.events.map(({ at, on, action, title }) => (
          <li key={at + title}>
            <time dateTime={at}>{on}</time> {words[action]}: {title}
          </li>
        ))}
      </ol>
    </>
  );
}

const Figures = ({ figures }: { figures: [string, number | null][] }) => (
  <dl className="report__figures">
    {figures.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value ?? '–'}</dd>
      </div>
    ))}
  </dl>
);

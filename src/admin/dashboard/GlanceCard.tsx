/** The archive in numbers and by month. */
import { Link } from '@payloadcms/ui';
import type { Said } from './ArticleCards.tsx';
import { listLink } from './links.ts';
import { MonthChart } from './MonthChart.tsx';
import type { Glance } from './readGlance.ts';

export function GlanceCard({ glance, words, admin, language }: Said & { glance: Glance }) {
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB');
  const list = (collection: string, where: object[] = []) => listLink({ admin, collection, where: where as never });
  const facts: [number, string, string][] = [
    [glance.articles, words.articles, list('articles', [{ _status: { equals: 'published' } }])],
    [glance.drafts, words.drafts, list('articles', [{ firstPublishedAt: { exists: false } }])],
    [glance.companies, words.companies, list('organizations', [{ kind: { equals: 'company' } }])],
    [glance.authors, words.authors, list('authors')],
  ];
  return (
    <section className="today__card today__card--wide" aria-labelledby="today-archive" id="card-archive">
      <h2 id="today-archive">{words.archive}</h2>
      <ul className="today__facts">
        {facts.map(([count, label, href]) => (
          <li key={label}>
            <Link href={href}>
              <strong>{number.format(count)}</strong> {label}
            </Link>
          </li>
        ))}
      </ul>
      <MonthChart months={glance.months} caption={words.byMonth} inMonthText={words.inMonth} admin={admin} />
    </section>
  );
}

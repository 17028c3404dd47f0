/** Published articles by month, as bars that lead to the articles of the month. */
import { Link } from '@payloadcms/ui';
import { fill } from '../../words/fill.ts';
import { listLink } from './links.ts';
import { inMonth } from './readGlance.ts';
import type { Month } from './readGlance.ts';

type Props = { months: Month[]; caption: string; inMonthText: string; admin: string };

/** Height of the tallest bar, in per cent of the chart: its number stands above it. */
const TALLEST = 82;

export function MonthChart({ months, caption, inMonthText, admin }: Props) {
  const most = Math.max(1, ...months.map(({ count }) => count));
  return (
    <figure className="today__chart">
      <figcaption>{caption}</figcaption>
      <ol>
        {months.map(({ month, count }, index) => {
          const label = fill(inMonthText, { month, count });
          const where = [{ _status: { equals: 'published' } }, ...inMonth(month)];
          return (
            <li key={month}>
              <Link href={listLink({ admin, collection: 'articles', where })} title={label} aria-label={label}>
                <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
                  <rect x="1" width="8" y={100 - (count / most) * TALLEST} height={(count / most) * TALLEST} />
                </svg>
                <span aria-hidden="true">
                  {index === 0 || month.endsWith('-01') ? month.slice(0, 4) : month.slice(5)}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}

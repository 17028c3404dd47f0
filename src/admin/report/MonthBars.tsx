/** Opinions by month as bars, drawn on the server; each says its number to those who cannot see it. */
import type { Report } from '../../domain/desk/report.ts';
import { fill } from '../../words/fill.ts';

type Props = { months: Report['months']; caption: string; inMonth: string };

const BAR = 40;
const HEIGHT = 160;
const FOOT = 22;
const HEAD = 18;

export function MonthBars({ months, caption, inMonth }: Props) {
  const most = Math.max(1, ...months.map(({ count }) => count));
  // Of many months only the first of each year is named.
  const isLong = months.length > 24;
  return (
    <figure className="report__months">
      <figcaption>{caption}</figcaption>
      <svg
        viewBox={`0 0 ${Math.max(12, months.length) * BAR} ${HEAD + HEIGHT + FOOT}`}
        role="list"
        aria-label={caption}
      >
        {months.map(({ month, count }, index) => {
          const height = (count / most) * HEIGHT;
          const [left, middle] = [index * BAR + 4, index * BAR + BAR / 2];
          const label = index === 0 || month.endsWith('-01') ? month : isLong ? '' : month.slice(5);
          return (
            <g key={month} role="listitem" aria-label={fill(inMonth, { month, count })}>
              <rect x={left} y={HEAD + HEIGHT - height} width={BAR - 8} height={height} />
              {count > 0 && (
                <text x={middle} y={HEAD + HEIGHT - height - 5}>
                  {count}
                </text>
              )}
              <text x={middle} y={HEAD + HEIGHT + 15}>
                {label.length > 5 ? label.slice(0, 4) : label}
              </text>
            </g>
          );
        })}
        <line x1="0" x2={Math.max(12, months.length) * BAR} y1={HEAD + HEIGHT} y2={HEAD + HEIGHT} />
      </svg>
    </figure>
  );
}

/** What was counted by one thing, the most first, with bars that show how much more. */
import type { Tally } from '../../domain/desk/report.ts';
import type { Words } from '../../words/catalogue.ts';
import { fill } from '../../words/fill.ts';

type Props = { words: Words<'report'>; caption: string; tallies: Tally[] };

/** Rows on the page; all are in the table that can be downloaded. */
const ROWS = 15;

export function TallyTable({ words, caption, tallies }: Props) {
  const most = Math.max(1, ...tallies.map(({ count }) => count));
  return (
    <table>
      <caption>{caption}</caption>
      <tbody>
        {tallies.slice(0, ROWS).map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="report__bar">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(count / most) * 100} height="10" />
              </svg>
            </td>
            <td>{count}</td>
          </tr>
        ))}
        {tallies.length === 0 && (
          <tr>
            <td colSpan={3}>{words.none}</td>
          </tr>
        )}
        {tallies.length > ROWS && (
          <tr>
            <td colSpan={3}>{fill(words.more, { count: tallies.length - ROWS })}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

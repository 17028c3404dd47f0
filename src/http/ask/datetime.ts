/** Times in headers: HTTP-date (RFC 9110, 5.6.7), whole seconds. */
import { HttpProblem } from '../problem.ts';

export const httpDate = (instant: string): string => new Date(instant).toUTCString();

/**
 * What Accept-Datetime asks for (RFC 7089, 2.1.1), as the last instant of its second: a state of that second is meant, and
 * headers cannot say it more precisely. Null without it. @throws HttpProblem bad-request
 */
export function readAcceptDatetime(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const time = typeof header === 'string' ? Date.parse(header) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toUTCString() === header) return new Date(time + 999).toISOString();
  const detail = `Accept-Datetime must be one time such as ${new Date(0).toUTCString()}`;
  throw new HttpProblem({ code: 'bad-request', detail });
}

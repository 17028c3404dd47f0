/** `GET /api/report?from=&to=&format=json|csv&language=en|zh`: the report for publishers and administrators. */
import type { Endpoint, PayloadRequest } from 'payload';
import { languageOf, wordsOf } from '../../words/say.ts';
import { STAFF_LANGUAGES } from '../../words/text.ts';
import type { StaffLanguage } from '../../words/text.ts';
import { reportCsv } from './csv.ts';
import { readPeriod } from './period.ts';
import { refuse } from '../refuse.ts';
import { readReport } from './readReport.ts';

const FORMATS = ['json', 'csv'];
const KNOWN = ['from', 'to', 'format', 'language'];

export const reportEndpoint = ({ timeZone }: { timeZone: string }): Endpoint => ({
  path: '/report',
  method: 'get',
  handler: (req) => answer({ req, timeZone }),
});

async function answer({ req, timeZone }: { req: PayloadRequest; timeZone: string }): Promise<Response> {
  const asked = Object.fromEntries(req.searchParams);
  const isKnown = STAFF_LANGUAGES.includes(asked.language as StaffLanguage);
  const language = isKnown ? (asked.language as StaffLanguage) : languageOf(req);
  const words = wordsOf('report', language);
  if (!mayRead(req.user)) return refuse(req.user ? 403 : 401, [words.notAllowed]);
  const { period, problems } = readPeriod({ from: asked.from, to: asked.to, timeZone, language });
  const format = asked.format ?? 'json';
  if (!FORMATS.includes(format)) problems.push(words.badFormat);
  if (asked.language !== undefined && !isKnown) problems.push(words.badLanguage);
  problems.push(
    ...Object.keys(asked)
      .filter((name) => !KNOWN.includes(name))
      .map((name) => `${name}: ${words.unknown}`),
  );
  if (problems.length > 0) return refuse(400, problems);
  const report = await readReport({ payload: req.payload, user: req.user, period, language, timeZone });
  const headers = { 'Cache-Control': 'no-store' };
  if (format === 'json') return Response.json(report, { headers });
  const name = `report-${period.from}-${period.to}.csv`;
  return new Response(reportCsv({ report, language }), {
    headers: {
      ...headers,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename=${name}`,
    },
  });
}

/** Those who answer for what is published. */
export const mayRead = (user: unknown): boolean =>
  ['publisher', 'administrator'].includes((user as { role?: string } | null)?.role ?? '');

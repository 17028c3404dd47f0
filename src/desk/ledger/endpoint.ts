/** `GET /api/appearances?source=&article=&format=json|csv&language=en|zh`: the ledger of republications, for staff. */
import { stringify } from 'csv-stringify/sync';
import type { Endpoint, PayloadRequest } from 'payload';
import { fill } from '../../words/fill.ts';
import { languageOf, say, wordsOf } from '../../words/say.ts';
import { STAFF_LANGUAGES } from '../../words/text.ts';
import type { StaffLanguage } from '../../words/text.ts';
import { readLedger } from './readLedger.ts';
import { refuse } from '../refuse.ts';
import type { LedgerRow } from './readLedger.ts';

const FORMATS = ['json', 'csv'];
const KNOWN = ['source', 'article', 'format', 'language'];
const ID = /^[0-9a-f-]{36}$/;

export const ledgerEndpoint = ({ baseUrl }: { baseUrl: string }): Endpoint => ({
  path: '/appearances',
  method: 'get',
  handler: (req) => answer({ req, baseUrl }),
});

async function answer({ req, baseUrl }: { req: PayloadRequest; baseUrl: string }): Promise<Response> {
  if (!req.user) return refuse(401, [say(req, 'signInFirst')]);
  const asked = Object.fromEntries(req.searchParams);
  const problems = problemsOf(asked, languageOf(req));
  if (problems.length > 0) return refuse(400, problems);
  const language = (asked.language as StaffLanguage | undefined) ?? languageOf(req);
  const rows = await readLedger({ req, source: asked.source, article: asked.article, language });
  const headers = { 'Cache-Control': 'no-store' };
  if (asked.format !== 'csv') return Response.json({ data: rows }, { headers });
  return new Response(toCsv({ rows, language, baseUrl }), {
    headers: {
      ...headers,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename=republications.csv',
    },
  });
}

function problemsOf(asked: Record<string, string>, language: StaffLanguage): string[] {
  const words = wordsOf('ledger', language);
  const { format = 'json', language: wanted = 'en' } = asked;
  const ids = ['source', 'article'].filter((name) => asked[name] !== undefined && !ID.test(asked[name]));
  const unknown = Object.keys(asked).filter((name) => !KNOWN.includes(name));
  return [
    ...(FORMATS.includes(format) ? [] : [words.badFormat]),
    ...(STAFF_LANGUAGES.includes(wanted as StaffLanguage) ? [] : [words.badLanguage]),
    ...ids.map((field) => fill(words.badId, { field })),
    ...unknown.map((field) => fill(words.badName, { field })),
  ];
}

type Table = { rows: LedgerRow[]; language: StaffLanguage; baseUrl: string };

/** Opens rightly in spreadsheets, formulas neutralised. */
function toCsv({ rows, language, baseUrl }: Table): string {
  const words = wordsOf('ledger', language);
  const states = wordsOf('states', language);
  const { on, outlet, titleThere, address, article, articleAddress, state } = words;
  const lines = rows.map((row) => [
    ...[row.publishedOn, row.outlet?.name, row.title, row.url, row.article.title],
    row.article.slug && row.state !== 'draft' ? `${baseUrl}/v1/articles/${row.article.slug}` : null,
    states[row.state],
  ]);
  const head = [on, outlet, titleThere, address, article, articleAddress, state];
  return stringify([head, ...lines], { bom: true, escape_formulas: true, record_delimiter: '\r\n' });
}

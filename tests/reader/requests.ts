/** Arbitrary requests made from the OpenAPI document: some as it says, some hostile. */
import fc from 'fast-check';
import type { Operation } from '../../src/reader/openapi/operation.ts';
import type { JsonSchema, Parameter } from '../../src/reader/openapi/schemas.ts';
import type { Contract } from './contract.ts';

export type Asked = { path: string; method: string; headers: Record<string, string>; body?: string; valid: boolean };

const HOSTILE = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  'NaN',
  'null',
  'true',
  '[]',
  '{"$ne":""}',
  '__proto__',
  'constructor',
  '$where',
  '%',
  '"',
  "' OR 1=1 --",
  'NEAR(',
  '*',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '\u0000',
  '\uFFFF',
  '🛠️',
  '机床',
  '\u202E',
  '9'.repeat(30),
  'a'.repeat(2000),
  'a,'.repeat(500),
];
const hostileText = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 40 }));
const anyText = fc.oneof(
  fc.constantFrom('machine', '机床', '"machine tools"', 'opinion -3'),
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
);
const hostileName = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'where[title][$ne]',
    'a[]',
    'depth',
    'draft',
    '_status',
    '',
    'limit',
    'q',
  ),
  fc.string({ maxLength: 12 }),
);
const encoded = (text: string) => encodeURIComponent(text);

/** Requests for all operations; `slugs` lead somewhere, and something happened at `instants`. */
export function requestsOf({ contract, ...shown }: { contract: Contract } & Shown): fc.Arbitrary<Asked> {
  const operations = Object.entries(contract.document.paths).map(([path, { get }]) => {
    const shared = { path, operation: get, ...shown };
    return fc.oneof({ weight: 3, arbitrary: validRequest(shared) }, { weight: 4, arbitrary: hostileRequest(shared) });
  });
  return fc.oneof(...operations);
}

type Shown = { slugs: string[]; instants: string[] };
type Shared = Shown & { path: string; operation: Operation };

function validRequest({ path, operation, ...shown }: Shared): fc.Arbitrary<Asked> {
  return fc
    .record({
      filled: pathOf({ path, operation, value: (parameter) => valueOf({ schema: parameter.schema, ...shown }) }),
      query: fc.tuple(...queryOf(operation).map((parameter) => givenOrNot({ parameter, ...shown }))),
      headers: fc.record(
        {
          accept: fc.constantFrom('*/*', 'text/html', 'text/markdown', 'application/json', 'image/png'),
          'accept-encoding': fc.constantFrom('gzip', 'br', 'identity', '*'),
          'if-none-match': fc.constantFrom('*', '"x"', 'W/"y", "z"'),
          'accept-datetime': fc.constantFrom(...shown.instants.map((instant) => new Date(instant).toUTCString())),
        },
        { requiredKeys: [] },
      ),
      method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS'),
    })
    .map(({ filled, query, headers, method }) => {
      const search = together(query.filter((pair) => pair !== null)).join('&');
      return { path: `${filled}${search === '' ? '' : `?${search}`}`, method, headers: defined(headers), valid: true };
    });
}

/** Without what the API refuses side by side: text with what narrows lists alone, another order than that of changes. */
function together(pairs: string[]): string[] {
  const has = (name: string) => pairs.some((pair) => pair.startsWith(`${name}=`));
  const unfit = has('q') ? ['updatedSince', 'id', 'sourceUrl'] : has('updatedSince') ? ['sort'] : [];
  return pairs.filter((pair) => !unfit.some((name) => pair.startsWith(`${name}=`)));
}

function hostileRequest({ path, operation, ...shown }: Shared): fc.Arbitrary<Asked> {
  const names = queryOf(operation).map(({ name }) => name);
  const name = names.length > 0 ? fc.oneof(fc.constantFrom(...names), hostileName) : hostileName;
  const pair = fc.oneof(
    fc.tuple(name, hostileText).map(([key, value]) => `${encoded(key)}=${encoded(value)}`),
    fc.constantFrom('%', '%zz=1', '=', '&&', 'q=%ff', '%00=%00', 'limit=1&limit=2', 'a[b][c]=1'),
  );
  return fc
    .record({
      filled: pathOf({ path, operation, value: ({ schema }) => fc.oneof(valueOf({ schema, ...shown }), hostileText) }),
      pairs: fc.array(pair, { maxLength: 4 }),
      method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'),
      headers: fc.record(
        {
          accept: fc.constantFrom('', ';;;', 'text/*;q=9', 'a'.repeat(500)),
          'accept-encoding': fc.constantFrom('', 'br;q=x', '*;q=0', 'zstd', ',,,'),
          'if-none-match': fc.constantFrom('', '"', 'W/', '*, *', '"a'.repeat(200)),
          'if-modified-since': fc.constantFrom('', 'never', '-1', 'Sat, 99 Foo 2026 25:61:61 GMT'),
          'accept-datetime': fc.constantFrom(
            '',
            'never',
            '2026-11-22T08:00:00Z',
            'Sat, 99 Foo 2026 25:61:61 GMT',
            '9'.repeat(300),
          ),
          'x-http-method-override': fc.constantFrom('DELETE', 'PUT'),
          'x-forwarded-for': fc.constantFrom('127.0.0.1', ',,,', 'a'.repeat(300)),
          'content-type': fc.constantFrom(
            'application/json',
            'application/x-www-form-urlencoded',
            'multipart/form-data',
            ';',
          ),
        },
        { requiredKeys: [] },
      ),
      body: hostileText,
    })
    .map(({ filled, pairs, method, headers, body }) => ({
      path: `${filled}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`,
      method,
      headers: defined(headers),
      ...(['GET', 'HEAD'].includes(method) ? {} : { body: body }),
      valid: false,
    }));
}

function queryOf(operation: Operation): Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === 'query');
}

function pathOf(input: {
  path: string;
  operation: Operation;
  value: (parameter: Parameter) => fc.Arbitrary<string>;
}): fc.Arbitrary<string> {
  const parameters = input.operation.parameters.filter((parameter) => parameter.in === 'path');
  return fc
    .tuple(...parameters.map(input.value))
    .map((values) =>
      parameters.reduce(
        (path, { name }, index) => path.replace(`{${name}}`, () => encoded(values[index] ?? '')),
        input.path,
      ),
    );
}

/** A cursor cannot be guessed, relevance needs q and instalment a series: they are left out of what must be answered. */
function givenOrNot({ parameter, ...shown }: { parameter: Parameter } & Shown): fc.Arbitrary<string | null> {
  const { name, required, schema } = parameter;
  if (name === 'cursor' || name === 'resumptionToken') return fc.constant(null);
  const given = valueOf({ schema, ...shown })
    .filter((value) => !['relevance', 'instalment'].includes(value) && (name !== 'q' || value.trim() !== ''))
    .map((value) => `${name}=${encoded(value)}`);
  return required ? given : fc.option(given, { freq: 3 });
}

function valueOf({ schema, ...shown }: { schema: JsonSchema } & Shown): fc.Arbitrary<string> {
  const { type, enum: values, format, pattern, minimum, maximum, maxLength } = schema;
  if (Array.isArray(values)) return fc.constantFrom(...values.map(String));
  if (type === 'integer') {
    return fc.integer({ min: Number(minimum ?? 0), max: Math.min(Number(maximum ?? 1e6), 1e6) }).map(String);
  }
  if (type === 'array') {
    const item = valueOf({ schema: schema['items'] as JsonSchema, ...shown });
    return fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(','));
  }
  if (format === 'date' || format === 'date-time') {
    const noInvalidDate = true;
    const min = new Date('1000-01-01');
    const max = new Date('9999-12-31');
    const any = fc.date({ min, max, noInvalidDate }).map((date) => date.toISOString());
    return fc.oneof(any, fc.constantFrom(...shown.instants)).map((text) => text.slice(0, format === 'date' ? 10 : 24));
  }
  if (format === 'uuid') return fc.uuid();
  if (format === 'uri') return fc.webUrl();
  if (typeof pattern === 'string') {
    const matching = fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= Number(maxLength ?? 100));
    return fc.oneof(fc.constantFrom(...shown.slugs), matching);
  }
  return anyText;
}

function defined(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

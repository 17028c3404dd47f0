/** Examples are real: each is what the running archive answers to the request named beside it. */
import type { DescribedEndpoint, Endpoint, ExampleRequest, Newest, Reader } from '../../http/endpoint.ts';
import { toSearch } from '../../http/answer/listAnswer.ts';
import { HttpProblem, problemDocument } from '../../http/problem.ts';
import type { ProblemCode } from '../../http/problem.ts';
import { readQuery } from '../../http/ask/readQuery.ts';
import type { ArchiveNow } from '../../http/watchRevision.ts';
import { findNewest } from './newest.ts';

export type Example = { name: string; request: string; mediaType: string; value: unknown };
export type Described = {
  examples: Example[];
  /** Text of each parameter in the first request that has it. */
  given: Record<string, string>;
};
export type Examples = { operations: Map<string, Described>; problems: Map<ProblemCode, Example> };

/** Of an example's X-Request-Id, the only part of a problem that differs from answer to answer. */
const REQUEST_ID = '00000000-0000-4000-8000-000000000000';
/** When an OAI-PMH answer was made: shown is the last change instead, so that one archive has one description. */
const RESPONSE_DATE = /(?<=<responseDate>)[^<]*/;

export async function collectExamples(input: {
  endpoints: DescribedEndpoint[];
  reader: Reader;
  now: ArchiveNow;
}): Promise<Examples> {
  const { endpoints, reader, now } = input;
  const newest = await findNewest(reader);
  const operations = new Map<string, Described>();
  for (const endpoint of endpoints) operations.set(endpoint.id, await describeOne({ endpoint, newest, now }));
  return { operations, problems: problemExamples(endpoints) };
}

async function describeOne(input: {
  endpoint: DescribedEndpoint;
  newest: Newest | null;
  now: ArchiveNow;
}): Promise<Described> {
  const { endpoint, newest, now } = input;
  const requests = endpoint.described.examples(newest);
  const shown = requests.filter(({ unshown }) => !unshown);
  return {
    examples: await Promise.all(shown.map((request) => answerExample({ endpoint, request, now }))),
    given: requests.reduceRight<Record<string, string>>((given, request) => ({ ...given, ...textOf(request) }), {}),
  };
}

function textOf({ params, query }: ExampleRequest): Record<string, string> {
  const pairs = Object.entries({ ...params, ...query });
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

async function answerExample(input: {
  endpoint: Endpoint;
  request: ExampleRequest;
  now: ArchiveNow;
}): Promise<Example> {
  const { endpoint, request, now } = input;
  const asked = toSearch(request.query ?? {});
  const search = asked.slice(1);
  const answer = await endpoint.answer({
    params: endpoint.params.parse(request.params ?? {}),
    query: endpoint.unread ? {} : readQuery({ schema: endpoint.query, search, strict: true }),
    search: endpoint.unread ? search : '',
    mediaType: endpoint.negotiates?.[0] ?? '',
    datetime: null,
    now,
  });
  const mediaType = answer.type.split(';')[0] ?? '';
  // As clients read it: a byte order mark is none of the text.
  const body = new TextDecoder().decode(Buffer.from(answer.body as string));
  const value: unknown = /json$/.test(mediaType) ? JSON.parse(body) : body.replace(RESPONSE_DATE, now.at);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => request.params?.[name] ?? '');
  return { name: request.name ?? 'real', request: `GET ${path}${asked}`, mediaType, value };
}

function problemExamples(endpoints: DescribedEndpoint[]): Map<ProblemCode, Example> {
  const list = endpoints.find(({ id }) => id === 'listArticles');
  const examples = new Map<ProblemCode, Example>();
  const add = ({ problem, request }: { problem: unknown; request: string }) => {
    if (!(problem instanceof HttpProblem)) return;
    const value = problemDocument({ problem, requestId: REQUEST_ID });
    const mediaType = 'application/problem+json';
    examples.set(problem.code, { name: 'real', request: `GET ${request}`, mediaType, value });
  };
  const search = 'limit=0&colour=red';
  try {
    if (list) readQuery({ schema: list.query, search, strict: true });
  } catch (problem) {
    add({ problem, request: `/v1/articles?${search}` });
  }
  add({ problem: new HttpProblem({ code: 'not-found' }), request: '/v1/articles/no-such-article' });
  return examples;
}

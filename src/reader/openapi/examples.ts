/** Examples are real: each is what the running archive answers to the request named beside it. */
import type { Card } from '../../domain/article.ts';
import type { Endpoint, ExampleRequest, Newest, Reader } from '../endpoint.ts';
import { toSearch } from '../http/envelope.ts';
import { HttpProblem, problemDocument } from '../http/problem.ts';
import type { ProblemCode } from '../http/problem.ts';
import { readQuery } from '../http/query.ts';
import type { Moment } from '../http/revision.ts';

export type Example = { request: string; mediaType: string; value: unknown };
export type Examples = { answers: Map<string, Example>; problems: Map<ProblemCode, Example> };

/** Of an example's X-Request-Id, the only part of a problem that differs from answer to answer. */
const REQUEST_ID = '00000000-0000-4000-8000-000000000000';

export async function collectExamples(input: {
  endpoints: Endpoint[];
  reader: Reader;
  moment: Moment;
}): Promise<Examples> {
  const { endpoints, reader, moment } = input;
  const newest = await findNewest(reader);
  const answers = new Map<string, Example>();
  for (const endpoint of endpoints) {
    const request = endpoint.example(newest);
    const example = request && (await answerExample({ endpoint, request, moment }));
    if (example) answers.set(endpoint.id, example);
  }
  return { answers, problems: problemExamples(endpoints) };
}

async function findNewest({ store }: Reader): Promise<Newest | null> {
  const selection = { text: null, filters: {}, from: null, to: null, year: null };
  const { cards } = await store.listArticles({
    ...selection,
    sort: '-publishedOn',
    limit: 1,
    after: null,
    withBody: false,
  });
  if (cards.length === 0) return null;
  const { slug, attributions, source, series, topics } = JSON.parse(cards.toString()) as Card;
  const [attribution] = attributions;
  const entities = {
    author: attribution?.author.slug,
    organization: attribution?.organization?.slug,
    source: source.slug,
    series: series?.slug,
    topic: topics[0]?.slug,
  };
  return { slug, entities };
}

async function answerExample(input: {
  endpoint: Endpoint;
  request: ExampleRequest;
  moment: Moment;
}): Promise<Example | null> {
  const { endpoint, request, moment } = input;
  const search = toSearch(request.query ?? {});
  const params = endpoint.params.parse(request.params ?? {});
  const query = readQuery({ schema: endpoint.query, search: search.slice(1) });
  const mediaType = endpoint.negotiates?.[0] ?? '';
  const answer = await endpoint.answer({ params, query, search: '', mediaType, moment });
  const type = answer.type.split(';')[0] ?? '';
  const body = String(answer.body);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => request.params?.[name] ?? '');
  return { request: `GET ${path}${search}`, mediaType: type, value: /json$/.test(type) ? JSON.parse(body) : body };
}

function problemExamples(endpoints: Endpoint[]): Map<ProblemCode, Example> {
  const list = endpoints.find(({ id }) => id === 'listArticles');
  const examples = new Map<ProblemCode, Example>();
  const add = ({ problem, request }: { problem: unknown; request: string }) => {
    if (!(problem instanceof HttpProblem)) return;
    const value = problemDocument({ problem, requestId: REQUEST_ID });
    examples.set(problem.code, { request: `GET ${request}`, mediaType: 'application/problem+json', value });
  };
  const search = 'limit=0&colour=red';
  try {
    if (list) readQuery({ schema: list.query, search });
  } catch (problem) {
    add({ problem, request: `/v1/articles?${search}` });
  }
  add({ problem: new HttpProblem({ code: 'not-found' }), request: '/v1/articles/no-such-article' });
  return examples;
}

/** The operations of one endpoint: GET, and POST where it takes its query as a form too. */
import type { z } from 'zod';
import type { Content, DescribedEndpoint } from '../../http/endpoint.ts';
import { PROBLEMS } from '../../http/problem.ts';
import type { ProblemCode } from '../../http/problem.ts';
import type { Described, Example } from './examples.ts';
import { toParameters } from './schemas.ts';
import type { JsonSchema, Parameter } from './schemas.ts';

export type ShownExamples = Record<string, { summary: string; value: unknown }>;
export type MediaType = { schema: JsonSchema; examples?: ShownExamples };
export type Response = { description: string; headers?: JsonSchema; content?: Record<string, MediaType> };
export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, MediaType> };
  responses: Record<string, Response | { $ref: string }>;
};
export type Operations = { get: Operation; post?: Operation };
export type Schemas = Map<z.ZodType, JsonSchema>;

const FORM = 'application/x-www-form-urlencoded';
/** What every endpoint may answer besides what follows from its route; the rest is `default`. */
const ALWAYS: ProblemCode[] = ['invalid-parameters', 'too-many-requests', 'unavailable'];
const OF_FORMS: ProblemCode[] = ['content-too-large', 'unsupported-media-type'];

type Input = { endpoint: DescribedEndpoint; schemaOf: Schemas; shown: Described };

export function toOperations(input: Input): Operations {
  const get = toGet(input);
  return input.endpoint.form ? { get, post: toPost({ ...input, get }) } : { get };
}

function toGet({ endpoint, schemaOf, shown }: Input): Operation {
  const { described, ofArticle, mayMove, isFile, isStored } = endpoint;
  const { given, examples } = shown;
  const ok = toAnswer({ content: described.content, schemaOf, examples });
  return {
    operationId: endpoint.id,
    tags: [described.tag],
    summary: described.summary,
    description: described.description,
    parameters: [
      ...toParameters({ schema: endpoint.params, place: 'path', given }),
      ...toParameters({ schema: endpoint.query, place: 'query', given }),
    ],
    responses: {
      200: ok,
      ...((isFile || isStored) && { 206: { ...ok, description: 'The part asked for (Range)' } }),
      304: { description: 'The client has it already (If-None-Match, If-Modified-Since)' },
      ...(mayMove && { 308: { description: 'It was merged into another; Location has the address of that one' } }),
      ...(ofArticle && {
        308: { description: 'The slug was changed; Location has the same address under the new one' },
      }),
      ...toProblems({ endpoint, codes: problemsOf(endpoint) }),
    },
  };
}

/** What follows from the route: who takes a part of an address may not find it, and so on. */
function problemsOf({ path, ofArticle, negotiates, isFile, isStored }: DescribedEndpoint): ProblemCode[] {
  return [
    ...ALWAYS,
    ...(path.includes('{') || isStored ? (['not-found'] as const) : []),
    ...(ofArticle || isFile ? (['withdrawn'] as const) : []),
    ...(negotiates ? (['not-acceptable'] as const) : []),
    ...(isFile || isStored ? (['range-not-satisfiable'] as const) : []),
  ];
}

/** The same question with what GET has in its address as a form in the body. */
function toPost({ endpoint, schemaOf, shown, get }: Input & { get: Operation }): Operation {
  const { tag, summary, content } = endpoint.described;
  const examples = shown.examples.map((example) => ({ ...example, request: asPost(example.request) }));
  const named = shown.examples.map(({ name, request }) => [
    name,
    { summary: asPost(request), value: Object.fromEntries(new URLSearchParams(request.split('?')[1])) },
  ]);
  return {
    operationId: `${endpoint.id}ByForm`,
    tags: [tag],
    summary: `${summary}, asked by a form`,
    description: 'As GET, with the parameters in the body.',
    parameters: [],
    requestBody: {
      required: true,
      content: { [FORM]: { schema: toForm(get.parameters), examples: Object.fromEntries(named) as ShownExamples } },
    },
    responses: {
      200: toAnswer({ content, schemaOf, examples }),
      ...toProblems({ endpoint, codes: [...problemsOf(endpoint), ...OF_FORMS] }),
    },
  };
}

/** `POST /oai verb=Identify`: the form follows the address. */
function asPost(request: string): string {
  return request.replace('GET ', 'POST ').replace('?', ' ');
}

function toForm(parameters: Parameter[]): JsonSchema {
  const properties = parameters.map(({ name, description, schema }) => [name, { ...schema, description }]);
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return { type: 'object', properties: Object.fromEntries(properties) as JsonSchema, required };
}

function toAnswer(input: { content: Content; schemaOf: Schemas; examples: Example[] }): Response {
  const pairs = Object.entries(input.content).map(([mediaType, type]): [string, MediaType] => {
    const schema = typeof type === 'string' ? { type: 'string' } : (input.schemaOf.get(type) ?? {});
    const shown = input.examples.filter((example) => example.mediaType === mediaType);
    return [mediaType, { schema, ...(shown.length > 0 && { examples: toShown(shown) }) }];
  });
  return {
    description: 'As asked',
    headers: { ETag: HEADER('ETag'), 'X-Archive-Revision': HEADER('X-Archive-Revision') },
    content: Object.fromEntries(pairs),
  };
}

export function toShown(examples: Example[]): ShownExamples {
  return Object.fromEntries(examples.map(({ name, request, value }) => [name, { summary: request, value }]));
}

/** An operation whose answer is a page has its problems as pages too; elsewhere a browser alone gets them. */
function toProblems(input: { endpoint: DescribedEndpoint; codes: ProblemCode[] }): Operation['responses'] {
  const isPage = 'text/html' in input.endpoint.described.content;
  const reference = (name: string) => ({ $ref: `#/components/responses/${isPage ? asPage(name) : name}` });
  const pairs = input.codes.map((code) => [PROBLEMS[code].status, reference(code)]);
  return { ...(Object.fromEntries(pairs) as Operation['responses']), default: reference('other') };
}

/** Name of a response that is a page for whoever prefers one. */
export const asPage = (name: string) => `${name}-page`;

const HEADER = (name: string) => ({ $ref: `#/components/headers/${name}` });

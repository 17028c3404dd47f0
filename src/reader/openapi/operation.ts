/** The operations of one endpoint: GET, and POST where it takes its query as a form too. */
import type { z } from 'zod';
import type { Content, Endpoint } from '../../http/endpoint.ts';
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
/** What every endpoint may answer besides its own problems; the rest is `default`. */
const ALWAYS: ProblemCode[] = ['invalid-parameters', 'too-many-requests', 'unavailable'];
const OF_FORMS: ProblemCode[] = ['content-too-large', 'unsupported-media-type'];

type Input = { endpoint: Endpoint; schemaOf: Schemas; described: Described };

export function toOperations(input: Input): Operations {
  const get = toGet(input);
  return input.endpoint.form ? { get, post: toPost({ ...input, get }) } : { get };
}

function toGet({ endpoint, schemaOf, described }: Input): Operation {
  const { given, examples } = described;
  const moved = endpoint.path.startsWith('/v1/articles/{slug}');
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: endpoint.description,
    parameters: [
      ...toParameters({ schema: endpoint.params, place: 'path', given }),
      ...toParameters({ schema: endpoint.query, place: 'query', given }),
    ],
    responses: {
      200: toAnswer({ content: endpoint.content, schemaOf, examples }),
      304: { description: 'The client has it already (If-None-Match, If-Modified-Since)' },
      ...(moved && { 308: { description: 'The slug was changed; Location has the same address under the new one' } }),
      ...toProblems([...ALWAYS, ...endpoint.problems]),
    },
  };
}

/** The same question with what GET has in its address as a form in the body. */
function toPost({ endpoint, schemaOf, described, get }: Input & { get: Operation }): Operation {
  const { tag, id, summary, content } = endpoint;
  const examples = described.examples.map((example) => ({ ...example, request: asPost(example.request) }));
  const named = described.examples.map(({ name, request }) => [
    name,
    { summary: asPost(request), value: Object.fromEntries(new URLSearchParams(request.split('?')[1])) },
  ]);
  return {
    operationId: `${id}ByForm`,
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
      ...toProblems([...ALWAYS, ...endpoint.problems, ...OF_FORMS]),
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

function toProblems(codes: ProblemCode[]): Operation['responses'] {
  const pairs = codes.map((code) => [PROBLEMS[code].status, reference(code)]);
  return { ...(Object.fromEntries(pairs) as Operation['responses']), default: reference('other') };
}

const reference = (name: string) => ({ $ref: `#/components/responses/${name}` });
const HEADER = (name: string) => ({ $ref: `#/components/headers/${name}` });

/** OpenAPI 3.1 of the reader, made from its endpoints. */
import type { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { PROBLEMS, problemSchema } from '../http/problem.ts';
import type { ProblemCode } from '../http/problem.ts';
import type { ReaderSettings } from '../settings.ts';
import type { Examples } from './examples.ts';
import { ERROR_STATUSES, INFO, TAGS } from './texts.ts';
import { toComponents, toParameters } from './schemas.ts';
import type { JsonSchema, Parameter } from './schemas.ts';

export type MediaType = { schema: JsonSchema; examples?: Record<string, { summary: string; value: unknown }> };
export type Response = { description: string; headers?: JsonSchema; content?: Record<string, MediaType> };
export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters: Parameter[];
  responses: Record<string, Response | { $ref: string }>;
};
export type OpenApi = {
  openapi: string;
  info: { title: string; version: string; description: string; contact: object; license: object };
  servers: { url: string; description: string }[];
  security: never[];
  tags: { name: string; description: string }[];
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, Response>; headers: JsonSchema };
};

/** What every endpoint may answer besides its own problems. */
const ALWAYS: ProblemCode[] = ['invalid-parameters', 'too-many-requests', 'unavailable'];

export function createOpenApi(input: { endpoints: Endpoint[]; settings: ReaderSettings; examples: Examples }): OpenApi {
  const { endpoints, settings, examples } = input;
  const types = [...new Set(endpoints.flatMap(({ content }) => Object.values(content)))].filter(isSchema);
  const { roots, components } = toComponents([problemSchema, ...types]);
  const schemaOf = new Map(types.map((type, index) => [type, roots[index + 1] ?? {}]));
  const problem = roots[0] ?? {};
  return {
    openapi: '3.1.1',
    info: {
      title: settings.archiveName.en,
      version: '1.0.0',
      description: INFO,
      contact: { name: settings.publisherName.en, email: settings.contactEmail, url: settings.publicUrl },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: settings.publicUrl, description: 'This archive' }],
    security: [],
    tags: TAGS,
    paths: Object.fromEntries(
      endpoints.map((endpoint) => [endpoint.path, { get: toOperation({ endpoint, schemaOf, examples }) }]),
    ),
    components: { schemas: components, responses: toProblems({ problem, examples }), headers: HEADERS },
  };
}

type Schemas = Map<z.ZodType, JsonSchema>;

function toOperation(input: { endpoint: Endpoint; schemaOf: Schemas; examples: Examples }): Operation {
  const { endpoint, schemaOf, examples } = input;
  const moved = endpoint.path.startsWith('/v1/articles/{slug}');
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: endpoint.description,
    parameters: [
      ...toParameters({ schema: endpoint.params, place: 'path' }),
      ...toParameters({ schema: endpoint.query, place: 'query' }),
    ],
    responses: {
      200: {
        description: 'As asked',
        headers: { ETag: HEADER('ETag'), 'X-Archive-Revision': HEADER('X-Archive-Revision') },
        content: toContent({ endpoint, schemaOf, examples }),
      },
      304: { description: 'The client has it already (If-None-Match, If-Modified-Since)' },
      ...(moved && { 308: { description: 'The slug was changed; Location has the same address under the new one' } }),
      ...Object.fromEntries(
        [...ALWAYS, ...endpoint.problems].map((code) => [
          PROBLEMS[code].status,
          { $ref: `#/components/responses/${code}` },
        ]),
      ),
    },
  };
}

function toContent(input: { endpoint: Endpoint; schemaOf: Schemas; examples: Examples }): Record<string, MediaType> {
  const { endpoint, schemaOf, examples } = input;
  const example = examples.answers.get(endpoint.id);
  const pairs = Object.entries(endpoint.content).map(([mediaType, type]): [string, MediaType] => {
    const schema = isSchema(type) ? (schemaOf.get(type) ?? {}) : { type: 'string' };
    if (example?.mediaType !== mediaType) return [mediaType, { schema }];
    return [mediaType, { schema, examples: { real: { summary: example.request, value: example.value } } }];
  });
  return Object.fromEntries(pairs);
}

function toProblems({ problem, examples }: { problem: JsonSchema; examples: Examples }): Record<string, Response> {
  const pairs = ERROR_STATUSES.map((code): [string, Response] => {
    const example = examples.problems.get(code);
    const shown = example && { examples: { real: { summary: example.request, value: example.value } } };
    const content = { 'application/problem+json': { schema: problem, ...shown } };
    return [code, { description: PROBLEMS[code].title, content }];
  });
  return Object.fromEntries(pairs);
}

function isSchema(type: Endpoint['content'][string]): type is z.ZodType {
  return typeof type !== 'string';
}

const HEADER = (name: string) => ({ $ref: `#/components/headers/${name}` });
const HEADERS = {
  ETag: { description: 'Strong; changes with the bytes of the answer', schema: { type: 'string' } },
  'X-Archive-Revision': { description: 'Highest seq of the log', schema: { type: 'integer' } },
};

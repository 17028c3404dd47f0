/** OpenAPI 3.1 of the reader, made from its endpoints. */
import type { z } from 'zod';
import type { Content, DescribedEndpoint } from '../../http/endpoint.ts';
import { PROBLEMS, problemSchema } from '../../http/problem.ts';
import type { ReaderSettings } from '../../http/settings.ts';
import type { Examples } from './examples.ts';
import { asPage, toOperations, toShown } from './operation.ts';
import type { Operations, Response } from './operation.ts';
import { ERROR_STATUSES, INFO, LICENSE, OTHER_PROBLEMS, TAGS } from './texts.ts';
import { toComponents } from './schemas.ts';
import type { JsonSchema } from './schemas.ts';

export type OpenApi = {
  openapi: string;
  info: { title: string; version: string; description: string; contact: object; license: object };
  servers: { url: string; description: string }[];
  security: never[];
  tags: { name: string; description: string }[];
  paths: Record<string, Operations>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, Response>; headers: JsonSchema };
};

export function createOpenApi(input: {
  endpoints: DescribedEndpoint[];
  settings: ReaderSettings;
  examples: Examples;
}): OpenApi {
  const { endpoints, settings, examples } = input;
  const types = [...new Set(endpoints.flatMap(({ described }) => Object.values(described.content)))].filter(isSchema);
  const { roots, components } = toComponents([problemSchema, ...types]);
  const schemaOf = new Map(types.map((type, index) => [type, roots[index + 1] ?? {}]));
  const problem = roots[0] ?? {};
  const paths = endpoints.map((endpoint): [string, Operations] => {
    const shown = examples.operations.get(endpoint.id) ?? { examples: [], given: {} };
    return [endpoint.path, toOperations({ endpoint, schemaOf, shown })];
  });
  return {
    openapi: '3.1.1',
    info: {
      title: settings.archiveName.en,
      version: '1.0.0',
      description: INFO,
      contact: { name: settings.publisherName.en, email: settings.contactEmail, url: settings.publicUrl },
      license: LICENSE,
    },
    servers: [{ url: settings.publicUrl, description: 'This archive' }],
    security: [],
    tags: TAGS,
    paths: Object.fromEntries(paths),
    components: { schemas: components, responses: usedIn(paths, toProblems({ problem, examples })), headers: HEADERS },
  };
}

/** Each problem as data, and once more as what a browser gets where there are pages. */
function toProblems({ problem, examples }: { problem: JsonSchema; examples: Examples }): Record<string, Response> {
  const pairs = ERROR_STATUSES.flatMap((code): [string, Response][] => {
    const example = examples.problems.get(code);
    const shown = example && { examples: toShown([example]) };
    const content = { 'application/problem+json': { schema: problem, ...shown } };
    const description = PROBLEMS[code].title;
    return [
      [code, { description, content }],
      [asPage(code), { description, content: { ...content, ...PAGE } }],
    ];
  });
  const content = { 'application/problem+json': { schema: problem } };
  return {
    ...Object.fromEntries(pairs),
    other: { description: OTHER_PROBLEMS, content },
    [asPage('other')]: { description: OTHER_PROBLEMS, content: { ...content, ...PAGE } },
  };
}

/** Some problems no page has, and some only pages: what no operation refers to is left out. */
function usedIn(paths: [string, Operations][], responses: Record<string, Response>): Record<string, Response> {
  const text = JSON.stringify(paths);
  const isUsed = (name: string) => text.includes(`"#/components/responses/${name}"`);
  return Object.fromEntries(Object.entries(responses).filter(([name]) => isUsed(name)));
}

const PAGE = { 'text/html': { schema: { type: 'string' } } };

function isSchema(type: Content[string]): type is z.ZodType {
  return typeof type !== 'string';
}

const HEADERS = {
  ETag: { description: 'Strong; changes with the bytes of the answer', schema: { type: 'string' } },
  'X-Archive-Revision': { description: 'Highest seq of the log', schema: { type: 'integer' } },
};

/** GET /v1/openapi.json */
import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Endpoint, Reader } from '../../http/endpoint.ts';
import type { Moment } from '../../http/watchRevision.ts';
import { createOpenApi } from './document.ts';
import type { OpenApi } from './document.ts';
import { collectExamples } from './examples.ts';

export type Describe = (moment: Moment) => Promise<OpenApi>;

/** Describes `endpoints` with examples from the archive as it is at that moment. */
export function describeWith({ reader, endpoints }: { reader: Reader; endpoints: Endpoint[] }): Describe {
  return async (moment) => {
    const examples = await collectExamples({ endpoints, reader, moment });
    const described = endpoints.filter(({ alias }) => alias === undefined);
    return createOpenApi({ endpoints: described, settings: reader.settings, examples });
  };
}

export function getOpenApi({ describe }: { describe: Describe }) {
  return defineEndpoint({
    id: 'getOpenApi',
    tag: 'Archive',
    path: '/v1/openapi.json',
    summary: 'This description (OpenAPI 3.1)',
    description: 'Made from the schemas that check every request; its examples are answers of this archive.',
    params: z.object({}),
    query: z.object({}),
    content: { 'application/json': z.object({}).loose().meta({ id: 'OpenApi' }) },
    problems: [],
    examples: () => [],
    answer: async ({ moment }) => {
      const document = await describe(moment);
      return { type: 'application/json; charset=utf-8', body: JSON.stringify(document) };
    },
  });
}

/** GET /v1/openapi.json */
import { z } from 'zod';
import { defineEndpoint, isDescribed } from '../../http/endpoint.ts';
import type { Endpoint, Reader } from '../../http/endpoint.ts';
import type { ArchiveNow } from '../../http/watchRevision.ts';
import { createOpenApi } from './document.ts';
import type { OpenApi } from './document.ts';
import { collectExamples } from './examples.ts';

export type Describe = (now: ArchiveNow) => Promise<OpenApi>;

/** Describes `endpoints` with examples from the archive as it is at that moment. */
export function describeWith({ reader, endpoints }: { reader: Reader; endpoints: Endpoint[] }): Describe {
  return async (now) => {
    const described = endpoints.filter(isDescribed);
    const examples = await collectExamples({ endpoints: described, reader, now });
    return createOpenApi({ endpoints: described, settings: reader.settings, examples });
  };
}

export function getOpenApi({ describe }: { describe: Describe }) {
  return defineEndpoint(
    {
      id: 'getOpenApi',
      path: '/v1/openapi.json',
      params: z.object({}),
      query: z.object({}),
      answer: async ({ now }) => {
        const document = await describe(now);
        return { type: 'application/json; charset=utf-8', body: JSON.stringify(document) };
      },
    },
    {
      tag: 'Archive',
      summary: 'This description (OpenAPI 3.1)',
      description: 'Made from the schemas that check every request; its examples are answers of this archive.',
      content: { 'application/json': z.object({}).loose().meta({ id: 'OpenApi' }) },
      examples: () => [],
    },
  );
}

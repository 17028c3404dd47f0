/** GET /v1: what the archive is and where everything is. */
import { z } from 'zod';
import { ENTITY_KINDS, ENTITY_PATHS } from '../../domain/lists.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Reader } from '../../http/endpoint.ts';

const namesSchema = z.strictObject({ en: z.string(), 'zh-Hans': z.string() });
const indexSchema = z
  .strictObject({
    name: z.string(),
    names: namesSchema,
    publisher: namesSchema,
    contact: z.string(),
    revision: z.int().nonnegative().describe('Highest seq of the log; 0 while nothing was published'),
    updatedAt: z.string().describe('Instant of the last change'),
    links: z.record(z.string(), z.string()).describe('Absolute addresses of all resources'),
  })
  .meta({ id: 'Index' });

export function getIndex({ settings }: Reader) {
  const { publicUrl, archiveName, publisherName, contactEmail } = settings;
  const paths = {
    self: '/v1',
    articles: '/v1/articles',
    ...Object.fromEntries(ENTITY_KINDS.map((kind) => [ENTITY_PATHS[kind], `/v1/${ENTITY_PATHS[kind]}`])),
    changes: '/v1/changes',
    export: '/v1/export/articles.jsonl.gz',
    openapi: '/v1/openapi.json',
    docs: '/docs',
    rss: '/feeds/articles.rss',
    atom: '/feeds/articles.atom',
    jsonFeed: '/feeds/articles.json',
    oai: '/oai?verb=Identify',
    sitemap: '/sitemap.xml',
  };
  const links = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, `${publicUrl}${path}`]));
  return defineEndpoint(
    {
      id: 'getIndex',
      path: '/v1',
      params: z.object({}),
      query: z.object({}),
      answer: async ({ now }) => {
        const index = {
          name: archiveName.en,
          names: archiveName,
          publisher: publisherName,
          contact: contactEmail,
          revision: now.seq,
          updatedAt: now.at,
          links,
        } satisfies z.infer<typeof indexSchema>;
        return { type: 'application/json; charset=utf-8', body: JSON.stringify(index) };
      },
    },
    {
      tag: 'Archive',
      summary: 'The archive and links to everything in it',
      description: 'Start here: a program that follows these links need not build any address.',
      content: { 'application/json': indexSchema },
      examples: () => [{}],
    },
  );
}

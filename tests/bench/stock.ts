/** Payload as it comes: plain collections with indexes on what is filtered and sorted by, the same articles in them. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import path from 'node:path';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import { buildConfig, getPayload, handleEndpoints } from 'payload';
import type { CollectionConfig, Payload, SanitizedConfig } from 'payload';
import { synthesize, synthesizeEntities } from '../../seed/synthetic/synthesize.ts';
import { ENTITY_KINDS, ENTITY_PATHS } from '../../src/domain/lists.ts';
import type { ArticleRecord } from '../../src/domain/record.ts';
import { withProgress } from '../../src/progress.ts';
import { SEED } from './archive.ts';

const access = { read: () => true };

const entities = ENTITY_KINDS.map((kind): CollectionConfig => ({
  slug: ENTITY_PATHS[kind],
  access,
  fields: [
    { name: 'name', type: 'text' },
    { name: 'slug', type: 'text', index: true },
  ],
}));

const articles: CollectionConfig = {
  slug: 'articles',
  access,
  fields: [
    { name: 'title', type: 'text' },
    { name: 'slug', type: 'text', index: true },
    { name: 'language', type: 'text', index: true },
    { name: 'summary', type: 'textarea' },
    { name: 'publishedOn', type: 'text', index: true },
    {
      name: 'attributions',
      type: 'array',
      fields: [
        { name: 'author', type: 'relationship', relationTo: 'authors', index: true },
        { name: 'position', type: 'text' },
        { name: 'organization', type: 'relationship', relationTo: 'organizations', index: true },
      ],
    },
    { name: 'byline', type: 'text' },
    { name: 'source', type: 'relationship', relationTo: 'sources', index: true },
    { name: 'sourceUrl', type: 'text' },
    { name: 'series', type: 'relationship', relationTo: 'series', index: true },
    { name: 'instalment', type: 'number' },
    { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true, index: true },
    {
      name: 'body',
      type: 'group',
      fields: [
        { name: 'html', type: 'textarea' },
        { name: 'text', type: 'textarea' },
        { name: 'markdown', type: 'textarea' },
      ],
    },
  ],
};

function configOf(folder: string): Promise<SanitizedConfig> {
  return buildConfig({
    secret: 's'.repeat(32),
    telemetry: false,
    graphQL: { disable: true },
    db: sqliteAdapter({ client: { url: `file:${path.join(folder, 'stock.db')}` }, push: true, wal: true }),
    collections: [...entities, articles],
  });
}

/** Numbers articles and entities of each kind from 1 on, in the order in which they are synthesized. */
export async function fillStock({ folder, count }: { folder: string; count: number }): Promise<void> {
  const payload = await getPayload({ config: await configOf(folder) });
  const ids = new Map<string, number>();
  for (const { kind, profile } of synthesizeEntities({ count })) {
    const { slug, name } = profile;
    const { id } = await payload.db.create({ collection: ENTITY_PATHS[kind], data: { slug, name } });
    ids.set(`${kind}:${slug}`, id as number);
  }
  await withProgress('Stock Payload', async (progress) => {
    let done = 0;
    for (const { record } of synthesize({ seed: SEED, count })) {
      await createArticle(payload, record, (kind, slug) => ids.get(`${kind}:${slug}`));
      done += 1;
      if (done % 100 === 0) progress(done, count);
    }
  });
  await payload.destroy();
}

/** Below Payload's hooks, for speed. */
async function createArticle(
  payload: Payload,
  record: ArticleRecord,
  idOf: (kind: string, slug: string | undefined) => number | undefined,
): Promise<void> {
  const { title, slug, language, summary, publishedOn, byline, sourceUrl, body } = record;
  const attributions = record.attributions.map(({ author, position, organization }) => ({
    id: randomUUID(),
    author: idOf('author', author.slug),
    position,
    organization: idOf('organization', organization?.slug),
  }));
  const data = {
    ...{ title, slug, language, summary, publishedOn, byline, sourceUrl, body, attributions },
    source: idOf('source', record.source.slug),
    series: idOf('series', record.series?.slug),
    instalment: record.series?.instalment,
    topics: record.topics.map((topic) => idOf('topic', topic.slug)),
  };
  await payload.db.create({ collection: 'articles', data });
}

/** Payload's own REST on a bare Node server, without Next around it: that is in its favour. */
export async function stockRest(folder: string): Promise<RequestListener> {
  const config = await configOf(folder);
  await getPayload({ config });
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const request = new Request(`http://127.0.0.1${req.url}`, { method: 'GET' });
    const response = await handleEndpoints({ config, request });
    res.writeHead(response.status, Object.fromEntries(response.headers));
    res.end(Buffer.from(await response.arrayBuffer()));
  };
  return (req, res) => void answer(req, res);
}

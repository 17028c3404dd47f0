/** Payload as it comes: the same articles in plain collections, its own REST without Next around it, which is in its favour. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import path from 'node:path';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import { buildConfig, getPayload, handleEndpoints } from 'payload';
import type { CollectionConfig, SanitizedConfig } from 'payload';
import { synthesize, synthesizeEntities } from '../../seed/synthetic/synthesize.ts';

const named = (slug: string): CollectionConfig => ({
  slug,
  access: { read: () => true },
  fields: [
    { name: 'name', type: 'text' },
    { name: 'slug', type: 'text', index: true },
  ],
});

const articles: CollectionConfig = {
  slug: 'articles',
  access: { read: () => true },
  fields: [
    { name: 'title', type: 'text' },
    { name: 'slug', type: 'text', index: true },
    { name: 'summary', type: 'textarea' },
    { name: 'body', type: 'textarea' },
    { name: 'language', type: 'text', index: true },
    { name: 'publishedOn', type: 'text', index: true },
    { name: 'author', type: 'relationship', relationTo: 'authors', index: true },
    { name: 'source', type: 'relationship', relationTo: 'sources', index: true },
  ],
};

function config(folder: string): Promise<SanitizedConfig> {
  return buildConfig({
    secret: 's'.repeat(32),
    telemetry: false,
    db: sqliteAdapter({ client: { url: `file:${path.join(folder, 'stock.db')}` }, push: true, wal: true }),
    collections: [named('authors'), named('sources'), articles],
  });
}

/** Fills stock.db with the articles of the archive, below Payload's hooks. */
export async function fillStockPayload(folder: string, count: number): Promise<void> {
  const payload = await getPayload({ config: await config(folder) });
  const ids = new Map<string, number>();
  for (const { kind, profile } of synthesizeEntities({ count })) {
    if (kind !== 'author' && kind !== 'source') continue;
    const { slug, name } = profile;
    const { id } = await payload.db.create({ collection: `${kind}s`, data: { slug, name } });
    ids.set(`${kind}:${slug}`, id as number);
  }
  for (const { record } of synthesize({ seed: 1, count })) {
    const { title, slug, summary, language, publishedOn } = record;
    const author = ids.get(`author:${record.attributions[0]?.author.slug}`);
    const source = ids.get(`source:${record.source.slug}`);
    const data = { title, slug, summary, language, publishedOn, body: record.body.text, author, source };
    await payload.db.create({ collection: 'articles', data });
  }
  await payload.destroy();
}

export async function stockPayload(folder: string): Promise<RequestListener> {
  const built = await config(folder);
  await getPayload({ config: built });
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const request = new Request(`http://127.0.0.1${req.url}`, { method: 'GET' });
    const response = await handleEndpoints({ config: built, request });
    res.writeHead(response.status, { 'Content-Type': 'application/json' });
    res.end(Buffer.from(await response.arrayBuffer()));
  };
  return (req, res) => void answer(req, res);
}

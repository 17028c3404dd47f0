import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readContract } from './contract.ts';
import type { Contract } from './contract.ts';
import { closeAll, fill, nextInstant, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

let served: Served;
let contract: Contract;

beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 30 });
  const gone = numbered(31, { slug: 'gone' });
  await served.store.append(published(gone));
  await withdraw({ store: served.store, record: gone });
  const record = numbered(1, {
    slug: 'opinion-one',
    summary: null,
    byline: null,
    sourceUrl: null,
    series: null,
    topics: [],
    image: { url: `/media/${'b'.repeat(64)}.png`, alt: 'A lathe', credit: null, width: 4, height: 3 },
    attachments: [{ url: `/media/${'d'.repeat(64)}.pdf`, title: 'Slides', mimeType: 'application/pdf', bytes: 3 }],
    appearances: [{ source: null, url: 'https://portal.example/', publishedOn: null, title: null }],
    corrections: [{ on: '2026-01-02', note: 'The year was wrong' }],
    rights: { text: 'All rights reserved', license: null },
  });
  await served.store.append({
    kind: 'corrected',
    articleId: record.id,
    at: nextInstant(),
    record,
    expectedEditions: 1,
  });
  contract = await readContract(served);
});
afterAll(closeAll);

async function fault(path: string, init?: RequestInit): Promise<string | null> {
  const response = await served.get(path, init);
  const template = contract.template(path.split('?')[0] ?? '');
  if (template === null) return `${path} is not described`;
  return contract.fault({ path: template, response, text: await response.text() });
}

describe('the OpenAPI document', () => {
  it('when an operation shows an example, then it is what the server answers to the request named beside it', async () => {
    let shown = 0;
    for (const [path, { get }] of Object.entries(contract.document.paths)) {
      const ok = get.responses['200'];
      for (const media of Object.values((ok && 'content' in ok && ok.content) || {})) {
        const example = media.examples?.['real'];
        if (!example) continue;
        shown += 1;
        const request = example.summary.replace('GET ', '');
        const response = await served.get(request);
        const text = await response.text();
        expect(contract.fault({ path, response, text })).toBeNull();
        expect(typeof example.value === 'string' ? text : JSON.parse(text)).toEqual(example.value);
      }
    }
    expect(shown).toBeGreaterThanOrEqual(20);
  });

  it('when a problem shows an example, then it is what the server answers, but for the id of the request', async () => {
    for (const code of ['invalid-parameters', 'not-found']) {
      const media = contract.document.components.responses[code]?.content?.['application/problem+json'];
      const example = media?.examples?.['real'];
      const { body } = await served.json(example?.summary.replace('GET ', '') ?? '');
      expect({ ...body, requestId: '' }).toEqual({ ...(example?.value as object), requestId: '' });
    }
  });

  it('when an archive is empty, then it is described all the same', async () => {
    const empty = await serveArchive();
    const { document } = await readContract(empty);
    expect(Object.keys(document.paths)).toEqual(Object.keys(contract.document.paths));
  });

  it('when read, then every parameter says what it is, and every operation has a name of its own', () => {
    const operations = Object.values(contract.document.paths).map(({ get }) => get);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { operationId, parameters, description } of operations) {
      expect([operationId, description]).not.toEqual([operationId, '']);
      for (const { name, schema } of parameters) {
        expect([operationId, name, schema['type'] ?? schema['enum']]).not.toContain(undefined);
      }
    }
  });

  it('when q, limit and lists are described, then as what they become', () => {
    const parameters = contract.document.paths['/v1/articles']?.get.parameters ?? [];
    const named = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter]));
    expect(named['limit']).toMatchObject({
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    });
    expect(named['q']).toMatchObject({ schema: { type: 'string', maxLength: 1000 } });
    expect(named['author']).toMatchObject({ style: 'form', explode: false, schema: { type: 'array' } });
    const citation = contract.document.paths['/v1/articles/{slug}/citation']?.get.parameters ?? [];
    expect(citation.map(({ name, required }) => [name, required])).toEqual([
      ['slug', true],
      ['format', true],
      ['accessed', false],
    ]);
  });
});

describe('answers', () => {
  it.each([
    '/v1',
    '/v1/articles?limit=100&include=body,facets,total',
    '/v1/articles?q=machine&facets=month',
    '/v1/articles?fields=title',
    '/v1/articles?limit=0',
    '/v1/articles/opinion-one',
    '/v1/articles/opinion-one.json',
    '/v1/articles/opinion-one.html',
    '/v1/articles/opinion-one.jsonld',
    '/v1/articles/opinion-1',
    '/v1/articles/gone',
    '/v1/articles/none',
    '/v1/articles/opinion-one/citation?format=csl-json',
    '/v1/articles/opinion-one/editions',
    '/v1/articles/opinion-one/editions/2',
    '/v1/changes?limit=100',
    '/v1/authors',
    '/v1/authors/jiang-baoquan',
    '/v1/organizations',
    '/v1/organizations/spark-machine-tools',
    '/v1/sources',
    '/v1/sources/gansu-belt-and-road-portal',
    '/v1/series',
    '/v1/series/ceo-opinions',
    '/v1/topics',
    '/v1/topics/machine-tools',
    '/v1/openapi.json',
    '/feeds/articles.rss',
    '/feeds/topics/machine-tools.json',
    '/oai?verb=Identify',
    '/sitemap.xml',
    '/robots.txt',
  ])('when %s is asked, then the answer is as described', async (path) => {
    expect(await fault(path)).toBeNull();
  });
});

describe('/docs', () => {
  it('when opened, then it has every operation and problem, and loads nothing from other hosts', async () => {
    const response = await served.get('/docs');
    const page = await response.text();
    for (const { get } of Object.values(contract.document.paths)) {
      expect(page).toContain(`id="${get.operationId}"`);
    }
    expect(page).toContain('id="problem-withdrawn"');
    const loaded = [...page.matchAll(/<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(loaded).toEqual([
      'data:,',
      'docs/style.css',
      'feeds/articles.rss',
      'feeds/articles.atom',
      'feeds/articles.json',
      'docs/script.js',
    ]);
    for (const asset of ['style.css', 'script.js']) expect((await served.get(`/docs/${asset}`)).status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page).not.toMatch(/<script>|\son\w+=|style="/);
  });

  it('when its links lead inside it, then to something that is there', async () => {
    const page = await (await served.get('/docs')).text();
    const targets = new Set([...page.matchAll(/id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((link) => !targets.has(link))).toEqual([]);
  });
});

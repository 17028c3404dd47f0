import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityProfile } from '../../src/domain/entity.ts';
import type { MediaType, Operation } from '../../src/reader/openapi/operation.ts';
import type { Parameter } from '../../src/reader/openapi/schemas.ts';
import { readContract } from './contract.ts';
import type { Contract } from './contract.ts';
import { LOGO, closeAll, fill, nextInstant, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

const SPINDLES: EntityProfile = {
  kind: 'topic',
  profile: {
    slug: 'spindles',
    name: 'Spindles',
    names: { en: 'Spindles', 'zh-Hans': null },
    parent: { slug: 'machine-tools', name: 'Machine tools' },
    description: { en: null, 'zh-Hans': null },
  },
};

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
  await served.store.putEntity(SPINDLES, nextInstant());
  const newest = numbered(32, { series: null, topics: [{ slug: 'spindles', name: 'Spindles' }] });
  await served.store.append(published(newest));
  await served.store.putMedia(LOGO);
  contract = await readContract(served);
});
afterAll(closeAll);

type Asked = { path: string; method: 'get' | 'post'; operation: Operation };
function contractOperations(): Asked[] {
  return Object.entries(contract.document.paths).flatMap(([path, { get, post }]): Asked[] => [
    { path, method: 'get', operation: get },
    ...(post ? [{ path, method: 'post' as const, operation: post }] : []),
  ]);
}

function contentOf({ responses }: Operation): Record<string, MediaType> {
  const ok = responses['200'];
  return (ok && 'content' in ok && ok.content) || {};
}

function shownExamples() {
  return contractOperations().flatMap(({ operation, ...asked }) =>
    Object.entries(contentOf(operation)).flatMap(([mediaType, { examples }]) =>
      Object.values(examples ?? {}).map((example) => ({ ...asked, mediaType, example })),
    ),
  );
}

const form = (body: string) => ({ body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
/** OAI-PMH answers say when they were made. */
const undated = (text: string) => text.replace(/(?<=<responseDate>)[^<]*/, '');
const pairOf = ({ name, example }: Parameter) => `${name}=${encodeURIComponent(String(example))}`;

async function fault(path: string, init?: RequestInit): Promise<string | null> {
  const response = await served.get(path, init);
  const template = contract.template(path.split('?')[0] ?? '');
  if (template === null) return `${path} is not described`;
  return contract.fault({ path: template, response, text: await response.text() });
}

describe('the OpenAPI document', () => {
  it('when an operation shows examples, then each is what the server answers to the request named beside it', async () => {
    const shown = shownExamples();
    for (const { path, method, mediaType, example } of shown) {
      const [verb, request = '', body] = example.summary.split(' ');
      const response = await served.get(request, { method: verb ?? '', ...(body && form(body)) });
      const text = await response.text();
      expect(contract.fault({ path, method, response, text })).toBeNull();
      expect(response.headers.get('content-type')?.split(';')[0]).toBe(mediaType);
      if (typeof example.value === 'string') expect(undated(text)).toBe(undated(example.value));
      else expect(JSON.parse(text)).toEqual(example.value);
    }
    expect(shown.length).toBeGreaterThanOrEqual(40);
  });

  it('when an answer has several forms, then each of them is shown', () => {
    const shown = new Set(shownExamples().map(({ path, method, mediaType }) => `${method} ${path} ${mediaType}`));
    const declared = contractOperations().flatMap(({ path, method, operation }) =>
      Object.keys(contentOf(operation)).map((mediaType) => `${method} ${path} ${mediaType}`),
    );
    expect(declared.filter((form) => !shown.has(form))).toEqual([
      'get /v1/export/articles.jsonl.gz application/gzip',
      'get /v1/export/{year}.jsonl.gz application/gzip',
      'get /feeds/articles.{format} application/rss+xml',
      'get /feeds/articles.{format} application/atom+xml',
      'get /feeds/articles.{format} application/feed+json',
      'get /sitemap.xml application/xml',
      'get /sitemaps/{after}.xml application/xml',
      'get /media/{sha256}.{extension} */*',
      'get /v1/openapi.json application/json',
    ]);
  });

  it('when a parameter shows an example, then its operation has something for it', async () => {
    const without: string[] = [];
    for (const { path, method, operation } of contractOperations()) {
      const { parameters } = operation;
      without.push(...parameters.filter(({ example }) => example === undefined).map(({ name }) => name));
      if (path === '/oai' || method === 'post') continue;
      const filled = parameters.reduce((at, { name, example }) => at.replace(`{${name}}`, String(example)), path);
      const given = parameters.filter((parameter) => parameter.in === 'query' && parameter.example !== undefined);
      const needed = given.filter(({ required }) => required).map(pairOf);
      const searches = [needed, ...given.filter(({ required }) => !required).map((one) => [...needed, pairOf(one)])];
      for (const search of searches) {
        const request = `${filled}?${search.join('&')}`;
        const response = await served.get(request);
        expect([request, response.status]).toEqual([request, 200]);
        const body = await response.text();
        expect([request, /^\{"data":\[\]/.test(body)]).toEqual([request, false]);
      }
    }
    expect([...new Set(without)].sort()).toEqual(['cursor', 'resumptionToken']);
  });

  it('when OAI-PMH arguments show examples, then they select records', async () => {
    const parameters = contract.document.paths['/oai']?.get.parameters ?? [];
    const of = (...names: string[]) => parameters.filter(({ name }) => names.includes(name)).map(pairOf);
    const list = ['verb=ListRecords', ...of('metadataPrefix', 'from', 'until', 'set')].join('&');
    const record = ['verb=GetRecord', ...of('metadataPrefix', 'identifier')].join('&');
    for (const search of [list, record]) {
      expect(await (await served.get(`/oai?${search}`)).text()).toContain('<record>');
    }
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
    const operations = contractOperations().map(({ operation }) => operation);
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

describe('problems', () => {
  it.each([
    ['DELETE', '/v1/articles', 405],
    ['GET', `/v1/articles?q=${'a'.repeat(14_000)}`, 414],
  ])(
    'when %s is asked in a way nobody described, then `default` describes the answer',
    async (method, path, status) => {
      const response = await served.get(path, { method });
      expect(response.status).toBe(status);
      expect(contract.fault({ path: '/v1/articles', response, text: await response.text() })).toBeNull();
    },
  );

  it.each([
    [413, { ...form(`verb=${'a'.repeat(20_000)}`) }],
    [415, { body: '{}', headers: { 'content-type': 'application/json' } }],
  ])('when a form is answered %s, then that is described under POST and not under GET', async (status, init) => {
    const response = await served.get('/oai', { method: 'POST', ...init });
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(contract.fault({ path: '/oai', method: 'post', response, text })).toBeNull();
    expect(contract.fault({ path: '/oai', response, text })).toBe(`status ${status} is not declared`);
  });
});

describe('/docs', () => {
  it('when opened, then it has every operation and problem, and loads nothing from other hosts', async () => {
    const response = await served.get('/docs');
    const page = await response.text();
    for (const { operation } of contractOperations()) {
      expect(page).toContain(`id="${operation.operationId}"`);
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

  it('when there is no script, then nothing is shown that would need it', async () => {
    const page = await (await served.get('/docs')).text();
    expect(page).not.toMatch(/<div class="fields">|<button type="submit">/);
    expect(page).toContain('<a class="open" href="./v1/articles/opinion-32">Open</a>');
    expect(page).toContain('<option selected>bibtex</option>');
  });

  it('when read by ear or by keyboard, then it can be: a way past the contents, no nameless column, listings that take the focus', async () => {
    const page = await (await served.get('/docs')).text();
    expect(/<a [^>]+>/.exec(page.slice(page.indexOf('<body>')))?.[0]).toBe('<a class="skip" href="#top">');
    expect(page).not.toMatch(/<th[^>]*><\/th>|<pre(?![^>]*tabindex)/);
  });
});

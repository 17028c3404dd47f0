import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getLocalI18n } from 'payload';
import type { Where } from 'payload';
import { articleData, buildEntities } from '../support/desk.ts';
import { getJson, startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

let service: Service;
let entities: Awaited<ReturnType<typeof buildEntities>>;
beforeAll(async () => {
  service = await startService();
  entities = await buildEntities(service.payload);
});
afterAll(() => service.close());

const read = (path: string) => getJson(`${service.url}${path}`);
const change = (id: string, data: object) =>
  service.payload.update({ collection: 'articles', id, data, draft: false, depth: 0 });

/** Everything asked for is in the archive, and the tenth of a second has passed for which a reader may not have looked. */
async function shown(): Promise<void> {
  await service.publisher.settle();
  await new Promise((resolve) => setTimeout(resolve, 100));
}

async function publish(title: string, more: object = {}): Promise<string> {
  const data = { ...articleData(entities, title), ...more, _status: 'published' as const };
  const { id } = await service.payload.create({ collection: 'articles', data, depth: 0 });
  await service.publisher.settle();
  return id;
}

describe('the first start', () => {
  test('when nothing was there, then the first instalment and its translation are public with all fields', async () => {
    const { body } = await read('/v1/articles?sort=-publishedOn');
    const articles = body.data.filter(({ slug }) => slug?.startsWith('jiang-baoquan'));
    expect(articles.map(({ language }) => language).sort()).toEqual(['en', 'zh-Hans']);
    const one = (await read('/v1/articles/jiang-baoquan-taking-on-the-mission')).body;
    expect(one).toMatchObject({
      language: 'en',
      publishedOn: '2022-08-25',
      byline: 'Official Account of CMTBA',
      source: { slug: 'gansu-belt-and-road-portal', name: 'Gansu Belt and Road Portal' },
      attributions: [
        {
          author: { slug: 'jiang-baoquan', name: 'Jiang Baoquan' },
          organization: { slug: 'spark-machine-tools', name: 'Spark Machine Tools' },
        },
      ],
      series: { slug: 'ceo-opinions', instalment: 1, introduction: { html: expect.stringContaining('<p>') } },
      translations: [{ language: 'zh-Hans', slug: 'jiang-baoquan-dan-dang-shi-ming' }],
      edition: 1,
      image: null,
      body: { html: expect.stringContaining('<h2>'), markdown: expect.stringContaining('## ') },
    });
    const chinese = (await read('/v1/articles/jiang-baoquan-dan-dang-shi-ming')).body;
    expect(chinese).toMatchObject({ translations: [{ language: 'en', slug: 'jiang-baoquan-taking-on-the-mission' }] });
  });
});

describe('from the desk to a reader', () => {
  test('when published, corrected, moved, withdrawn and restored, then readers see each step and the log keeps all', async () => {
    const id = await publish('The way of one article');
    expect((await read('/v1/articles/the-way-of-one-article')).status).toBe(200);

    await change(id, { title: 'The way, corrected', slug: 'the-corrected-way', _status: 'published' });
    await shown();
    const moved = await fetch(`${service.url}/v1/articles/the-way-of-one-article`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([308, expect.stringContaining('the-corrected-way')]);

    await change(id, { stage: 'withdrawn', withdrawal: { reason: 'A wrong figure.' } });
    await shown();
    const gone = await read('/v1/articles/the-corrected-way');
    expect(gone.status).toBe(410);
    expect(gone.body).toMatchObject({
      tombstone: { title: 'The way, corrected', publishedOn: '2024-05-06', reason: 'A wrong figure.' },
    });

    await change(id, { _status: 'published' });
    await shown();
    const editions = await read('/v1/articles/the-corrected-way/editions');
    const kinds = (editions.body.data as unknown as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toEqual(['restored', 'withdrawn', 'corrected', 'published']);
    expect((await service.store.verify()).problems).toEqual([]);
  });

  test('when saved again without a public change, then no edition is made', async () => {
    const id = await publish('Unchanged');
    const { seq } = await service.store.revision();
    await change(id, { internalNotes: 'Only for us.', _status: 'published' });
    await service.publisher.settle();
    await service.publisher.reconcile();
    expect((await service.store.revision()).seq).toBe(seq);
  });

  test('when a source is renamed, then the entity has the new name and no article gets an edition', async () => {
    await publish('With a source');
    const { seq } = await service.store.revision();
    await service.payload.update({
      collection: 'sources',
      id: entities.source,
      data: { name: 'Industry Daily (new)' },
    });
    await service.publisher.settle();
    await service.publisher.reconcile();
    expect((await service.store.revision()).seq).toBe(seq);
    expect((await read('/v1/sources/industry-daily')).body.name).toBe('Industry Daily (new)');
    expect((await read('/v1/articles/with-a-source')).body.source).toMatchObject({ name: 'Industry Daily' });
  });

  test('when an entity has other names, then readers have them, and nothing of what the desk makes from them', async () => {
    const data = { name: 'Ningbo Spark', aliases: ['宁波斯帕克', 'Sipake'] };
    const { id } = await service.payload.create({ collection: 'organizations', data });
    const attributions = [{ author: entities.author, organization: id, position: null }];
    await publish('Under other names', { attributions });
    const { body } = await read('/v1/organizations/ningbo-spark');
    expect(body).toMatchObject({ name: 'Ningbo Spark', names: { en: 'Ningbo Spark' }, aliases: data.aliases });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining([expect.stringMatching(/label|search|revision/i)]));
  });

  test('when an entity is not named by a public article, then readers do not know it', async () => {
    await service.payload.create({ collection: 'authors', data: { name: 'Unpublished Person' } });
    await service.publisher.settle();
    expect((await read('/v1/authors/unpublished-person')).status).toBe(404);
  });
});

describe('requests that are none', () => {
  const send = async (text: string): Promise<string> => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    socket.write(text);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  };

  test('when headers are 64 KB or the request is no HTTP, then the answer is a problem, and the program goes on', async () => {
    const large = await send(`GET /v1 HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(65_536)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1\.1 431 [^]*application\/problem\+json/);
    expect(await send('HELO archive\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json/);
    expect((await read('/v1')).status).toBe(200);
  });
});

describe('scheduled release', () => {
  /** More than the slowest machine needs from here to an approval. */
  const LEAD_MS = 3000;
  const pass = (releaseAt: string) =>
    new Promise((resolve) => setTimeout(resolve, Math.max(0, Date.parse(releaseAt) - Date.now() + 1)));

  const schedule = async (title: string, releaseAt: string) => {
    const data = articleData(entities, title);
    const { id } = await service.payload.create({ collection: 'articles', data, draft: true, depth: 0 });
    await service.payload.update({
      collection: 'articles',
      id,
      data: { stage: 'approved', releaseAt },
      draft: true,
      depth: 0,
    });
    return id;
  };

  test('when the time has come, then it is published once, with the scheduled time in the audit log', async () => {
    const releaseAt = new Date(Date.now() + LEAD_MS).toISOString();
    const id = await schedule('Released by itself', releaseAt);
    expect((await read('/v1/articles/released-by-itself')).status).toBe(404);
    await pass(releaseAt);
    await Promise.all([service.publisher.tick(), service.publisher.tick()]);
    await service.publisher.settle();
    expect((await read('/v1/articles/released-by-itself')).body.edition).toBe(1);
    const where: Where = { and: [{ document: { equals: id } }, { action: { equals: 'published' } }] };
    const { docs } = await service.payload.find({ collection: 'audit-events', where });
    expect(docs.map(({ detail, actorName }) => [detail, actorName])).toEqual([[`release ${releaseAt}`, 'system']]);
  });

  test('when it was sent back before its time, then it is not published', async () => {
    const releaseAt = new Date(Date.now() + LEAD_MS).toISOString();
    const id = await schedule('Sent back in time', releaseAt);
    await service.payload.update({ collection: 'articles', id, data: { stage: 'draft' }, draft: true, depth: 0 });
    await pass(releaseAt);
    await service.publisher.tick();
    await service.publisher.settle();
    expect((await read('/v1/articles/sent-back-in-time')).status).toBe(404);
  });

  test('when a release is near, then answers are kept no longer than until then', async () => {
    await schedule('Soon', new Date(Date.now() + 20_000).toISOString());
    await service.publisher.tick();
    const response = await fetch(`${service.url}/v1/articles`);
    const maxAge = Number(/max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1]);
    expect(maxAge).toBeLessThanOrEqual(20);
  });
});

describe('synonyms', () => {
  const found = async (q: string) => {
    const { body } = await read(`/v1/articles?q=${encodeURIComponent(q)}`);
    return body.data.map(({ title }) => title);
  };
  const synonyms = { collection: 'synonyms', depth: 0 } as const;

  test('when the desk is new, then its first list is there to be changed, and searches go by it', async () => {
    const { docs, totalDocs } = await service.payload.find({ ...synonyms, limit: 300 });
    expect(totalDocs).toBeGreaterThanOrEqual(100);
    await service.publisher.reconcile();
    expect(await service.store.synonyms()).toHaveLength(totalDocs);
    const { totalDocs: events } = await service.payload.find({
      collection: 'audit-events',
      where: { about: { equals: 'synonyms' } },
    });
    expect(events).toBe(0);
    expect(docs.some(({ terms }) => terms.includes('数控') && terms.includes('CNC'))).toBe(true);
  });

  test('when a row is saved, changed or deleted, then the next search goes by it', async () => {
    await publish('Frobnicators of the third kind');
    const row = await service.payload.create({ ...synonyms, data: { terms: ['frobnicator', ' 弗罗布 '] } });
    await shown();
    expect(await found('弗罗布')).toEqual(['Frobnicators of the third kind']);
    await service.payload.update({ ...synonyms, id: row.id, data: { terms: ['frobnicator', '福布'] } });
    await shown();
    expect(await found('弗罗布')).toEqual([]);
    expect(await found('福布')).toEqual(['Frobnicators of the third kind']);
    await service.payload.delete({ ...synonyms, id: row.id });
    await shown();
    expect(await found('福布')).toEqual([]);
  });

  test.each([
    [['数控', '！！'], 'en', /no letter or digit/],
    [['数控', '！！'], 'zh', /不含文字或数字/],
    [['CNC', 'cnc'], 'en', /twice/],
    [['CNC', 'ＣＮＣ'], 'zh', /重复/],
    [['CNC'], 'en', /2/],
  ] as const)('when a row is %j, then it is refused in %s and says why', async (terms, language, reason) => {
    const i18n = await getLocalI18n({ config: service.payload.config, language });
    const saved = service.payload.create({ ...synonyms, data: { terms: [...terms] }, req: { i18n } as never });
    const refused = await saved.then(
      () => null,
      (error: { data?: { errors?: { path: string; message: string }[] } }) => error.data?.errors?.[0],
    );
    expect(refused).toMatchObject({ path: 'terms', message: expect.stringMatching(reason) });
  });
});

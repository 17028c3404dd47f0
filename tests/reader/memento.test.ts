/** Articles as they were: asOf, and the Memento protocol (RFC 7089) around it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticleRecord } from '../../src/domain/record.ts';
import { closeAll, fill, idOf, nextInstant, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

let served: Served;
/** Instants of the editions of opinion-3: published, corrected under a new slug, withdrawn, restored. */
const at: string[] = [];
const ORIGINAL = 'https://archive.example/v1/articles/opinion-three';
const PAST = '/v1/articles/opinion-three';

const article = (overrides: Partial<ArticleRecord> = {}) => numbered(3, { title: 'First', ...overrides });
async function append(kind: 'corrected' | 'restored', record: ArticleRecord) {
  const { store } = served;
  const expectedEditions = (await store.state(record.id))?.editions ?? 0;
  const edition = await store.append({ kind, articleId: record.id, at: nextInstant(), record, expectedEditions });
  at.push(edition.at);
}

beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 2 });
  at.push((await served.store.append(published(article()))).at);
  const second = article({
    title: 'Second',
    slug: 'opinion-three',
    body: { html: '<p>2</p>', text: '2', markdown: '2' },
  });
  await append('corrected', second);
  await withdraw({ store: served.store, record: second });
  at.push((await served.store.state(second.id))?.edition.at ?? '');
  await append('restored', { ...second, title: 'Third' });
  const translation = numbered(4, { slug: 'opinion-drei', language: 'zh-Hans', translationOf: idOf(3), series: null });
  await served.store.append(published(translation));
});
afterAll(closeAll);

const plus = (instant: string | undefined, ms: number) => new Date(Date.parse(instant ?? '') + ms).toISOString();
const http = (instant: string | undefined) => new Date(instant ?? '').toUTCString();

describe('asOf', () => {
  it.each([
    [0, 0, 'First', 1],
    [0, 59_999, 'First', 1],
    [1, 0, 'Second', 2],
    [3, 0, 'Third', 4],
    [3, 1e12, 'Third', 4],
  ])('when edition %i + %i ms is asked for, then what was public then', async (index, later, title, edition) => {
    const { status, body, headers } = await served.json(`${PAST}?asOf=${plus(at[index], later)}`);
    expect([status, body.title, body.edition]).toEqual([200, title, edition]);
    expect(headers.get('memento-datetime')).toBe(http(at[index]));
    expect(body.updatedAt).toBe(at[index]);
    const sealed = await served.json(`${PAST}/editions/${edition}`);
    expect([body.sha256, body.body.text]).toEqual([sealed.body.sha256, sealed.body.record.body.text]);
  });

  it('when a past state is read, then it has all fields of an article, names of today, and the translations of then', async () => {
    const past = (await served.json(`${PAST}?asOf=${at[0]}`)).body;
    const present = (await served.json(PAST)).body;
    expect(Object.keys(past)).toEqual(Object.keys(present));
    expect(past.attributions[0].author.names).toEqual({ en: 'Jiang Baoquan', 'zh-Hans': '蒋保全' });
    expect([past.slug, past.translations]).toEqual(['opinion-3', []]);
    expect(present.translations).toEqual([{ language: 'zh-Hans', slug: 'opinion-drei' }]);
  });

  it('when it was not yet public, then 404; while it was withdrawn, then 410 with the tombstone of then', async () => {
    expect((await served.json(`${PAST}?asOf=${plus(at[0], -1)}`)).status).toBe(404);
    const { status, body } = await served.json(`${PAST}?asOf=${plus(at[2], 1)}`);
    expect([status, body.tombstone.withdrawnAt, body.tombstone.title]).toEqual([410, at[2], 'Second']);
  });

  it('when the article is withdrawn now, then nothing of its past is shown', async () => {
    const gone = numbered(50);
    const { at: then } = await served.store.append(published(gone));
    await withdraw({ store: served.store, record: gone });
    for (const address of [`?asOf=${then}`, '/timemap', `.txt?asOf=${then}`]) {
      expect((await served.get(`/v1/articles/opinion-50${address}`)).status).toBe(410);
    }
  });

  it('when content had to be removed, then that state is 410 and says so', async () => {
    const record = numbered(60, { title: 'Unlawful' });
    const first = await served.store.append(published(record));
    const second = await served.store.append({
      kind: 'corrected',
      articleId: record.id,
      at: nextInstant(),
      record: { ...record, title: 'Lawful' },
      expectedEditions: 1,
    });
    await served.store.redact({ seq: first.seq, reason: 'Court order', at: nextInstant() });
    const removed = await served.get(`/v1/articles/opinion-60?asOf=${first.at}`);
    expect(removed.status).toBe(410);
    expect(await removed.text()).not.toContain('Unlawful');
    expect((await served.json('/v1/articles/opinion-60?asOf=2999-01-01T00:00:00Z')).body.title).toBe('Lawful');
    const timemap = await (await served.get('/v1/articles/opinion-60/timemap')).text();
    expect(timemap.match(/memento"/g)).toHaveLength(1);
    expect(timemap).toContain(second.at);
  });

  it('when an old slug or another form is asked for, then the instant is kept', async () => {
    const moved = await served.get(`/v1/articles/opinion-3?asOf=${at[0]}&utm_source=x`);
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `${PAST}?asOf=${at[0]}`]);
    for (const form of ['html', 'md', 'txt', 'jsonld']) {
      const response = await served.get(`${PAST}.${form}?asOf=${at[0]}`);
      expect(await response.text()).toContain('First');
      expect(response.headers.get('memento-datetime')).toBe(http(at[0]));
    }
  });

  it.each(['2022-08-25', 'yesterday', '', '2026-02-30T00:00:00Z', '2026-01-01T00:00:00+08:00', '1e3', '$ne'])(
    'when asOf is %p, then 400 names it',
    async (value) => {
      const { status, body } = await served.json(`${PAST}?asOf=${encodeURIComponent(value)}`);
      expect([status, body.errors.map(({ parameter }: { parameter: string }) => parameter)]).toEqual([400, ['asOf']]);
    },
  );

  it('when lists are asked with it, then 400: only articles have a past', async () => {
    expect((await served.json(`/v1/articles?asOf=${at[0]}`)).body.errors[0]).toMatchObject({
      parameter: 'asOf',
      code: 'unknown',
    });
  });
});

describe('Memento', () => {
  const ask = (datetime: string, path = PAST) => served.get(path, { headers: { 'accept-datetime': datetime } });

  it('when the article is asked for, then it says where its past is', async () => {
    const { headers } = await served.get(PAST);
    expect(headers.get('link')).toBe(
      `<${ORIGINAL}>; rel="original timegate", <${ORIGINAL}/timemap>; rel="timemap"; type="application/link-format"`,
    );
    expect(headers.get('vary')).toBe('Accept, Accept-Datetime, Accept-Encoding');
    expect(headers.get('memento-datetime')).toBeNull();
  });

  it('when a time is asked for, then the state of that second, with its own address', async () => {
    const response = await ask(http(at[1]));
    expect(((await response.json()) as { title: string }).title).toBe('Second');
    expect(response.headers.get('memento-datetime')).toBe(http(at[1]));
    const own = response.headers.get('content-location') ?? '';
    expect(own).toBe(`${ORIGINAL}?asOf=${at[1]}`);
    expect(response.headers.get('link')).toContain(`<${own}>; rel="memento"; datetime="${http(at[1])}"`);
    const memento = await served.get(own.replace('https://archive.example', ''));
    expect(((await memento.json()) as { title: string }).title).toBe('Second');
    expect(memento.headers.get('memento-datetime')).toBe(http(at[1]));
    // The address of one state is that state, whatever the header says.
    expect(((await (await ask(http(at[0]), `${PAST}?asOf=${at[3]}`)).json()) as { title: string }).title).toBe('Third');
  });

  it('when the time is before the first, while it was withdrawn or later than all, then the nearest as RFC 7089 has it', async () => {
    const titles = [http(plus(at[0], -1e9)), http(plus(at[2], 1000)), http(plus(at[3], 1e12))].map(async (datetime) => {
      const response = await ask(datetime);
      return ((await response.json()) as { title: string }).title;
    });
    expect(await Promise.all(titles)).toEqual(['First', 'Second', 'Third']);
  });

  it('when answers are kept, then those of different times are different ones', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (const [index, title] of [
        [0, 'First'],
        [1, 'Second'],
      ] as const) {
        expect(((await (await ask(http(at[index]))).json()) as { title: string }).title).toBe(title);
        expect(((await (await served.get(PAST)).json()) as { title: string }).title).toBe('Third');
      }
    }
  });

  it.each(['yesterday', '2026-01-01T00:00:00Z', 'Thu, 32 May 2007 20:35:00 GMT', ''])(
    'when Accept-Datetime is %p, then 400 that nobody keeps',
    async (datetime) => {
      const response = await ask(datetime);
      expect([response.status, response.headers.get('cache-control')]).toEqual([400, 'no-store']);
      expect(((await response.json()) as { detail: string }).detail).toMatch(/^Accept-Datetime must be/);
      expect((await ask(datetime, '/v1/articles')).status).toBe(200);
    },
  );

  it('when the timemap is asked for, then every state that can be read is in it, the first first', async () => {
    const response = await served.get(`${PAST}/timemap`);
    expect(response.headers.get('content-type')).toBe('application/link-format');
    expect((await response.text()).split(',\n').map((line) => line.trim())).toEqual([
      `<${ORIGINAL}>; rel="original timegate"`,
      `<${ORIGINAL}/timemap>; rel="self"; type="application/link-format"; from="${http(at[0])}"; until="${http(at[3])}"`,
      `<${ORIGINAL}?asOf=${at[0]}>; rel="first memento"; datetime="${http(at[0])}"`,
      `<${ORIGINAL}?asOf=${at[1]}>; rel="memento"; datetime="${http(at[1])}"`,
      `<${ORIGINAL}?asOf=${at[3]}>; rel="last memento"; datetime="${http(at[3])}"`,
    ]);
    expect((await served.get('/v1/articles/none/timemap')).status).toBe(404);
  });

  it('when an article has many editions, then the earliest is found too', async () => {
    const record = numbered(70);
    const first = await served.store.append(published(record));
    for (let edition = 1; edition < 25; edition += 1) {
      const next = { ...record, title: `Edition ${edition}` };
      await served.store.append({
        kind: 'corrected',
        articleId: record.id,
        at: nextInstant(),
        record: next,
        expectedEditions: edition,
      });
    }
    expect((await served.json(`/v1/articles/opinion-70?asOf=${first.at}`)).body.edition).toBe(1);
    expect((await (await served.get('/v1/articles/opinion-70/timemap')).text()).match(/memento"/g)).toHaveLength(25);
  });
});

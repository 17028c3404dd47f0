import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { closeAll, fill, serveArchive } from './support.ts';
import type { Served } from './support.ts';

let served: Served;
beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 3 });
});
afterAll(closeAll);

it('when one types, then entities and titles are offered with their names, as many as asked for', async () => {
  const { status, body } = await served.json('/v1/suggest?q=jiang&limit=3');
  expect(status).toBe(200);
  expect(body.data[0]).toMatchObject({ kind: 'author', slug: 'jiang-baoquan', name: 'Jiang Baoquan' });
  expect(Object.keys(body.data[0])).toEqual(['kind', 'slug', 'name', 'names']);
  expect((await served.json('/v1/suggest?q=o&limit=1')).body.data.length).toBeLessThanOrEqual(1);
  expect((await served.json('/v1/suggest?q=%25')).body).toEqual({ data: [] });
});

it.each([
  ['', ['q']],
  ['q=', ['q']],
  ['q=a&limit=21', ['limit']],
  [`q=${'a'.repeat(101)}`, ['q']],
  ['q=a&colour=red', ['colour']],
])('when %j is asked, then %j are named as wrong', async (search, parameters) => {
  const { status, body } = await served.json(`/v1/suggest?${search}`);
  expect(status).toBe(400);
  expect(body.errors.map(({ parameter }: { parameter: string }) => parameter)).toEqual(parameters);
});

it('when an article was found, then its match says how', async () => {
  const { body } = await served.json('/v1/articles?q=jiangbaoquan');
  expect(body.data[0].match).toMatchObject({ how: 'name', score: expect.any(Number), snippet: expect.any(String) });
  const { body: either } = await served.json('/v1/articles?q=(zzzz%20OR%20opinion)%20-yyyy');
  expect(either.data.length).toBeGreaterThan(0);
});

it('when a search takes longer than one may, then it is cut short and says so, and is not kept', async () => {
  const path = '/v1/articles?q=an%20opinion%20of%20jiangbaoquan&include=total';
  const real = performance.now.bind(performance);
  let late = 0;
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => real() + (late += 5000));
  const { status, body } = await served.json(path);
  clock.mockRestore();
  expect(status).toBe(200);
  expect(body).toMatchObject({ data: [], page: { next: null, cutShort: true } });
  const { body: whole } = await served.json(path);
  expect(whole.page).toEqual({ limit: 20, next: null, total: 3 });
  expect(whole.data).toHaveLength(3);
});

it('when suggestions are asked for, then spelling, dates and entities are offered and nothing of it is applied', async () => {
  const asked = (q: string, more = '') =>
    served.json(`/v1/articles?q=${encodeURIComponent(q)}&include=suggestions${more}`).then(({ body }) => body);
  const mistyped = await asked('opinoin');
  expect(mistyped).toMatchObject({ data: [], suggestions: { spelling: 'opinion', dates: null, entities: [] } });
  const dated = await asked('opinion 2022年8月');
  expect(dated.suggestions.dates).toEqual({ q: 'opinion', from: '2022-08-01', to: '2022-08-31' });
  const named = await asked('jiang');
  expect(named.suggestions).toMatchObject({ spelling: null, entities: [{ kind: 'author', slug: 'jiang-baoquan' }] });
  const found = await asked('opinion');
  expect(found.data).toHaveLength(3);
  expect(found.suggestions.spelling).toBeNull();
  const { body: plain } = await served.json('/v1/articles?include=suggestions');
  expect(plain.suggestions).toEqual({ spelling: null, dates: null, entities: [] });
  expect((await served.json('/v1/articles?q=opinoin')).body.suggestions).toBeUndefined();
});

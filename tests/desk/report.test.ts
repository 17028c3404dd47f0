/** The yearly report: what was published, by whom, where, how fast; for those who answer for it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { createLocalReq } from 'payload';
import type { PayloadRequest } from 'payload';
import { makeReport, monthsOf } from '../../src/domain/desk/report.ts';
import type { ReportedArticle } from '../../src/domain/desk/report.ts';
import { reportCsv } from '../../src/desk/report/csv.ts';
import { mayRead, reportEndpoint } from '../../src/desk/report/endpoint.ts';
import { readPeriod } from '../../src/desk/report/period.ts';
import { articleData, buildEntities, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

const article = (more: Partial<ReportedArticle>): ReportedArticle => ({
  ...{
    id: 'a',
    title: 'A',
    translationOf: null,
    publishedOn: '2026-01-05',
    series: 's',
    companies: ['c'],
    authors: ['p'],
  },
  ...{
    topics: ['t'],
    source: 'o',
    appearances: [],
    receivedAt: '2026-01-01T00:00:00Z',
    releasedAt: '2026-01-04T12:00:00Z',
  },
  ...more,
});
const period = { from: '2026-01-01', to: '2026-03-31' };
const names = new Map([
  ['c', '=Company'],
  ['d', 'Delta'],
]);

describe('counting', () => {
  it('when an original and its translation are there, then they are one opinion and two articles, in the month of the first', () => {
    const published = [
      article({}),
      article({ id: 'b', translationOf: 'a', publishedOn: '2026-02-01', companies: ['c', 'd'] }),
    ];
    const report = makeReport({ period, published, released: published, events: [], names });
    expect([report.opinions, report.articles]).toEqual([1, 2]);
    expect(report.months).toEqual([
      { month: '2026-01', count: 1 },
      { month: '2026-02', count: 0 },
      { month: '2026-03', count: 0 },
    ]);
    expect(report.companies).toEqual([
      { name: '=Company', count: 1 },
      { name: 'Delta', count: 1 },
    ]);
  });

  it('when times are counted, then in days with their median; a period without releases has none', () => {
    const of = (days: number) => ({
      receivedAt: '2026-01-01T00:00:00Z',
      releasedAt: new Date(Date.UTC(2026, 0, 1 + days)).toISOString(),
    });
    const times = (days: number[]) =>
      makeReport({ period, published: [], released: days.map(of), events: [], names }).release;
    expect(times([1, 9, 3])).toEqual({ articles: 3, median: 3, longest: 9, withinWeek: 2 });
    expect(times([2, 5])).toMatchObject({ median: 3.5 });
    expect(times([])).toEqual({ articles: 0, median: null, longest: null, withinWeek: 0 });
  });

  it('when appearances are counted, then those whose outlet is not known too', () => {
    const published = [article({ appearances: ['d', null, 'd'] }), article({ id: 'b', appearances: ['c'] })];
    expect(makeReport({ period, published, released: [], events: [], names }).appearances).toEqual({
      total: 4,
      outlets: [
        { name: 'Delta', count: 2 },
        { name: '=Company', count: 1 },
      ],
    });
  });

  it('when a period crosses years, then every month is there', () => {
    expect(monthsOf({ from: '2025-11-30', to: '2026-02-01' })).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });

  it('when it is a table, then in the language asked for, and no cell is a formula', () => {
    const events = [{ at: '2026-01-09T00:00:00Z', on: '2026-01-09', action: 'withdrawn' as const, title: '@SUM(1)' }];
    const report = makeReport({ period, published: [article({})], released: [], events, names });
    const rows = parse(reportCsv({ report, language: 'zh' }), { bom: true }) as string[][];
    expect(rows).toContainEqual(['按企业', "'=Company", '1']);
    expect(rows).toContainEqual(['已撤回', "'@SUM(1)", '2026-01-09']);
    expect(rows[0]).toEqual(['类别', '项目', '数量']);
  });
});

describe('the period', () => {
  const ask = (from?: string, to?: string) =>
    readPeriod({ from, to, timeZone: 'Asia/Shanghai', language: 'en', now: new Date('2026-11-25T20:00:00Z') });
  it.each([
    [undefined, undefined, '2026-01-01', '2026-11-26'],
    ['2025-01-01', undefined, '2025-01-01', '2025-12-31'],
    [undefined, '2024-06-30', '2024-01-01', '2024-06-30'],
    ['', '', '2026-01-01', '2026-11-26'],
  ])('when from %p to %p is asked for, then %s to %s', (from, to, start, end) => {
    expect(ask(from, to)).toEqual({ period: { from: start, to: end }, problems: [] });
  });
  it('when it is wrong, then all that is wrong is named', () => {
    expect(ask('2026-02-30', 'May').problems.map((problem) => problem.split(':')[0])).toEqual(['from', 'to']);
    expect(ask('2026-02-02', '2026-02-01').problems).toEqual(['from: must not be after to']);
    expect(ask('1000-01-01', '2026-01-01').problems).toEqual(['to: a report covers 30 years at most']);
  });
});

describe('the desk', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
    const { payload, users } = desk;
    const entities = await buildEntities(payload);
    await payload.update({
      ...{ collection: 'organizations', id: entities.organization, locale: 'zh-Hans', data: { name: '北方机床' } },
    });
    const as = { collection: 'articles' as const, user: users.publisher, overrideAccess: false };
    const publish = (title: string, publishedOn: string) =>
      payload.create({
        ...as,
        data: { ...articleData(entities, title), publishedOn, _status: 'published', stage: 'published' } as never,
      });
    await publish('In the year', '2026-03-01');
    const gone = await publish('Withdrawn', '2026-04-01');
    await publish('Of another year', '2025-03-01');
    await payload.create({
      ...as,
      data: { ...articleData(entities, 'SECRET draft'), publishedOn: '2026-05-01' } as never,
      draft: true,
    });
    await payload.update({
      ...as,
      id: gone.id,
      data: { stage: 'withdrawn', withdrawal: { reason: 'Asked for' } } as never,
    });
  });
  afterAll(() => desk.close());

  async function ask(role: 'editor' | 'publisher' | 'administrator' | null, search = '') {
    const req = await createLocalReq({}, desk.payload);
    Object.assign(req, { user: role && desk.users[role], searchParams: new URLSearchParams(search) });
    return reportEndpoint({ timeZone: 'Asia/Shanghai' }).handler(req as PayloadRequest);
  }

  it('when a publisher asks, then what is public in the period is counted, and no draft', async () => {
    const response = await ask('publisher', 'from=2026-01-01&to=2026-12-31');
    const report = await response.json();
    expect(report).toMatchObject({
      opinions: 1,
      articles: 1,
      companies: [{ name: 'North Lathe Works', count: 1 }],
      outlets: [{ name: 'Industry Daily', count: 1 }],
    });
    expect(JSON.stringify(report)).not.toContain('SECRET');
  });

  it('when corrections and withdrawals are asked for, then those made in the period, by the clock of the association', async () => {
    const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const to = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const report = await (await ask('administrator', `from=${from}&to=${to}`)).json();
    expect(report).toMatchObject({ withdrawn: 1, corrected: 0, events: [{ action: 'withdrawn', title: 'Withdrawn' }] });
    expect(report.release).toMatchObject({ articles: 3, median: 0 });
    expect(await (await ask('publisher', 'from=2020-01-01&to=2020-12-31')).json()).toMatchObject({
      withdrawn: 0,
      release: { articles: 0 },
    });
  });

  it('when others ask, then 401 or 403', async () => {
    expect([(await ask(null)).status, (await ask('editor')).status]).toEqual([401, 403]);
    expect([mayRead(null), mayRead({ role: 'editor' }), mayRead({ role: 'publisher' })]).toEqual([false, false, true]);
  });

  it('when the question is wrong, then 400 names everything', async () => {
    const response = await ask('publisher', 'from=x&format=pdf&language=fr&where[a]=b');
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect(errors.map(({ message }) => message.split(':')[0])).toEqual(['from', 'format', 'language', 'where[a]']);
  });

  it('when a table is asked for, then it has a name that says of when it is', async () => {
    const response = await ask('publisher', 'from=2026-01-01&to=2026-12-31&format=csv&language=zh');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=report-2026-01-01-2026-12-31.csv');
    expect(await response.text()).toContain('按企业,北方机床,1');
  });
});

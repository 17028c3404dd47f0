/** The ledger of republications: the outlet of an address, the list per outlet and article, and the table. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { createLocalReq } from 'payload';
import type { PayloadRequest } from 'payload';
import { ledgerEndpoint } from '../../src/desk/ledger/endpoint.ts';
import { dayIn, hostOf, outletOf } from '../../src/domain/desk/ledger.ts';
import { articleData, buildEntities, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

describe('an address', () => {
  const outlets = [
    { id: 'portal', url: 'https://www.example.cn/' },
    { id: 'province', url: 'http://gs.example.cn' },
    { id: 'account', url: null },
  ];
  test.each([
    ['https://example.cn/a', 'portal'],
    ['http://m.example.cn/a?b=c', 'portal'],
    ['https://news.example.cn/a', 'portal'],
    ['https://gs.example.cn/a', 'province'],
    ['https://notexample.cn/a', null],
    ['https://example.cn.evil.org/a', null],
    ['javascript:alert(1)', null],
    ['no address', null],
  ])('when it is %s, then its outlet is %s', (address, expected) => {
    expect(outletOf(address, outlets)?.id ?? null).toBe(expected);
  });

  test.each([
    ['https://example.cn/2022-08/25/content_1.html', '2022-08-25'],
    ['https://example.cn/n1/2022/0825/c1.html', '2022-08-25'],
    ['https://example.cn/20220825/1.html', '2022-08-25'],
    ['https://example.cn/2022-02/31/1.html', null],
    ['https://example.cn/120220825999.html', null],
    ['not an address', null],
  ])('when it is %s, then its day is %s', (address, expected) => {
    expect(dayIn(address)).toBe(expected);
  });

  test('when it leads nowhere, then it has no host', () => {
    expect([hostOf('mailto:a@example.org'), hostOf('https://WWW.Example.cn/x')]).toEqual([null, 'example.cn']);
  });
});

describe('the ledger', () => {
  let desk: TestDesk;
  let source = '';
  let article = '';

  beforeAll(async () => {
    desk = await openTestDesk();
    const entities = await buildEntities(desk.payload);
    const outlet = { names: { en: '=Portal', zh: '门户' }, url: 'https://example.cn' };
    source = (await desk.payload.create({ collection: 'sources', data: outlet as never })).id;
    const appearances = [
      { source, url: 'https://example.cn/2022-08/25/1.html', publishedOn: '2022-08-25', title: '+Title there' },
      { url: 'https://elsewhere.example/1' },
    ];
    const data = { ...articleData(entities, 'Printed again'), appearances };
    article = (await desk.payload.create({ collection: 'articles', draft: true, data: data as never })).id;
  }, 120_000);
  afterAll(() => desk?.close());

  async function read(search: string, role: 'editor' | null = 'editor'): Promise<Response> {
    const req = await createLocalReq({}, desk.payload);
    Object.assign(req, { user: role && desk.users[role], searchParams: new URLSearchParams(search) });
    return ledgerEndpoint({ baseUrl: 'https://archive.example' }).handler(req as PayloadRequest) as Promise<Response>;
  }

  test('when it is read by outlet or by article, then each has its rows, in the language asked for', async () => {
    const byOutlet = await (await read(`source=${source}&language=zh`)).json();
    expect(byOutlet.data).toEqual([
      {
        article: { id: article, title: 'Printed again', slug: 'printed-again' },
        ...{ state: 'draft', outlet: { id: source, name: expect.stringContaining('门户') } },
        ...{ publishedOn: '2022-08-25', title: '+Title there', url: 'https://example.cn/2022-08/25/1.html' },
      },
    ]);
    const byArticle = await (await read(`article=${article}`)).json();
    expect(byArticle.data.map(({ outlet }: { outlet: object | null }) => outlet === null)).toEqual([false, true]);
  });

  test('when it is taken as a table, then every row is there and no cell is a formula', async () => {
    const response = await read('format=csv&language=zh');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows: string[][] = parse(await response.text(), { bom: true });
    expect(rows[0]).toEqual(['转载日期', '转载媒体', '转载标题', '网址', '文章', '文库网址', '状态']);
    expect(rows).toHaveLength(3);
    expect(rows[1]?.[2]).toBe("'+Title there");
    expect(rows.flat().some((cell) => /^[=+@-]/.test(cell))).toBe(false);
  });

  test('when the question is wrong, then every part of it is named; without a session 401', async () => {
    const refused = await read('format=pdf&source=1&language=fr&when=now');
    expect(refused.status).toBe(400);
    const { errors } = (await refused.json()) as { errors: { message: string }[] };
    for (const name of ['format', 'source', 'language', 'when'])
      expect(errors.some(({ message }) => message.startsWith(name))).toBe(true);
    expect((await read('', null)).status).toBe(401);
  });
});

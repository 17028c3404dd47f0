/** Files of what matches: a table for spreadsheets, citations for reference managers. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { closeAll, fill, idOf, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

let served: Served;
beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 230 });
  const hostile = numbered(231, {
    title: '=HYPERLINK("https://evil.example","Click")',
    summary: '+1\r\n@SUM(A1)',
    language: 'zh-Hans',
    byline: '＝1+1',
    series: null,
    topics: [
      { slug: 'machine-tools', name: 'Machine, "tools"' },
      { slug: 'spindles', name: '-Spindles' },
    ],
  });
  await served.store.append(published(hostile));
  await withdraw({ store: served.store, record: numbered(230) });
});
afterAll(closeAll);

type Row = Record<string, string>;
async function table(search: string): Promise<Row[]> {
  const response = await served.get(`/v1/articles.csv?${search}`);
  expect(response.status).toBe(200);
  return parse(Buffer.from(await response.arrayBuffer()), { bom: true, columns: true }) as Row[];
}

async function problems(path: string): Promise<[string, string][]> {
  const { status, body } = await served.json(path);
  expect(status).toBe(400);
  return body.errors.map(({ parameter, code }: { parameter: string; code: string }) => [parameter, code]);
}

describe('/v1/articles.csv', () => {
  it('when asked for all, then each public article is one row in the order of the list, across slices', async () => {
    const rows = await table('sort=publishedOn');
    const expected = Array.from({ length: 229 }, (_, index) => idOf(index + 1));
    expect(rows.map(({ id }) => id)).toEqual([...expected, idOf(231)]);
    expect(rows[0]).toMatchObject({
      title: 'Opinion 1 on machine tools',
      series: 'CEO Opinions',
      instalment: '1',
      page: 'https://archive.example/v1/articles/opinion-1.html',
    });
  });

  it('when a filter, a search, an order or a limit is given, then as in the list', async () => {
    expect(await table('year=1999')).toEqual([]);
    expect((await table('limit=3')).map(({ id }) => id)).toEqual([231, 229, 228].map(idOf));
    expect(await table('q=machine&limit=150')).toHaveLength(150);
    expect((await table(`id=${idOf(7)},${idOf(230)}`)).map(({ id }) => id)).toEqual([idOf(7)]);
    const { body } = await served.json('/v1/articles?q=opinion&limit=100');
    const found = body.data.map(({ id }: { id: string }) => id);
    expect((await table('q=opinion&limit=100')).map(({ id }) => id)).toEqual(found);
  });

  it('when a spreadsheet opens it, then it knows the letters, sees no formula, and every row is one line', async () => {
    const response = await served.get('/v1/articles.csv?limit=1');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString().split('\r\n')).toHaveLength(3);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=articles.csv');
    const [row] = await table('limit=1');
    expect(row).toMatchObject({
      title: '\'=HYPERLINK("https://evil.example","Click")',
      summary: "'+1 @SUM(A1)",
      byline: "'＝1+1",
      topics: 'Machine, "tools"; -Spindles',
    });
  });

  it('when headings are asked for, then in that language, of the same columns', async () => {
    const line = async (search: string) =>
      (await (await served.get(`/v1/articles.csv?limit=1&${search}`)).text()).split('\r\n')[0];
    expect(await line('headings=zh-Hans')).toContain('编号,语言,标题,作者');
    expect(await line('headings=en')).toContain('ID,Language,Title,Authors');
    expect((await line('headings=en'))?.split(',')).toHaveLength((await line(''))?.split(',').length ?? 0);
  });

  it('when asked again, then 304, and HEAD has the same headers', async () => {
    const first = await served.get('/v1/articles.csv?limit=2');
    const etag = first.headers.get('etag') ?? '';
    const again = await served.get('/v1/articles.csv?limit=2', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const head = await served.get('/v1/articles.csv?limit=2', { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
  });

  it.each([
    ['limit=0', ['limit', 'too-small']],
    ['limit=5001', ['limit', 'too-large']],
    ['limit=1e3', ['limit', 'invalid']],
    ['cursor=abc', ['cursor', 'unknown']],
    ['include=body', ['include', 'unknown']],
    ['headings=fr', ['headings', 'invalid']],
    ['colour=red', ['colour', 'unknown']],
    ['title[$ne]=', ['title[$ne]', 'unknown']],
    ['sort=relevance', ['sort', 'invalid']],
    ['q=machine&id=00000000-0000-4000-8000-000000000001', ['id', 'invalid']],
    ['_status=draft', ['_status', 'unknown']],
  ])('when %s is asked, then 400 names it', async (search, problem) => {
    expect(await problems(`/v1/articles.csv?${search}`)).toEqual([problem]);
  });

  it('when more match than one file has, then 400 says how many and what to do, and a limit helps', async () => {
    const many = await serveArchive({
      wrap: (store) => ({ ...store, countArticles: async () => 5001 }),
    });
    await fill({ store: many.store, count: 2 });
    for (const path of ['/v1/articles.csv', '/v1/citations?format=ris']) {
      const { status, body } = await many.json(path);
      expect([status, body.errors[0].parameter, body.errors[0].code]).toEqual([400, 'limit', 'too-large']);
      expect(body.errors[0].message).toMatch(/^5,001 articles match, and one file has 5,000 at most/);
      expect((await many.get(`${path}${path.includes('?') ? '&' : '?'}limit=5000`)).status).toBe(200);
    }
  });

  it('when many are asked for at once by one client, then they count for what they cost', async () => {
    const limited = await serveArchive({ settings: { rateLimit: { requests: 50, perSeconds: 60 } } });
    await fill({ store: limited.store, count: 1 });
    const statuses: number[] = [];
    for (let asked = 0; asked < 3; asked += 1) statuses.push((await limited.get('/v1/articles.csv')).status);
    expect(statuses).toEqual([200, 200, 429]);
    const tight = await serveArchive({ settings: { rateLimit: { requests: 5, perSeconds: 60 } } });
    expect((await tight.get('/v1/articles.csv')).status).toBe(200);
    expect((await tight.get('/v1')).status).toBe(429);
  });
});

describe('/v1/citations', () => {
  const cited = async (search: string) => (await served.get(`/v1/citations?${search}`)).text();

  it('when asked for BibTeX, then every article has an entry, and no two have one key', async () => {
    const keys = [...(await cited('format=bibtex')).matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key);
    expect(keys).toHaveLength(230);
    // The ids of these articles begin alike, so their usual keys do too.
    expect(new Set(keys).size).toBe(230);
  });

  it('when asked for CSL-JSON, then one array, empty where nothing matches', async () => {
    const all = JSON.parse(await cited('format=csl-json')) as { id: string; title: string }[];
    expect(new Set(all.map(({ id }) => id)).size).toBe(230);
    expect(JSON.parse(await cited('format=csl-json&year=1999'))).toEqual([]);
    expect(JSON.parse(await cited('format=csl-json&q=opinion&limit=3'))).toHaveLength(3);
  });

  it('when asked for one article, then what its own citation is', async () => {
    for (const format of ['bibtex', 'ris', 'csl-json', 'gbt7714']) {
      const search = `format=${format}&accessed=2026-11-26`;
      const one = await (await served.get(`/v1/articles/opinion-7/citation?${search}`)).text();
      expect((await cited(`${search}&id=${idOf(7)}`)).trim()).toBe(one.trim());
    }
  });

  it('when asked for RIS or GB/T 7714, then as many references, in a file of its own name', async () => {
    expect((await cited('format=ris')).match(/^ER {2}- \r$/gm)).toHaveLength(230);
    expect((await cited('format=gbt7714')).trim().split('\n')).toHaveLength(230);
    const names = {
      bibtex: 'citations.bib',
      ris: 'citations.ris',
      'csl-json': 'citations.json',
      gbt7714: 'citations.txt',
    };
    for (const [format, name] of Object.entries(names)) {
      const { headers } = await served.get(`/v1/citations?format=${format}&limit=1`);
      expect(headers.get('content-disposition')).toBe(`attachment; filename=${name}`);
    }
  });

  it('when nothing but a wrong format is given, then everything wrong is named', async () => {
    expect(await problems('/v1/citations')).toEqual([['format', 'missing']]);
    expect(await problems('/v1/citations?format=docx&year=22&slug=x')).toEqual(
      expect.arrayContaining([
        ['format', 'invalid'],
        ['year', 'too-small'],
        ['slug', 'unknown'],
      ]),
    );
  });
});

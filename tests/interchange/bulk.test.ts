/** Rows of a bulk import: every encoding and export that is promised, and every fault named by its line and field. */
import JSZip from 'jszip';
import { describe, expect, test } from '@jest/globals';
import { toItem } from '../../src/interchange/bulk/item.ts';
import type { RowProblem } from '../../src/interchange/bulk/problem.ts';
import { readFileRows } from '../../src/interchange/bulk/readRows.ts';

const TODAY = '2026-11-26';
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

async function read(file: string, content: Uint8Array) {
  const { rows, problems, remarks } = await readFileRows(file, content);
  const all: RowProblem[] = [...problems];
  const items = rows.flatMap((row) => toItem(row, all, TODAY) ?? []);
  return { items, remarks, problems: all.map(({ line, field, code }) => [line, field, code]) };
}
const one = (values: object) => read('a.jsonl', bytes(JSON.stringify({ title: 'One', ...values })));

const table =
  '标题,作者,发表日期,正文\r\n"自主创新，从头开始",张三；李四,2022年8月25日,"第一段。\n第二段的国产数控系统在这里。"\r\n';
/** GB18030 of the table above, made with another program. */
const GB18030 =
  'b1eacce22cd7f7d5df2cb7a2b1edc8d5c6da2cd5fdcec40d0a22d7d4d6f7b4b4d0c2a3acb4d3cdb7bfaacabc222cd5c5c8fda3bbc0eecbc42c32303232c4ea38d4c23235c8d52c22b5dad2bbb6cea1a30ab5dab6feb6ceb5c4b9fab2facafdbfd8cfb5cdb3d4dad5e2c0efa1a3220d0a';

test.each([
  ['UTF-8', bytes(table)],
  ['UTF-8 with a mark', bytes(`\ufeff${table}`)],
  ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${table}`, 'utf16le'))],
  ['GB18030', new Uint8Array(Buffer.from(GB18030, 'hex'))],
])('when a table with Chinese headings is in %s, then it is read as what it says', async (_name, content) => {
  const { items, problems } = await read('a.csv', content);
  expect(problems).toEqual([]);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    ...{
      title: '自主创新，从头开始',
      publishedOn: '2022-08-25',
      language: 'zh-Hans',
      place: { file: 'a.csv', line: 2 },
    },
    authors: [{ name: '张三' }, { name: '李四' }],
    body: { format: 'text', text: '第一段。\n第二段的国产数控系统在这里。' },
  });
});

test('when an Excel file has a date, a number and an empty line, then each row keeps its line', async () => {
  const zip = new JSZip();
  const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const head = ['title', '发表日期', 'instalment'].map((name, at) => text(`${'ABC'[at]}1`, name)).join('');
  zip.file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  );
  zip.file(
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  );
  zip.file(
    'xl/workbook.xml',
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
  );
  zip.file(
    'xl/_rels/workbook.xml.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  );
  zip.file(
    'xl/styles.xml',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
  );
  zip.file(
    'xl/worksheets/sheet1.xml',
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${head}</row><row r="3">${text('A3', 'From Excel')}<c r="B3" s="1"><v>44798</v></c><c r="C3"><v>7</v></c></row></sheetData></worksheet>`,
  );
  const { items, problems } = await read('a.xlsx', await zip.generateAsync({ type: 'uint8array' }));
  expect(problems).toEqual([]);
  expect(items).toMatchObject([{ title: 'From Excel', publishedOn: '2022-08-25', instalment: 7, place: { line: 3 } }]);
});

const WXR = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel>
<wp:author><wp:author_login>zhang</wp:author_login><wp:author_display_name><![CDATA[张三]]></wp:author_display_name></wp:author>
<item><title>First &amp; foremost</title><link>https://old.example/?p=1</link><dc:creator>zhang</dc:creator>
<guid isPermaLink="false">https://old.example/?p=1</guid><content:encoded><![CDATA[One.

Two <b>bold</b>.]]></content:encoded><wp:post_date>2019-03-04 23:30:00</wp:post_date><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type><category domain="category" nicename="x">Machine tools</category></item>
<item><title>A draft</title><wp:status>draft</wp:status><wp:post_type>post</wp:post_type><guid>g2</guid></item>
<item><title>Private</title><wp:status>private</wp:status><wp:post_type>post</wp:post_type><guid>g4</guid></item>
<item><title>Behind a password</title><wp:status>publish</wp:status><wp:post_password><![CDATA[secret]]></wp:post_password>
<wp:post_type>post</wp:post_type><guid>g5</guid></item>
<item><title>A page</title><wp:status>publish</wp:status><wp:post_type>page</wp:post_type><guid>g3</guid></item>
</channel></rss>`;

test('when WordPress exported it, then posts come with dates, authors, topics and drafts, and pages are passed over aloud', async () => {
  const { items, problems, remarks } = await read('export.xml', bytes(WXR));
  expect(problems).toEqual([]);
  expect(items).toMatchObject([
    {
      ...{ title: 'First & foremost', publishedOn: '2019-03-04', isDraft: false, topics: ['Machine tools'] },
      ...{ externalId: 'wordpress:https://old.example/?p=1', authors: [{ name: '张三' }] },
      body: { format: 'html', text: '<p>One.</p>\n<p>Two <b>bold</b>.</p>' },
    },
    { title: 'A draft', isDraft: true, publishedOn: null },
    { title: 'Private', isDraft: true },
    { title: 'Behind a password', isDraft: true },
  ]);
  expect(remarks.join()).toMatch(/1 item\(s\) are no articles/);
});

test('when Ghost exported it, then posts come with their people, and pages are passed over aloud', async () => {
  const data = {
    posts: [
      {
        id: 'p1',
        uuid: 'u1',
        title: 'Post',
        html: '<p>Text.</p>',
        status: 'published',
        type: 'post',
        published_at: '2021-05-06T01:02:03.000Z',
      },
      ...['members', 'paid'].map((visibility) => ({
        ...{ id: visibility, uuid: visibility, title: visibility, html: '<p>x</p>', status: 'published', visibility },
        ...{ type: 'post', published_at: 1388805572000 },
      })),
      { id: 'p3', title: 'Old page', html: '<p>x</p>', status: 'published', page: 1 },
      { id: 'p2', uuid: 'u2', title: 'Page', html: '<p>x</p>', status: 'published', type: 'page' },
    ],
    ...{ users: [{ id: 'a', name: 'Li Wei' }], posts_authors: [{ post_id: 'p1', author_id: 'a', sort_order: 0 }] },
    ...{ tags: [{ id: 't', name: 'Casting' }], posts_tags: [{ post_id: 'p1', tag_id: 't' }] },
  };
  const { items, problems, remarks } = await read('ghost.json', bytes(JSON.stringify({ db: [{ meta: {}, data }] })));
  expect(problems).toEqual([]);
  expect(items).toMatchObject([
    {
      title: 'Post',
      publishedOn: '2021-05-06',
      authors: [{ name: 'Li Wei' }],
      topics: ['Casting'],
      externalId: 'ghost:u1',
      isDraft: false,
    },
    { title: 'members', isDraft: true, publishedOn: '2014-01-04' },
    { title: 'paid', isDraft: true },
  ]);
  expect(remarks.join()).toMatch(/2 page\(s\)/);
});

describe('a file that cannot be read as it should', () => {
  const latin1 = new Uint8Array(Buffer.from('title,body\nOne,text\nT\xe9l\xe9,caf\xe9 cr\xe8me\n', 'latin1'));
  const entity = WXR.replace('<rss', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss').replace(
    'First',
    '&x;',
  );
  const faults: [string, string, Uint8Array, unknown[]][] = [
    ['is empty', 'a.csv', bytes(''), [0, null, 'empty']],
    ['has only a heading', 'a.csv', bytes('title,body\n'), [0, null, 'empty']],
    ['ends within a quoted cell', 'a.csv', bytes('title,body\nOne,"never ends\n'), [2, null, 'bad-line']],
    ['has more cells than the heading', 'a.csv', bytes('title,body\nOne,x\nTwo,x,y\n'), [3, null, 'bad-line']],
    ['has no heading for titles', 'a.csv', bytes('body,summary\nx,y\n'), [1, null, 'no-heading']],
    ['has a column that nobody knows', 'a.csv', bytes('title,colour\nx,y\n'), [1, 'colour', 'unknown-field']],
    ['is Latin-1', 'a.csv', latin1, [3, null, 'bad-encoding']],
    ['ends within an object', 'a.jsonl', bytes('{"title":"One"}\n{"title":"Tw'), [2, null, 'bad-line']],
    ['has a list for an object', 'a.jsonl', bytes('{"title":"One"}\n[1]\n'), [2, null, 'bad-line']],
    ['ends within its JSON', 'a.json', bytes('[{"title":\n"One"'), [2, null, 'bad-line']],
    ['has a document type definition', 'a.xml', bytes(entity), [2, null, 'not-readable']],
    ['ends within an element', 'a.xml', bytes(WXR.slice(0, WXR.indexOf('</item>'))), [9, null, 'not-readable']],
    ['is some other XML', 'a.xml', bytes('<rss></rss>'), [0, null, 'not-supported']],
    ['is a zip file of something else', 'a.xlsx', bytes('PK\u0003\u0004 broken'), [0, null, 'not-readable']],
    [
      'is a picture',
      'a.png',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
      [expect.any(Number), null, expect.any(String)],
    ],
  ];
  test.each(faults)(
    'when it %s, then its line says so and no row is taken from there',
    async (_what, file, content, problem) => {
      const { problems } = await read(file, content);
      expect(problems).toContainEqual(problem);
    },
  );
});

describe('a row that cannot be kept as it is', () => {
  const faults: [string, object, [string, string]][] = [
    ['has no title', { title: ' \t ' }, ['title', 'required']],
    ['has a title of 501 characters', { title: 'x'.repeat(501) }, ['title', 'too-long']],
    ['has a NUL', { body: 'a\u0000b' }, ['body', 'bad-character']],
    ['has half a character', { summary: 'a\ud800b' }, ['summary', 'bad-character']],
    ['is of 31 February', { publishedOn: '2022-02-31' }, ['publishedOn', 'bad-date']],
    ['is of the year 1', { publishedOn: '0001-01-01' }, ['publishedOn', 'bad-date']],
    ['is of tomorrow', { publishedOn: '2026-11-27' }, ['publishedOn', 'future-date']],
    ['has an address of another kind', { sourceUrl: 'javascript:alert(1)' }, ['sourceUrl', 'bad-value']],
    ['has a slug in capitals', { slug: 'Über' }, ['slug', 'bad-value']],
    ['has a language that nobody reads', { language: 'tlh' }, ['language', 'bad-value']],
    ['has instalment 1.5', { instalment: 1.5 }, ['instalment', 'bad-value']],
    [
      'has 50,000 topics',
      { topics: Array.from({ length: 50_000 }, (_, index) => `t${index}`) },
      ['topics', 'too-many'],
    ],
    ['has an object for a title', { title: { en: 'x' } }, ['title', 'bad-value']],
    ['has three positions for two authors', { authors: 'A;B', positions: 'x;y;z' }, ['positions', 'unequal']],
    ['has a number for an author', { authors: [{ name: 5 }] }, ['authors', 'bad-value']],
    ['has a word for its status', { status: 'secret' }, ['status', 'bad-value']],
    ['has a field that nobody knows', { colour: 'red' }, ['colour', 'unknown-field']],
  ];
  test.each(faults)('when it %s, then that field is named', async (_what, values, [field, code]) => {
    const { problems } = await one(values);
    expect(problems).toContainEqual([1, field, code]);
  });

  test('when a body has 5 MB, then all of it is kept', async () => {
    const body = 'A sentence about spindles. '.repeat(200_000);
    const { items, problems } = await one({ body });
    expect(problems).toEqual([]);
    expect(items[0]?.body.text).toBe(body.trim());
  });

  test('when two rows differ in composition only, then both are kept composed', async () => {
    const { items } = await read(
      'a.jsonl',
      bytes(['Caf\u00e9', 'Cafe\u0301'].map((title) => JSON.stringify({ title })).join('\n')),
    );
    expect(new Set(items.map(({ title }) => title)).size).toBe(1);
  });
});

/** Out of the desk again: articles and series as files and for WeChat, through the door that the admin uses. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { chinese, english, series } from '../../seed/firstInstalment/content.ts';
import { seedFirstInstalment } from '../../seed/firstInstalment/seed.ts';
import { readKnown } from '../../src/desk/importing/known.ts';
import { convert } from '../../src/interchange/in/convert.ts';
import { recognise } from '../../src/interchange/recognise/recognise.ts';
import { askDesk, openTestDesk, PASSWORD } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { lexical } from '../../seed/lexical.ts';

let desk: TestDesk;
let token = '';
const ids: Record<string, string> = {};

beforeAll(async () => {
  desk = await openTestDesk();
  await seedFirstInstalment(desk.payload);
  const login = await desk.payload.login({
    collection: 'users',
    data: { email: 'editor@example.org', password: PASSWORD },
  });
  token = login.token ?? '';
  const { docs } = await desk.payload.find({ collection: 'articles', depth: 0, pagination: false });
  for (const { slug, id, series: inSeries } of docs) {
    ids[slug ?? ''] = id;
    ids['series'] = String(inSeries);
  }
}, 120_000);
afterAll(() => desk.close());

async function get(path: string, headers: Record<string, string> = { Authorization: `JWT ${token}` }) {
  const request = new Request(`http://localhost:3000/api/export${path}`, { headers });
  return askDesk(desk, request);
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const facts = { publishedOn: '2022-08-25', instalment: 1 };

test.each([
  ['en', english],
  ['zh-Hans', chinese],
] as const)(
  'when the instalment in %s goes out as a Word file, then import knows everything in it again',
  async (language, content) => {
    const response = await get(`/articles/${ids[content.slug]}?format=docx`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename/);
    const { blocks, said } = await convert(
      { name: 'a.docx', bytes: await bytesOf(response) },
      { acceptChanges: false },
    );
    const known = await readKnown({ payload: desk.payload, req: { payload: desk.payload } as never });
    const found = recognise({ blocks, said, known, today: '2026-11-26' });
    expect(found).toMatchObject({
      language,
      title: { value: content.title, sureness: 'sure' },
      authors: [{ value: { id: expect.any(String), position: content.position } }],
      source: { value: { id: expect.any(String) } },
      byline: { value: content.byline },
      publishedOn: { value: facts.publishedOn },
      series: { value: { id: ids['series'] } },
      instalment: { value: facts.instalment },
      introduction: { similarity: 1 },
    });
  },
  60_000,
);

test('when it goes out as text, then the same facts stand in all of them and a draft has no public address', async () => {
  const markdown = await (await get(`/articles/${ids[english.slug]}?format=md`)).text();
  expect(markdown).toContain(`title: ${JSON.stringify(english.title)}`);
  expect(markdown).toContain('date: "2022-08-25"');
  expect(markdown).toContain(`/v1/articles/${english.slug}.html`);
  const text = await (await get(`/articles/${ids[chinese.slug]}?format=txt`)).text();
  expect(text).toContain('转载请注明：');
  const draft = await desk.payload.create({
    collection: 'articles',
    draft: true,
    data: {
      title: 'Only * a draft',
      language: 'en',
      series: ids['series'] ?? '',
      instalment: 2,
      body: lexical([{ paragraph: 'Secret words' }]),
    } as never,
  });
  ids['draft'] = draft.id;
  const unfinished = await (await get(`/articles/${draft.id}?format=md`)).text();
  expect(unfinished).toContain('# Only \\* a draft');
  expect(unfinished).not.toContain('/v1/articles');
}, 60_000);

test('when it is copied for WeChat, then pictures and styles are within it and links are listed', async () => {
  const file = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
    .webp()
    .toBuffer();
  const media = await desk.payload.create({
    collection: 'media',
    data: { alt: 'A red "lathe"' },
    file: { data: file, mimetype: 'image/webp', name: 'red.webp', size: file.length },
  });
  const body = lexical([{ paragraph: 'See <b>this</b>' }]) as { root: { children: object[] } };
  body.root.children.push(
    { type: 'upload', version: 3, format: '', id: '0'.repeat(24), fields: null, relationTo: 'media', value: media.id },
    { type: 'upload', version: 3, format: '', id: '1'.repeat(24), fields: null, relationTo: 'media', value: '' },
    {
      ...{ type: 'paragraph', version: 1, format: '', indent: 0, direction: 'ltr' },
      children: [
        {
          ...{ type: 'link', version: 3, format: '', indent: 0, direction: 'ltr', id: '2'.repeat(24) },
          fields: { linkType: 'custom', newTab: false, url: 'https://example.org/a?b=1&c=2' },
          children: [{ type: 'text', version: 1, text: 'there', format: 1, detail: 0, mode: 'normal', style: '' }],
        },
      ],
    },
  );
  await desk.payload.update({ collection: 'articles', id: ids['draft'] ?? '', draft: true, data: { body } as never });
  const { data } = await (await get(`/articles/${ids['draft']}?format=wechat`)).json();
  expect(data.html).toContain('<img src="data:image/png;base64,');
  expect(data.html).toContain('alt="A red &quot;lathe&quot;"');
  expect(data.html).toContain('See &lt;b&gt;this&lt;/b&gt;');
  expect(data.html).toContain('[Picture missing]');
  expect(data.html).toContain('(1) https://example.org/a?b=1&amp;c=2');
  expect(data.html).toContain('When republishing, please state: “Only * a draft”');
  expect(data.html).not.toMatch(/<(script|style|link|a)\b|src="http|class=/);
  expect(data.text).toContain('[A red "lathe"]');
  const word = await convert(
    { name: 'a.docx', bytes: await bytesOf(await get(`/articles/${ids['draft']}?format=docx`)) },
    { acceptChanges: false },
  );
  expect(word.pictures).toMatchObject([{ mimeType: 'image/png', alt: 'A red "lathe"' }]);
}, 60_000);

test('when a series goes out, then drafts come along only when they are asked for', async () => {
  const path = `/series/${ids['series']}?language=en&format=`;
  const published = await (await get(`${path}txt`)).text();
  expect(published).toContain(english.title);
  expect(published).not.toContain('draft');
  const all = await (await get(`${path}txt&drafts=true`)).text();
  expect(all.indexOf(english.title)).toBeLessThan(all.indexOf('Only * a draft'));
  expect(all.split(series.introduction.en.at(-1)?.paragraph ?? 'no introduction')).toHaveLength(2);
  const book = await convert(
    { name: 'a.docx', bytes: await bytesOf(await get(`${path}docx&drafts=true`)) },
    { acceptChanges: false },
  );
  expect(JSON.stringify(book.blocks)).toContain('Only * a draft');
  const markdown = await (await get(`${path}md`)).text();
  expect(markdown.startsWith('# ')).toBe(true);
}, 60_000);

test('when a draft changes what is public, then the published series still says what readers have', async () => {
  await desk.payload.update({
    collection: 'articles',
    id: ids[english.slug] ?? '',
    draft: true,
    data: { title: 'Changed in the desk' },
  });
  const published = await (await get(`/series/${ids['series']}?language=en&format=txt`)).text();
  expect([published.includes(english.title), published.includes('Changed in the desk')]).toEqual([true, false]);
  expect(await (await get(`/articles/${ids[english.slug]}?format=txt`)).text()).toContain('Changed in the desk');
}, 60_000);

test('when it is asked for by nobody, for nothing or in no such format, then it is refused', async () => {
  expect((await get(`/articles/${ids['draft']}?format=docx`, {})).status).toBe(401);
  expect((await get(`/series/${ids['series']}?format=txt&language=en`, {})).status).toBe(401);
  expect((await get(`/articles/${ids['draft']}?format=exe`)).status).toBe(400);
  expect((await get(`/series/${ids['series']}?format=txt`)).status).toBe(400);
  const unknown = await get('/articles/nobody?format=txt', { Authorization: `JWT ${token}`, 'Accept-Language': 'zh' });
  expect([unknown.status, (await unknown.json()).errors[0].message]).toEqual([404, '没有这篇文章。']);
});

/** From a file to a draft through the desk's own endpoints, as the admin calls them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { english, series } from '../../seed/firstInstalment/content.ts';
import { seedFirstInstalment } from '../../seed/firstInstalment/seed.ts';
import type { Article } from '../../src/payload-types.ts';
import { badFiles } from '../support/badFiles.ts';
import { askDesk, openTestDesk, PASSWORD } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { buildDocx, paragraph, picture, PNG, style, styled } from '../support/officeFiles.ts';

let desk: TestDesk;
let token = '';

beforeAll(async () => {
  desk = await openTestDesk();
  await seedFirstInstalment(desk.payload);
  const login = await desk.payload.login({
    collection: 'users',
    data: { email: 'editor@example.org', password: PASSWORD },
  });
  token = login.token ?? '';
}, 120_000);
afterAll(() => desk.close());

// The answers are read by `toMatchObject`.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = { status: number; body: { data: any; errors: { code: string; message: string }[] } };

async function post(path: string, body: FormData | object, more: Record<string, string> = {}): Promise<Answer> {
  const wrapped = body instanceof FormData ? new Response(body) : Response.json(body);
  const bytes = await wrapped.clone().arrayBuffer();
  const request = new Request(`http://localhost:3000/api${path}`, {
    method: 'POST',
    body: bytes,
    headers: {
      'Content-Type': wrapped.headers.get('content-type') ?? '',
      'Content-Length': String(bytes.byteLength),
      Authorization: `JWT ${token}`,
      ...more,
    },
  });
  const response = await askDesk(desk, request);
  return { status: response.status, body: await response.json() };
}

function formOf(files: [string, Uint8Array | string][], fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, content] of files) form.append('file', new Blob([content as BlobPart]), name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const FILE = 'jiang.docx';
/** The first instalment as a word processor would write it, with a picture. */
const instalment = (content: typeof english, language: 'en' | 'zh-Hans', origin: string) =>
  buildDocx({
    styles: style('T', 'Title') + style('H', 'heading 1'),
    images: { r7: PNG },
    body: [
      paragraph(content.title, styled('T')),
      paragraph(origin),
      ...series.introduction[language].map(({ paragraph: text }) => paragraph(text)),
      ...(content.body as { heading?: string; paragraph?: string; list?: string[] }[]).map(
        ({ heading, paragraph: text, list }) =>
          heading ? paragraph(heading, styled('H')) : paragraph(text ?? list?.join('; ') ?? ''),
      ),
      paragraph(picture('r7', 'A spark machine')),
    ].join(''),
  });
const ORIGIN = '2022-08-25 Source :Gansu Belt and Road Portal By :Official Account of CMTBA';

const articles = async (): Promise<Article[]> =>
  (await desk.payload.find({ collection: 'articles', draft: true, depth: 0, limit: 100 })).docs;

test('when the first instalment comes as a docx, then all is proposed, it is found to exist, and nothing is saved', async () => {
  const before = await articles();
  const { status, body } = await post('/import', formOf([[FILE, await instalment(english, 'en', ORIGIN)]]));
  expect(status).toBe(200);
  const [{ proposal, html, source, duplicates, pictures }] = body.data;
  expect(proposal).toMatchObject({
    title: { value: english.title, sureness: 'sure' },
    language: 'en',
    authors: [
      { value: { name: 'Jiang Baoquan', id: expect.any(String), organization: { name: 'Spark Machine Tools' } } },
    ],
    source: { value: { name: 'Gansu Belt and Road Portal', id: expect.any(String) }, sureness: 'sure' },
    byline: { value: 'Official Account of CMTBA' },
    publishedOn: { value: '2022-08-25', sureness: 'sure' },
    series: { value: { name: series.title.en }, sureness: 'sure' },
  });
  expect(proposal.introduction.similarity).toBeGreaterThan(0.99);
  expect(source).toContain('On 28 June 2022');
  expect(html).not.toContain('On 28 June 2022');
  expect(html).toContain('<h2>High-quality development</h2>');
  expect(html).toContain('<img src="data:image/webp;base64,');
  expect(pictures).toEqual([{ alt: 'A spark machine', origin: 'word/media/r7.png', isMissing: false }]);
  expect(duplicates[0]).toMatchObject({ title: english.title, reasons: ['title-and-date', 'text'] });
  expect(duplicates[0].similarity).toBeGreaterThan(0.9);
  expect(await articles()).toEqual(before);
  expect((await desk.payload.count({ collection: 'media' })).totalDocs).toBe(0);
  expect((await desk.payload.count({ collection: 'originals' })).totalDocs).toBe(0);
}, 60_000);

test('when the editor confirms, then there is a draft with its pictures, what was missing is made, and the original is kept', async () => {
  const file = await instalment(english, 'en', ORIGIN);
  const choice = {
    title: 'A new title',
    language: 'en',
    authors: [{ author: { create: 'Li Wei' }, position: 'Chairman', organization: { create: 'North Lathe Works' } }],
    source: { create: 'Industry Daily' },
    publishedOn: '2024-05-06',
    alts: [''],
  };
  const { status, body } = await post('/import/draft', formOf([[FILE, file]], { choice: JSON.stringify(choice) }));
  expect([status, body.errors]).toEqual([201, undefined]);
  const draft = await desk.payload.findByID({ collection: 'articles', id: body.data.id, draft: true, depth: 1 });
  expect(draft).toMatchObject({
    title: 'A new title',
    _status: 'draft',
    stage: 'draft',
    publishedOn: '2024-05-06',
    attributions: [{ author: { name: 'Li Wei' }, position: 'Chairman', organization: { name: 'North Lathe Works' } }],
    source: { name: 'Industry Daily' },
  });
  const nodes = (draft.body as { root: { children: { type: string; value?: { alt: string } }[] } }).root.children;
  expect(nodes.at(-1)).toMatchObject({ type: 'upload', value: { alt: '', mimeType: 'image/png' } });
  const { docs } = await desk.payload.find({ collection: 'originals', depth: 0 });
  expect(docs).toMatchObject([{ name: FILE, article: body.data.id, importedBy: 'editor', filesize: file.length }]);

  const again = await post(
    '/import/draft',
    formOf([[FILE, file]], { choice: JSON.stringify({ ...choice, title: 'Again' }) }),
  );
  expect(again.status).toBe(201);
  expect((await desk.payload.count({ collection: 'media' })).totalDocs).toBe(1);
  expect((await desk.payload.count({ collection: 'authors', where: { name: { equals: 'Li Wei' } } })).totalDocs).toBe(
    1,
  );
}, 60_000);

test('when an imported picture has no description, then publication asks for it and for a missing file', async () => {
  const { docs } = await desk.payload.find({
    collection: 'articles',
    where: { title: { equals: 'A new title' } },
    draft: true,
    depth: 0,
  });
  const publish = desk.payload.update({
    ...{ collection: 'articles', id: docs[0]?.id ?? '', overrideAccess: false, user: desk.users.publisher },
    data: { _status: 'published' },
  });
  await expect(publish).rejects.toMatchObject({
    data: { errors: [{ path: 'body', message: expect.stringContaining('alternative text') }] },
  });
  const page = await post(
    '/import/draft',
    formOf([['a.html', '<h1>With a hole</h1><p>Text</p><img src="https://elsewhere.example/x.png" alt="Lathe">']], {
      choice: JSON.stringify({ title: 'With a hole', language: 'en' }),
    }),
  );
  expect([page.status, JSON.stringify(page.body.errors)]).toEqual([201, undefined]);
  const draft = await desk.payload.findByID({ collection: 'articles', id: page.body.data.id, draft: true, depth: 0 });
  expect(draft.internalNotes).toContain('https://elsewhere.example/x.png');
  const refused = desk.payload.update({
    collection: 'articles',
    id: draft.id,
    data: { _status: 'published' },
    overrideAccess: false,
    user: desk.users.publisher,
  });
  await expect(refused).rejects.toMatchObject({
    data: {
      errors: expect.arrayContaining([
        expect.objectContaining({ path: 'body', message: expect.stringContaining('did not come along') }),
      ]),
    },
  });
}, 60_000);

test('when it goes into an article that exists, then it is its next version or its translation', async () => {
  const [original] = (await articles()).filter(({ slug }) => slug === english.slug);
  const html = '<h1>蒋保权：新译文</h1><p>这是另一种译文。</p>';
  const draftOf = (choice: object) =>
    post('/import/draft', formOf([['译文.html', html]], { choice: JSON.stringify(choice) }));
  const translated = await draftOf({
    title: '蒋保权：新译文',
    language: 'zh-Hans',
    into: { kind: 'translation', id: original?.id },
  });
  expect([translated.status, JSON.stringify(translated.body.errors)]).toEqual([201, undefined]);
  const translation = await desk.payload.findByID({
    collection: 'articles',
    id: translated.body.data.id,
    draft: true,
    depth: 0,
  });
  expect(translation.translationOf).toBe(original?.id);
  const next = await draftOf({ title: '第二稿', language: 'zh-Hans', into: { kind: 'version', id: translation.id } });
  expect(next.body.data.id).toBe(translation.id);
  expect(
    await desk.payload.findByID({ collection: 'articles', id: translation.id, draft: true, depth: 0 }),
  ).toMatchObject({ title: '第二稿' });
  const published = await draftOf({ title: '第二稿', language: 'en', into: { kind: 'translation', id: original?.id } });
  expect(published.status).toBe(400);
}, 60_000);

test('when everything that cannot be taken comes at once, then each says its name and reason in the language of the admin, the good ones are read and nothing is saved', async () => {
  const count = async () => {
    const kinds = ['articles', 'media', 'originals', 'authors'] as const;
    // Without a filter MongoDB only estimates.
    const where = { id: { exists: true } };
    return Promise.all(kinds.map(async (collection) => (await desk.payload.count({ collection, where })).totalDocs));
  };
  const before = await count();
  const bad = Object.entries(await badFiles());
  const files: [string, Uint8Array | string][] = [
    ['首.txt', '担当使命\n\n机床是制造机器的机器。'],
    ...bad,
    ['last.txt', 'Last\n\nA text.'],
  ];
  const { status, body } = await post('/import', formOf(files), { 'Accept-Language': 'zh' });
  expect(status).toBe(200);
  const [first, ...rest] = body.data;
  expect([first.proposal.title.value, rest.pop().proposal.title.value]).toEqual(['担当使命', 'Last']);
  const named = (rest as { file: string; error: { message: string } }[]).map(({ file, error }) => [
    file,
    error.message.startsWith(`“${file}”`) && /[\u4e00-\u9fff]/.test(error.message),
  ]);
  expect(named).toEqual(bad.map(([name]) => [name, true]));
  expect(await count()).toEqual(before);
}, 60_000);

test('when it is pasted, then the same cleaning makes a document of the editor', async () => {
  const { status, body } = await post('/import/paste', {
    html: '<p style="text-indent:2em">\u3000\u3000<b>粗</b>体<script>x</script></p><img src="http://x.example/a.png">',
  });
  expect(status).toBe(200);
  expect(body.data.document.root.children).toMatchObject([
    {
      type: 'paragraph',
      children: [
        { text: '粗', format: 1 },
        { text: '体', format: 0 },
      ],
    },
    { type: 'upload', value: '' },
  ]);
  expect(body.data.missing).toEqual([{ alt: '', origin: 'http://x.example/a.png' }]);
});

test('when the request is no good or from nobody, then it is refused and nothing is saved', async () => {
  const before = (await articles()).length;
  const file: [string, string] = ['a.txt', 'Some text here'];
  expect((await post('/import', formOf([]))).status).toBe(400);
  expect((await post('/import', { a: 1 })).status).toBe(400);
  expect((await post('/import/draft', formOf([file], { choice: '{"title":""}' }))).body.errors[0]?.code).toBe(
    'bad-choice',
  );
  expect((await post('/import/draft', formOf([file], { choice: 'nothing' }))).status).toBe(400);
  expect((await post('/import', formOf([file]), { Authorization: '' })).status).toBe(401);
  const bad = {
    title: 'Bad',
    language: 'en',
    authors: [{ author: { id: 'nobody' }, position: null, organization: { create: 'Half Made Works' } }],
  };
  expect((await post('/import/draft', formOf([file], { choice: JSON.stringify(bad) }))).status).toBeGreaterThanOrEqual(
    400,
  );
  expect(
    (await desk.payload.count({ collection: 'organizations', where: { name: { equals: 'Half Made Works' } } }))
      .totalDocs,
  ).toBe(0);
  expect((await articles()).length).toBe(before);
}, 60_000);

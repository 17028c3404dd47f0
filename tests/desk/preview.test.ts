/** An article before it is public, over real HTTP: who sees it, what a link opens and what it does not, and what is answered through it. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { createLocalReq } from 'payload';
import type { Payload, Where } from 'payload';
import { folderFiles } from '../../src/desk/files.ts';
import { siteOf } from '../../src/http/settings.ts';
import { previewEndpoints } from '../../src/publishing/previews/endpoints.ts';
import { previewPages } from '../../src/server/preview/routes.ts';
import { readerSettings } from '../../src/server/readerSettings.ts';
import { articleData, buildEntities, openTestDesk, PASSWORD } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let payload: Payload;
let server: Server;
let url: string;
let entities: Awaited<ReturnType<typeof buildEntities>>;

beforeAll(async () => {
  desk = await openTestDesk();
  payload = desk.payload;
  entities = await buildEntities(payload);
  const files = folderFiles({ media: desk.config.uploads, originals: desk.config.originals });
  const app = express();
  app.use(
    '/preview',
    previewPages({ payload, desk: files, site: siteOf(readerSettings(desk.config)), perMinute: 200 }),
  );
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await desk.close();
});

const write = async (title: string) => {
  const data = articleData(entities, title, `${title} <b>&amp; more`);
  return (await payload.create({ collection: 'articles', data, draft: true, user: desk.users.editor })).id;
};

async function call(path: string, params: Record<string, string>, body: object, isStaff = true) {
  const files = folderFiles({ media: desk.config.uploads, originals: desk.config.originals });
  const endpoint = previewEndpoints(files).find((one) => one.path === path);
  const req = await createLocalReq(isStaff ? { user: desk.users.editor } : {}, payload);
  Object.assign(req, { routeParams: params, json: async () => body });
  const response = (await endpoint?.handler(req)) as Response;
  return { status: response.status, ...((await response.json()) as { url?: string }) };
}
async function link(article: string, days = 14): Promise<string> {
  const made = await call('/previews/:article', { article }, { recipient: 'Zhao Min', days });
  expect(made.status).toBe(201);
  return String(made.url).replace(/^.*\/preview\//, '/preview/');
}
async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}${path}`, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
async function post(path: string, fields: Record<string, string>) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: response.status, text: await response.text() };
}
const newestLink = async (article: string) =>
  (await payload.find({ collection: 'preview-links', where: { article: { equals: article } }, sort: '-createdAt' }))
    .docs[0];

describe('a link to a text that is not public', () => {
  test('when it is opened, then the text is there as readers will get it, kept by no cache and found by no search engine', async () => {
    const path = await link(await write('Shown by a link'));
    const { status, headers, text } = await get(path);
    expect(status).toBe(200);
    expect(text).toContain('<h1>Shown by a link</h1>');
    expect(text).toContain('Shown by a link &lt;b&gt;&amp;amp; more');
    expect(text).toContain('Zhao Min');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('when it is guessed, expired, ended, or its text was changed, then each says so, and nothing of the text', async () => {
    const title = 'Kept from strangers';
    const id = await write(title);
    const state = async (path: string) => {
      const { status, text } = await get(path);
      expect(text).not.toContain(title);
      return [status, /<title>[^<]*/.exec(text)?.[0]] as const;
    };
    expect(await state(`/preview/${'A'.repeat(32)}`)).toEqual([404, expect.stringContaining('no such preview link')]);
    const expired = await link(id);
    const past = new Date(Date.now() - 1000).toISOString();
    await payload.update({
      collection: 'preview-links',
      id: (await newestLink(id))?.id ?? '',
      data: { expiresAt: past },
    });
    expect(await state(expired)).toEqual([410, expect.stringContaining('expired')]);
    const ended = await link(id);
    const params = { article: id, link: (await newestLink(id))?.id ?? '' };
    // Only through the article that it is of.
    expect((await call('/previews/:article/:link/end', { ...params, article: 'another' }, {})).status).toBe(404);
    expect((await call('/previews/:article/:link/end', params, {})).status).toBe(200);
    expect(await state(ended)).toEqual([410, expect.stringContaining('ended')]);
    const changed = await link(id);
    await payload.update({
      collection: 'articles',
      id,
      data: { summary: 'New' },
      draft: true,
      user: desk.users.editor,
    });
    expect(await state(changed)).toEqual([409, expect.stringContaining('changed')]);
    expect((await post(changed, { name: 'Zhao Min', answer: 'agree' })).status).toBe(409);
    expect((await newestLink(id))?.agreedAt ?? null).toBeNull();
  });

  test('when links are read in the desk, then the secret is in none of them', async () => {
    const path = await link(await write('Secret'));
    const secret = path.split('/').at(-1) ?? '';
    const { docs } = await payload.find({
      collection: 'preview-links',
      overrideAccess: false,
      user: desk.users.editor,
    });
    expect(JSON.stringify(docs)).not.toContain(secret);
    expect(docs[0]).not.toHaveProperty('secretHash');
  });

  test('when its bearer agrees, then the link and the audit log say who and to which text, once', async () => {
    const id = await write('Agreed to');
    const path = await link(id);
    const answer = { name: 'Zhao Min', text: '同意，第二段很好。', answer: 'agree' };
    expect((await post(path, answer)).status).toBe(303);
    expect((await post(path, { ...answer, text: '' })).status).toBe(303);
    const made = await newestLink(id);
    expect(made).toMatchObject({ agreedBy: 'Zhao Min', agreedAt: expect.any(String) });
    const where: Where = { and: [{ document: { equals: id } }, { action: { equals: 'agreed' } }] };
    const { docs } = await payload.find({ collection: 'audit-events', where });
    expect(docs).toMatchObject([{ actorName: 'Zhao Min (Zhao Min)', detail: `text ${made?.sha256}` }]);
    const comments = await payload.find({ collection: 'comments', where: { article: { equals: id } } });
    expect(comments.docs).toMatchObject([{ text: '同意，第二段很好。', authorName: 'Zhao Min (Zhao Min)' }]);
    expect(comments.docs[0]?.author ?? null).toBeNull();
    expect((await get(path)).text).toContain('agreed to this text');
  });

  test('when the comment is empty or far too long, then it is refused with what to do, and what was typed stays', async () => {
    const id = await write('Commented on');
    const path = await link(id);
    expect((await post(path, { name: 'Zhao Min', text: ' ', answer: 'comment' })).status).toBe(400);
    const long = await post(path, { name: 'Zhao Min', text: 'x'.repeat(6000), answer: 'comment' });
    expect(long.status).toBe(400);
    expect(long.text).toContain('5000');
    expect(long.text).toContain('x'.repeat(6000));
    expect((await post(path, { name: 'Zhao Min', text: '长'.repeat(100_000), answer: 'comment' })).status).toBe(413);
    expect((await payload.count({ collection: 'comments', where: { article: { equals: id } } })).totalDocs).toBe(0);
  });
});

describe('preview for staff', () => {
  test('when nobody is signed in, then 401; staff see the newest draft, and what it lacks where it is not complete', async () => {
    const id = await write('Only for staff');
    expect((await get(`/preview/article/${id}`)).status).toBe(401);
    const { token } = await payload.login({
      collection: 'users',
      data: { email: 'editor@example.org', password: PASSWORD },
    });
    const headers = { Authorization: `JWT ${token}` };
    const shown = await get(`/preview/article/${id}`, headers);
    expect([shown.status, shown.text.includes('<h1>Only for staff</h1>')]).toEqual([200, true]);
    const half = await payload.create({ collection: 'articles', data: { title: 'Half' } as never, draft: true });
    const refused = await get(`/preview/article/${half.id}`, headers);
    expect([refused.status, refused.text.includes('attributions')]).toEqual([409, true]);
    const made = await call('/previews/:article', { article: half.id }, { recipient: 'Zhao Min' });
    expect(made.status).toBe(400);
  });

  test('when a link is wanted without a recipient, for too long, or by a stranger, then it is refused', async () => {
    const article = await write('No link');
    for (const body of [{}, { recipient: ' ' }, { recipient: 'x', days: 0 }, { recipient: 'x', days: 400 }])
      expect((await call('/previews/:article', { article }, body)).status).toBe(400);
    expect((await call('/previews/:article', { article }, { recipient: 'x' }, false)).status).toBe(401);
  });
});

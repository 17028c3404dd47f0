/** "Published" means public: what readers could not be shown is refused at its field, and what fails later is shown to staff. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { initI18n } from '@payloadcms/translations';
import type { PayloadRequest } from 'payload';
import { ArchiveError } from '../../src/domain/errors.ts';
import type { User } from '../../src/payload-types.ts';
import { articleData, buildEntities } from '../support/desk.ts';
import { fileOf, loseFile, pdf, picture, upload } from '../support/files.ts';
import { documentOf, link, paragraph, text } from '../support/richText.ts';
import { getJson, startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

let service: Service;
let entities: Awaited<ReturnType<typeof buildEntities>>;
let publisher: User & { collection: 'users' };
beforeAll(async () => {
  service = await startService();
  entities = await buildEntities(service.payload);
  const account = { name: 'P', email: 'p@example.org', password: 'correct horse battery', role: 'publisher' as const };
  publisher = { ...(await service.payload.create({ collection: 'users', data: account })), collection: 'users' };
});
afterAll(() => service.close());

const draft = (title: string, more: object = {}) =>
  service.payload.create({
    collection: 'articles',
    data: { ...articleData(entities, title), ...more },
    draft: true,
    depth: 0,
  });
const update = (id: string, data: object, more: object = {}) =>
  service.payload.update({ collection: 'articles', id, data, depth: 0, ...more });

/** What a disk can do: every file of an upload is gone, its row is not. */
async function lose(id: string): Promise<void> {
  const { filename, sizes } = await service.payload.findByID({ collection: 'media', id });
  const names = new Set([filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)]);
  for (const name of names) if (name) await loseFile(service, name);
}

type Refusal = { status: number; data: { errors: { path: string; message: string }[] } };
const refused = async (step: Promise<unknown>): Promise<Refusal> =>
  step.then(
    () => Promise.reject(new Error('it was accepted')),
    (error: Refusal) => error,
  );
const paths = ({ data }: Refusal) => data.errors.map(({ path: at }) => at).sort();

/** Approval and publication, which have to say the same. */
const STEPS: [string, object, boolean][] = [
  ['approved', { stage: 'approved', releaseAt: '2099-01-01T00:00:00.000Z' }, true],
  ['published', { _status: 'published' }, false],
];
const pastedPicture = {
  root: {
    ...articleData({ author: '', organization: '', source: '' }, '').body.root,
    children: [
      {
        ...{ type: 'upload', version: 3, format: '', relationTo: 'media', fields: null },
        pending: { formID: 'x', src: 'https://example.org/x.png' },
      },
    ],
  },
};

describe.each(STEPS)('what cannot be public is not %s', (what, data, isDraft) => {
  const take = (id: string) => update(id, data, { draft: isDraft });

  test.each<[string, object, string]>([
    ['a source address without https', { sourceUrl: 'www.example.org' }, 'sourceUrl'],
    ['a date to come', { publishedOn: '2999-01-01' }, 'publishedOn'],
    ['a title of blanks', { title: ' \u3000 ' }, 'title'],
    ['a title too long', { title: 'x'.repeat(501) }, 'title'],
    ['half an instalment', { instalment: 0 }, 'instalment'],
    ['a pasted picture that never arrived', { body: pastedPicture }, 'body'],
    ['a link to a part of the page', { body: documentOf(paragraph(link('#part', text('there')))) }, 'body'],
    ['a link without its host', { body: documentOf(paragraph(link('/v1/articles', text('there')))) }, 'body'],
    ['an address of an appearance that is none', { appearances: [{ url: 'nowhere' }] }, 'appearances.0.url'],
    ['a licence that is no address', { rights: { license: 'CC BY' } }, 'rights.license'],
  ])('when it has %s, then it is refused at the field', async (_, more, field) => {
    const { id } = await draft(`Refused ${what}`, more);
    expect(paths(await refused(take(id)))).toEqual([field]);
  });

  test('when a file is a PDF where a picture is shown, or is gone from the disk, then each is named at its field', async () => {
    const gone = await upload(service.payload, 'gone.png', await picture());
    const document = await upload(service.payload, 'document.pdf', pdf);
    await lose(gone);
    const { id } = await draft(`With files ${what}`, { image: document, attachments: [gone] });
    expect(paths(await refused(take(id)))).toEqual(['attachments', 'image']);
  });

  test('when the staff read Chinese, then the refusal is Chinese', async () => {
    const { id } = await draft(`Refused in Chinese ${what}`, { sourceUrl: 'www.example.org' });
    const i18n = await initI18n({ config: service.payload.config.i18n, context: 'api', language: 'zh' });
    const req = { i18n } as unknown as PayloadRequest;
    const { data: said } = await refused(update(id, data, { draft: isDraft, req }));
    expect(said.errors[0]?.message).toMatch(/请填写.*完整网址/);
  });
});

describe('what used to be acknowledged and lost', () => {
  const publish = async (title: string, more: object = {}) => {
    const { slug } = await update((await draft(title, more)).id, { _status: 'published' });
    await service.publisher.settle();
    return (await getJson(`${service.url}/v1/articles/${slug}`)).status;
  };

  test.each(['……', '★★★', 'テスト', '두산'])('when the title is %s, then it is public', async (title) => {
    expect(await publish(title)).toBe(200);
  });

  test('when source, author and organization have names in other scripts, then it is public', async () => {
    const name = (collection: 'sources' | 'organizations' | 'authors', text: string) =>
      service.payload.create({ collection, data: { name: text } });
    const source = (await name('sources', 'オークマ')).id;
    const author = (await name('authors', '★')).id;
    const organization = (await name('organizations', '두산')).id;
    expect(await publish('Named in other scripts', { source, attributions: [{ author, organization }] })).toBe(200);
  });

  test('when a picture is replaced by a PDF, then its old sizes are gone and the PDF is public', async () => {
    const id = await upload(service.payload, 'wide.png', await picture(1700));
    const file = fileOf('now.pdf', pdf);
    await service.payload.update({ collection: 'media', id, data: {}, file });
    const media = await service.payload.findByID({ collection: 'media', id });
    expect([media.sizes?.wide?.filename, media.sizes?.card?.filename, media.width]).toEqual([null, null, null]);
    expect(await publish('With a replaced file', { attachments: [id] })).toBe(200);
    const { body } = await getJson(`${service.url}/v1/articles/with-a-replaced-file`);
    expect(body.attachments).toEqual([expect.objectContaining({ mimeType: 'application/pdf', bytes: pdf.length })]);
  });

  test('when a picture is replaced by a smaller one, then the smaller one is public', async () => {
    const id = await upload(service.payload, 'large.png', await picture(1700));
    await service.payload.update({ collection: 'media', id, data: {}, file: fileOf('small.png', await picture(50)) });
    expect(await publish('With a smaller picture', { image: id })).toBe(200);
    const { body } = await getJson(`${service.url}/v1/articles/with-a-smaller-picture`);
    expect(body.image).toMatchObject({ width: 50 });
  });
});

describe('the slug of what was never published', () => {
  test('when the field is emptied, then it is made of the title as it is now; afterwards it stays', async () => {
    const { id, slug } = await draft('待定');
    expect(slug).toBe('dai-ding');
    const renamed = await update(id, { title: '机床', slug: '' }, { draft: true });
    expect(renamed.slug).toBe('ji-chuang');
    const published = await update(id, { _status: 'published' });
    expect((await update(id, { title: 'Other', slug: '', _status: 'published' })).slug).toBe(published.slug);
  });
});

describe('what fails afterwards', () => {
  const seen = async (id: string) => {
    const asStaff = { user: publisher, overrideAccess: false, depth: 0, draft: true };
    const { problem } = await service.payload.findByID({ collection: 'articles', id, ...asStaff });
    const { docs } = await service.payload.find({ collection: 'problems', where: { document: { equals: id } } });
    return { problem, listed: docs.length };
  };
  const ready = async () => (await getJson(`${service.url}/readyz`)).body;

  test('when a file of a published article is lost, then staff see it, readiness says so, and mending ends both', async () => {
    await service.publisher.reconcile();
    const image = await upload(service.payload, 'lost-later.png', await picture());
    const { id } = await update((await draft('Loses its picture', { image })).id, { _status: 'published' });
    await service.publisher.settle();
    expect(await ready()).toMatchObject({ status: 'ready' });
    await lose(image);

    // Written past the rules, as a disk that fails between save and publication.
    const data = { title: 'Lost it', updatedAt: new Date().toISOString() };
    await service.payload.db.updateOne({ collection: 'articles', id, data, locale: 'en' });
    await service.publisher.reconcile();
    expect(await seen(id)).toEqual({ problem: expect.stringContaining('lost-later.png'), listed: 1 });
    expect(await ready()).toMatchObject({ status: 'problems', problems: 1 });
    expect(service.publisher.status().problems).toMatchObject([{ about: 'articles', document: id }]);
    expect((await getJson(`${service.url}/v1/articles/loses-its-picture`)).body.title).toBe('Loses its picture');

    await service.payload.update({
      collection: 'media',
      id: image,
      data: {},
      file: fileOf('again.png', await picture()),
    });
    await update(id, { _status: 'published' });
    await service.publisher.settle();
    expect(await seen(id)).toEqual({ problem: null, listed: 0 });
    expect(await ready()).toMatchObject({ status: 'ready' });
  });

  test('when the archive cannot be written for a moment, then what was published follows by itself, long before the next comparison', async () => {
    const away = new ArchiveError('store-unavailable', 'the disk does not answer');
    const failing = jest.spyOn(service.store, 'append').mockRejectedValueOnce(away).mockRejectedValueOnce(away);
    const { id, slug } = await update((await draft('Published on a bad disk')).id, { _status: 'published' });
    await service.publisher.settle();
    expect(await seen(id)).toMatchObject({ problem: expect.stringContaining('does not answer'), listed: 1 });
    for (let n = 0; n < 200 && (await seen(id)).listed > 0; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(failing).toHaveBeenCalledTimes(3);
    failing.mockRestore();
    expect((await getJson(`${service.url}/v1/articles/${slug}`)).status).toBe(200);
    expect(await ready()).toMatchObject({ status: 'ready' });
  });

  test('when a release comes due and is refused, then it keeps its time and says why, and others are released', async () => {
    const image = await upload(service.payload, 'lost-before.png', await picture());
    const releaseAt = new Date(Date.now() + 4000).toISOString();
    const approve = (id: string) => update(id, { stage: 'approved', releaseAt }, { draft: true });
    const { id: late } = await draft('Refused when due', { image });
    const { id: other, slug } = await draft('Released beside it');
    await approve(late);
    await approve(other);
    await lose(image);
    await new Promise((resolve) => setTimeout(resolve, Date.parse(releaseAt) - Date.now() + 1));
    await service.publisher.tick();
    await service.publisher.settle();

    expect((await getJson(`${service.url}/v1/articles/${slug}`)).status).toBe(200);
    const kept = await service.payload.findByID({ collection: 'articles', id: late, draft: true, depth: 0 });
    expect(kept).toMatchObject({ stage: 'approved', releaseAt, _status: 'draft' });
    expect(await seen(late)).toEqual({ problem: expect.stringContaining('lost-before.png'), listed: 1 });

    // What was approved is another text now: it is released when it is approved again.
    await update(late, { image: null }, { draft: true });
    await service.publisher.tick();
    await service.publisher.settle();
    expect(await seen(late)).toEqual({ problem: null, listed: 0 });
    expect((await getJson(`${service.url}/v1/articles/refused-when-due`)).status).toBe(404);
    await update(late, { stage: 'approved', releaseAt: new Date(Date.now() + 1000).toISOString() }, { draft: true });
    await new Promise((resolve) => setTimeout(resolve, 1001));
    await service.publisher.tick();
    await service.publisher.settle();
    expect((await getJson(`${service.url}/v1/articles/refused-when-due`)).status).toBe(200);
    expect(await seen(late)).toEqual({ problem: null, listed: 0 });
  });
});

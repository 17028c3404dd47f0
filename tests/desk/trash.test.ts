/** Deleting means the trash; and what many rows are told at once does to each what it would do to one. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Payload } from 'payload';
import { articleData, buildEntities, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let payload: Payload;
let entities: Awaited<ReturnType<typeof buildEntities>>;
beforeAll(async () => {
  desk = await openTestDesk();
  payload = desk.payload;
  entities = await buildEntities(payload);
});
afterAll(() => desk.close());

type Who = keyof TestDesk['users'];
const as = (who: Who) => ({ user: desk.users[who], overrideAccess: false, depth: 0 });
const write = (title: string, who: Who, more: object = {}) =>
  payload.create({
    collection: 'articles',
    data: { ...articleData(entities, title), ...more },
    draft: true,
    ...as(who),
  });
const change = (id: string, data: object, who: Who, draft = false) =>
  payload.update({ collection: 'articles', id, data, draft, trash: true, ...as(who) });
const trash = (id: string, who: Who) => change(id, { deletedAt: new Date().toISOString() }, who);
const destroy = (id: string, who: Who) => payload.delete({ collection: 'articles', id, trash: true, ...as(who) });
const status = (step: Promise<unknown>) =>
  step.then(
    () => 'accepted',
    (error: { status?: number }) => error.status ?? error,
  );
const count = async () => (await payload.count({ collection: 'articles', trash: true })).totalDocs;

describe('deleting', () => {
  test('when anybody deletes many at once, then nothing at all is deleted', async () => {
    await write('One of many', 'publisher');
    const before = await count();
    for (const who of ['editor', 'publisher', 'administrator'] as const) {
      const where = { id: { exists: true } };
      expect(await status(payload.delete({ collection: 'articles', where, ...as(who) }))).toBe(403);
      expect(await status(payload.delete({ collection: 'articles', where, trash: true, ...as(who) }))).toBe(403);
    }
    expect(await count()).toBe(before);
  });

  test('when it does not lie in the trash, then it is not deleted; out of the trash only by a publisher', async () => {
    const { id } = await write('Deleted in two steps', 'editor');
    expect(await status(destroy(id, 'administrator'))).toBe(403);
    await trash(id, 'editor');
    expect(await status(destroy(id, 'editor'))).toBe(403);
    expect(await status(change(id, { deletedAt: null }, 'editor'))).toBe(403);
    expect(await status(destroy(id, 'publisher'))).toBe('accepted');
    const { docs } = await payload.find({
      collection: 'audit-events',
      where: { document: { equals: id } },
      sort: 'createdAt',
    });
    const done = docs.filter(({ outcome }) => outcome === 'done').map(({ action, actorName }) => [action, actorName]);
    expect(done).toEqual([
      ['created', 'editor'],
      ['trashed', 'editor'],
      ['deleted', 'publisher'],
    ]);
  });

  test("when an editor trashes a colleague's draft, then it is refused; a publisher may", async () => {
    const { id } = await write('Of a colleague', 'publisher');
    expect(await status(trash(id, 'editor'))).toBe(403);
    expect(await status(trash(id, 'publisher'))).toBe('accepted');
  });

  test('when it is approved, then it is sent back before anybody trashes it', async () => {
    const { id } = await write('Approved, then trashed', 'publisher');
    await change(id, { stage: 'approved', releaseAt: '2099-01-01T00:00:00.000Z' }, 'publisher', true);
    expect(await status(trash(id, 'administrator'))).toBe(403);
    await change(id, { stage: 'draft' }, 'publisher', true);
    expect(await status(trash(id, 'administrator'))).toBe('accepted');
  });

  test('when a draft that was never published is renamed, then another may have its first slug, and nothing else changes', async () => {
    const first = await write('Working title', 'editor', { summary: 'Stays.' });
    await change(first.id, { title: 'Final title', slug: 'final-title' }, 'editor', true);
    const chosen = await write('Chooses it', 'editor', { slug: first.slug });
    expect(chosen.slug).toBe('working-title');
    await change(chosen.id, { slug: 'another' }, 'editor', true);
    expect((await write('Working title', 'editor')).slug).toBe('working-title');
    expect(await status(write('Another', 'editor', { slug: 'another' }))).toBe(400);
    expect(await status(write('Final', 'editor', { slug: 'final-title' }))).toBe(400);
    const kept = { title: 'Final title', slug: 'final-title', summary: 'Stays.' };
    expect(await payload.findByID({ collection: 'articles', id: first.id, draft: true, depth: 0 })).toMatchObject(kept);
    const published = await change(first.id, { _status: 'published' }, 'publisher');
    expect(published).toMatchObject({ ...kept, attributions: [{ author: entities.author }] });
    expect((await write('Working title', 'editor')).slug).toBe('working-title-2');
  });

  test('when a draft is trashed, then its slug and instalment are free; taken out, it gets others or is refused', async () => {
    const { id: series } = await payload.create({ collection: 'series', data: { name: 'With trash' } });
    const place = { series, instalment: 1 };
    const { id, slug } = await write('Gives its address back', 'editor', place);
    await trash(id, 'editor');
    const other = await write('Gives its address back', 'editor', place);
    expect(other.slug).toBe(slug);
    expect(await status(change(id, { deletedAt: null }, 'publisher'))).toBe(400);
    await change(other.id, { instalment: 2 }, 'editor', true);
    const back = await change(id, { deletedAt: null }, 'publisher');
    expect(back).toMatchObject({ slug: `${slug}-2`, instalment: 1, deletedAt: null });
    expect((await payload.count({ collection: 'articles', where: { id: { equals: id } } })).totalDocs).toBe(1);
  });
});

describe('many at once', () => {
  test('when articles with unpublished changes are published together, then their changes are public', async () => {
    const { id } = await write('Before the change', 'publisher');
    await change(id, { _status: 'published' }, 'publisher');
    const corrections = [{ on: '2024-05-01', note: 'The title was wrong.' }];
    await change(id, { title: 'After the change', corrections }, 'editor', true);
    const where = { id: { equals: id } };
    const data = { _status: 'published' as const };
    const { errors } = await payload.update({ collection: 'articles', where, data, ...as('publisher') });
    expect(errors).toEqual([]);
    const seen = await payload.find({ collection: 'articles', where, overrideAccess: false });
    const edited = await payload.findByID({ collection: 'articles', id, draft: true });
    expect([seen.docs[0]?.title, edited.title, edited.stage]).toEqual([
      'After the change',
      'After the change',
      'published',
    ]);
  });

  test('when articles are withdrawn together, then it is refused: each has a reason of its own', async () => {
    const where = { id: { exists: true } };
    const data = { stage: 'withdrawn' as const, withdrawal: { reason: 'All.' } };
    expect(await status(payload.update({ collection: 'articles', where, data, ...as('publisher') }))).toBe(403);
  });
});

describe('an older page', () => {
  test.each([
    ['approves', { stage: 'approved' }, true],
    ['withdraws', { stage: 'withdrawn', withdrawal: { reason: 'Old.' } }, false],
  ])('when it %s, then it is told that somebody saved meanwhile', async (what, data, draft) => {
    const { id } = await write(`An older page ${what}`, 'publisher');
    const { revision } = await change(id, { _status: 'published' }, 'publisher');
    await change(id, { summary: 'By another' }, 'publisher', true);
    expect(await status(change(id, { ...data, revision }, 'publisher', draft))).toBe(409);
  });
});

/** An archive in which everything has happened that can: for tests that take it somewhere else. */
import { createHash } from 'node:crypto';
import { createLocalReq } from 'payload';
import { merge } from '../../src/desk/merging/merge.ts';
import { articleData, buildEntities } from './desk.ts';
import { picture, upload } from './files.ts';
import type { Service } from './service.ts';

/** Addresses that no list names: an old slug, a withdrawn article. */
export const HIDDEN = [
  '/v1/articles/renamed-first',
  '/v1/articles/to-be-withdrawn',
  '/v1/articles/corrected-twice/editions',
  '/v1/sources/industry-paper',
];

/** Everything that has a history: corrections, a withdrawal, a renamed author, a merged source, a moved slug, a translation, pictures, drafts, trash. */
export async function makeHistory(service: Service): Promise<void> {
  const { payload, publisher } = service;
  const entities = await buildEntities(payload);
  const image = await upload(payload, 'one =50%.png', await picture());
  const publish = async (data: object) => {
    const made = await payload.create({ collection: 'articles', data: { ...data, _status: 'published' } as never });
    await publisher.settle();
    return made.id as string;
  };
  const change = async (id: string, data: object) => {
    await payload.update({ collection: 'articles', id, data: data as never });
    await publisher.settle();
  };
  const first = await publish({ ...articleData(entities, 'Renamed first'), image });
  await change(first, { slug: 'renamed-later', _status: 'published' });
  const corrected = await publish(articleData(entities, 'Corrected twice', 'With a line\u2028break of its own.'));
  await change(corrected, { summary: 'Once.', _status: 'published' });
  await change(corrected, { summary: 'Twice.', _status: 'published' });
  const withdrawn = await publish(articleData(entities, 'To be withdrawn'));
  await change(withdrawn, { stage: 'withdrawn', withdrawal: { reason: 'An error of fact.' } });
  await publish({ ...articleData(entities, '译文'), language: 'zh-Hans', translationOf: first });
  await payload.update({ collection: 'authors', id: entities.author, data: { names: { en: 'Li Wei', zh: '李伟' } } });
  await publisher.settle();
  await mergeSources(service, entities);
  await payload.create({ collection: 'articles', data: { title: 'Only a draft' }, draft: true });
  const trashed = await payload.create({ collection: 'articles', data: { title: 'In the trash' }, draft: true });
  await payload.update({ collection: 'articles', id: trashed.id, data: { deletedAt: new Date().toISOString() } });
  const data = Buffer.from('Evidence.');
  await payload.create({
    collection: 'originals',
    data: { name: 'a.txt', sha256: createHash('sha256').update(data).digest('hex'), importedBy: 'x', article: first },
    file: { name: 'a.txt', mimetype: 'text/plain', data, size: data.length },
  });
}

/** "Industry Paper" is the "Industry Daily" that every article names. */
async function mergeSources({ payload, publisher }: Service, entities: Awaited<ReturnType<typeof buildEntities>>) {
  const { id } = await payload.create({ collection: 'sources', data: { name: 'Industry Paper' } });
  const data = { ...articleData({ ...entities, source: id }, 'In the paper'), _status: 'published' as const };
  await payload.create({ collection: 'articles', data });
  await publisher.settle();
  const { docs } = await payload.find({ collection: 'users', limit: 1 });
  const req = await createLocalReq({ user: { ...docs[0], collection: 'users' } as never }, payload);
  await merge(req, { kind: 'source', collection: 'sources', from: id, into: entities.source });
  await publisher.settle();
}

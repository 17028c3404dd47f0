/**
 * Random drafts: titles in ten scripts, every kind of file, whole, replaced or lost, entities named in any script, published at
 * once or when due. Each is public within a second after the desk says so, or was refused at a field in the editor's language.
 * GENERATED_DRAFTS sets how many; 2,000 take some minutes.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { initI18n } from '@payloadcms/translations';
import fc from 'fast-check';
import type { PayloadRequest } from 'payload';
import { articleData } from '../support/desk.ts';
import { fileOf, pdf, picture, upload } from '../support/files.ts';
import { startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

const DRAFTS = Number(process.env.GENERATED_DRAFTS ?? 80);
const SEED = 20220825;
/** What is promised. */
const WITHIN_MS = 1000;
/** From an approval to its release: more than the slowest save takes. */
const LEAD_MS = 5000;

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const WORDS = [
  ...[
    '机床 高质量发展',
    '曾毓群：自主创新',
    'Spark Machine Tools',
    'Überführung 10μm',
    'オークマ テスト',
    '두산 공작기계',
  ],
  ...['Станкостроение', 'Εργαλειομηχανές', 'آلات', 'เครื่องจักร', 'मशीन', '𠮷㐂', '★★★', '……', '🚗', ' \u3000 ', ''],
];
const words = fc.constantFrom(...WORDS);
const name = words.filter((text) => text.trim() !== '');
const RARE_FILES = ['wide picture', 'pdf', 'picture made pdf', 'pdf made picture', 'lost'] as const;
const fileKinds = fc.constantFrom('none', 'none', 'none', 'none', 'picture', 'picture', 'picture', ...RARE_FILES);
const drafts = fc.record({
  title: words,
  names: fc.record({ author: name, organization: fc.option(name), source: name, topic: fc.option(name) }),
  image: fileKinds,
  attachment: fileKinds,
  inBody: fileKinds,
  sourceUrl: fc.constantFrom('', '', '', 'https://example.org/a', 'www.example.org'),
  publishedOn: fc.constantFrom(...new Array<string>(8).fill('2024-05-06'), '2999-01-01', '2023-02-31'),
  language: fc.constantFrom('en' as const, 'zh-Hans' as const),
  staff: fc.constantFrom('en' as const, 'zh' as const),
  isScheduled: fc.boolean(),
});
type Draft = typeof drafts extends fc.Arbitrary<infer T> ? T : never;
type FileKind = Draft['image'];

async function makeFile(kind: FileKind): Promise<string | null> {
  if (kind === 'none') return null;
  const { payload } = service;
  const replace = (id: string, file: ReturnType<typeof fileOf>) =>
    payload.update({ collection: 'media', id, data: {}, file, depth: 0 });
  const isPdfFirst = kind === 'pdf' || kind === 'pdf made picture';
  const data = isPdfFirst ? pdf : await picture(kind === 'wide picture' ? 1700 : 40);
  const id = await upload(payload, isPdfFirst ? 'a.pdf' : 'a.png', data);
  if (kind === 'picture made pdf') await replace(id, fileOf('b.pdf', pdf));
  if (kind === 'pdf made picture') await replace(id, fileOf('b.png', await picture()));
  if (kind === 'lost') await lose(id);
  return id;
}

async function lose(id: string): Promise<void> {
  const { filename, sizes } = await service.payload.findByID({ collection: 'media', id });
  const names = new Set([filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)]);
  for (const file of names) if (file) await rm(path.join(service.folder, 'media', file));
}

async function entity(collection: 'authors' | 'organizations' | 'sources' | 'topics', text: string): Promise<string> {
  return (await service.payload.create({ collection, data: { name: text }, depth: 0 })).id;
}

async function write(draft: Draft): Promise<string> {
  const { names, title, language, sourceUrl, publishedOn } = draft;
  const [author, source] = [await entity('authors', names.author), await entity('sources', names.source)];
  const organization = names.organization === null ? '' : await entity('organizations', names.organization);
  const topics = names.topic === null ? [] : [await entity('topics', names.topic)];
  const { body, ...plain } = articleData({ author, organization, source }, title);
  const shown = await makeFile(draft.inBody);
  const node = { type: 'upload', version: 3, format: '', relationTo: 'media', value: shown, fields: null, id: 'a' };
  const children = [...body.root.children, ...(shown ? [node] : [])];
  const attachment = await makeFile(draft.attachment);
  const data = {
    ...{ ...plain, title, language, sourceUrl, publishedOn, topics },
    attributions: [{ author, organization: organization || null, position: null }],
    body: { root: { ...body.root, children } },
    image: await makeFile(draft.image),
    attachments: attachment ? [attachment] : [],
  };
  return (await service.payload.create({ collection: 'articles', data, draft: true, depth: 0 })).id;
}

/** What was drawn that no reader could be given, by the field that has to say so. */
function expectedFields({ title, image, attachment, inBody, sourceUrl, publishedOn }: Draft): string[] {
  const isPicture = (kind: FileKind) => ['none', 'picture', 'wide picture', 'pdf made picture'].includes(kind);
  return [
    ...(title.trim() ? [] : ['title']),
    ...(isPicture(image) ? [] : ['image']),
    ...(attachment === 'lost' ? ['attachments'] : []),
    ...(isPicture(inBody) ? [] : ['body']),
    ...(sourceUrl.startsWith('www') ? ['sourceUrl'] : []),
    ...(publishedOn === '2024-05-06' ? [] : ['publishedOn']),
  ].sort();
}

async function isPublicInTime(slug: string): Promise<boolean> {
  for (const since = Date.now(); Date.now() - since <= WITHIN_MS;) {
    if ((await fetch(`${service.url}/v1/articles/${slug}`)).status === 200) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

type Accepted = { id: string; draft: Draft };

/** Publishes or schedules. @returns what is wrong with a refusal, or the article that the desk accepted */
async function take(draft: Draft): Promise<Accepted | string | null> {
  const { payload } = service;
  const id = await write(draft);
  const i18n = await initI18n({ config: payload.config.i18n, context: 'api', language: draft.staff });
  const req = { i18n } as unknown as PayloadRequest;
  const releaseAt = new Date(Date.now() + LEAD_MS).toISOString();
  const data = draft.isScheduled ? { stage: 'approved' as const, releaseAt } : { _status: 'published' as const };
  const expected = expectedFields(draft).join();
  try {
    await payload.update({ collection: 'articles', id, data, draft: draft.isScheduled, depth: 0, req });
  } catch (error) {
    const errors = (error as { data?: { errors: { path: string; message: string }[] } }).data?.errors ?? [];
    const fields = errors.map(({ path: at }) => at).sort();
    if (fields.join() !== expected) return say(draft, `refused at ${fields.join()} instead of ${expected}: ${error}`);
    const isOther = ({ message }: { message: string }) => /\p{Script=Han}/u.test(message) !== (draft.staff === 'zh');
    return errors.some(isOther) ? say(draft, 'said in the other language') : null;
  }
  return expected ? say(draft, `accepted in spite of ${expected}`) : { id, draft };
}

/** @returns what is wrong with an article that the desk calls published */
async function look({ id, draft }: Accepted): Promise<string[]> {
  const { slug, stage } = await service.payload.findByID({ collection: 'articles', id, depth: 0, draft: true });
  if (stage !== 'published') return [say(draft, `is ${stage}`)];
  return (await isPublicInTime(slug ?? '')) ? [] : [say(draft, `${slug} is not public`)];
}

const say = (draft: Draft, what: string): string => `${what}: ${JSON.stringify(draft)}`;

test(`when ${DRAFTS} random drafts are published or come due, then each is public or was refused at its field`, async () => {
  const wrong: string[] = [];
  const scheduled: Accepted[] = [];
  let published = 0;
  for (const draft of fc.sample(drafts, { numRuns: DRAFTS, seed: SEED })) {
    const taken = await take(draft);
    if (typeof taken === 'string') wrong.push(taken);
    else if (taken && draft.isScheduled) scheduled.push(taken);
    else if (taken) wrong.push(...(await look(taken)));
    if (taken && typeof taken !== 'string') published += 1;
  }
  await new Promise((resolve) => setTimeout(resolve, LEAD_MS));
  await service.publisher.tick();
  for (const accepted of scheduled) wrong.push(...(await look(accepted)));
  expect(wrong).toEqual([]);
  expect(service.publisher.status().problems).toEqual([]);
  // Neither side is left out by chance.
  expect(Math.min(published, scheduled.length, DRAFTS - published)).toBeGreaterThan(DRAFTS / 10);
}, 3_600_000);

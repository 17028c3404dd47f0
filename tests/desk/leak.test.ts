/** Nothing that was not published can be read by anybody: not in an answer, not even in the bytes of the archive's files. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lexical } from '../../seed/lexical.ts';
import { articleData, buildEntities } from '../support/desk.ts';
import { startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

/** Sequences of steps; each is one article's life. */
const SEQUENCES = 1000;
/** Stands in every text that is saved but never published, and in nothing else. */
const SECRET = 'zyxsecretzyx';

let service: Service;
let entities: Awaited<ReturnType<typeof buildEntities>>;
beforeAll(async () => {
  service = await startService();
  entities = await buildEntities(service.payload);
});
afterAll(() => service.close());

const steps = fc.constantFrom('draft', 'submit', 'approve', 'sendBack', 'publish', 'withdraw', 'trash', 'rename');
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

type Life = { id: string; serial: number; isPublic: boolean; edition: number };

const secretText = (serial: number) => ({
  title: `${SECRET} ${serial}`,
  summary: SECRET,
  body: lexical([{ paragraph: SECRET }]),
  internalNotes: SECRET,
});
const publicText = (serial: number, edition: number) => ({
  title: `Open ${serial} edition ${edition}`,
  summary: null,
  body: lexical([{ paragraph: `Open text ${serial}.` }]),
  internalNotes: SECRET,
});

async function take(life: Life, step: Step): Promise<void> {
  const { payload } = service;
  const { id, serial } = life;
  const update = (data: object, draft: boolean) =>
    payload.update({ collection: 'articles', id, data, draft, depth: 0, trash: true });
  try {
    if (step === 'draft') await update(secretText(serial), true);
    if (step === 'submit') await update({ stage: 'in-review' }, true);
    if (step === 'approve') await update({ stage: 'approved', releaseAt: '2099-01-01T00:00:00.000Z' }, true);
    if (step === 'sendBack') await update({ stage: 'draft' }, true);
    if (step === 'rename') await update({ slug: `${SECRET}-${serial}-${life.edition}` }, true);
    if (step === 'trash') await update({ deletedAt: new Date().toISOString() }, false);
    if (step === 'publish') {
      const data = {
        ...publicText(serial, life.edition + 1),
        slug: `open-${serial}`,
        _status: 'published',
        deletedAt: null,
      };
      await update(data, false);
      Object.assign(life, { isPublic: true, edition: life.edition + 1 });
    }
    if (step === 'withdraw') {
      await update({ ...secretText(serial), stage: 'withdrawn', withdrawal: { reason: 'Withdrawn.' } }, false);
      life.isPublic = false;
    }
  } catch (error) {
    // A refused step (trashing what was published, withdrawing what was not) is part of a life; anything else is not.
    if (![400, 403, 409].includes((error as { status?: number }).status ?? 0)) throw error;
  }
}

async function live(serial: number, sequence: Step[]): Promise<Life> {
  const data = { ...articleData(entities, ''), ...secretText(serial) };
  const { id } = await service.payload.create({ collection: 'articles', data, draft: true, depth: 0 });
  const life: Life = { id, serial, isPublic: false, edition: 0 };
  for (const step of sequence) await take(life, step);
  return life;
}

async function everyAnswer(): Promise<string[]> {
  const { url } = service;
  const answers: string[] = [];
  const read = async (address: string) => {
    const response = await fetch(address, { redirect: 'manual' });
    const text = await response.text();
    answers.push(text, JSON.stringify([...response.headers]));
    return text;
  };
  for (let next: string | null = `${url}/v1/articles?limit=100&include=body,facets,total`; next;) {
    next = JSON.parse(await read(next)).links.next;
  }
  for (let since: number | null = 0; since !== null;) {
    const page = JSON.parse(await read(`${url}/v1/changes?since=${since}&limit=100`));
    since = page.data.length > 0 ? page.page.next : null;
  }
  const others = ['/v1', '/v1/authors', '/v1/sources', '/v1/organizations', '/v1/series', '/v1/topics', '/sitemap.xml'];
  const feeds = [
    '/feeds/articles.rss',
    '/feeds/articles.atom',
    '/feeds/articles.json',
    '/oai?verb=ListRecords&metadataPrefix=oai_dc',
  ];
  for (const address of [...others, ...feeds, `/v1/articles?q=${SECRET}`, '/v1/openapi.json'])
    await read(`${url}${address}`);
  return answers;
}

test(`when ${SEQUENCES} articles go through random steps, then readers see what was published and not a letter more`, async () => {
  const sequences = fc.sample(fc.array(steps, { minLength: 1, maxLength: 4 }), { numRuns: SEQUENCES, seed: 20220825 });
  const lives: Life[] = [];
  for (const [serial, sequence] of sequences.entries()) lives.push(await live(serial, sequence));
  await service.publisher.settle();

  const answers = await everyAnswer();
  const search = await fetch(`${service.url}/v1/articles?q=${SECRET}`);
  expect(((await search.json()) as { data: unknown[] }).data).toEqual([]);
  // The one place where the word may stand is the echo of the query itself.
  const leaks = answers.map((text) => text.replaceAll(`q=${SECRET}`, '')).filter((text) => text.includes(SECRET));
  expect(leaks).toEqual([]);
  const staff = answers.filter((text) => /admin@example\.org|editor@example\.org/.test(text));
  expect(staff).toEqual([]);

  const wrong: string[] = [];
  for (const { id, serial, isPublic, edition } of lives) {
    const response = await fetch(`${service.url}/v1/articles/open-${serial}`);
    const expected = isPublic ? 200 : edition > 0 ? 410 : 404;
    if (response.status !== expected) wrong.push(`${id}: ${response.status} instead of ${expected}`);
    const body = (await response.json()) as { title: string };
    if (isPublic && body.title !== `Open ${serial} edition ${edition}`) wrong.push(`${id}: ${body.title}`);
  }
  expect(wrong).toEqual([]);

  const names = (await readdir(service.folder)).filter((name) => name.startsWith('archive.db'));
  expect(names).toContain('archive.db');
  for (const name of names) {
    const bytes = await readFile(path.join(service.folder, name));
    expect([name, bytes.includes(SECRET)]).toEqual([name, false]);
  }
}, 600_000);

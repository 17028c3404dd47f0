/** Nothing that was not published can be read by anybody: not in an answer, not even in the bytes of the archive's files. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { archiveFile, onMongodb } from '../support/engine.ts';
import { SECRET } from './secret.ts';
import type { Lived } from './secret.ts';

/** Articles that go through random steps: fewer where each takes longer, on a server that is no measure of MongoDB. */
const LIVES = onMongodb ? 150 : 1000;

async function everyAnswer(url: string): Promise<string[]> {
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
  const formats = ['bibtex', 'ris', 'csl-json', 'gbt7714'].map((format) => `/v1/citations?format=${format}`);
  const files = ['/v1/articles.csv', '/v1/articles.csv?headings=zh-Hans', ...formats];
  const packed = await fetch(`${url}/v1/export/articles.jsonl.gz`);
  expect(packed.status).toBe(200);
  answers.push(gunzipSync(await packed.arrayBuffer()).toString(), JSON.stringify([...packed.headers]));
  for (const address of [...others, ...feeds, ...files, `/v1/articles?q=${SECRET}`, '/v1/openapi.json'])
    await read(`${url}${address}`);
  return answers;
}

/** What an article was in the past, and what it was before it was ever public. */
async function pastAnswers(url: string, serial: number): Promise<string[]> {
  const original = `${url}/v1/articles/open-${serial}`;
  const read = async (address: string, headers = {}) => {
    const response = await fetch(address, { redirect: 'manual', headers });
    return `${await response.text()} ${JSON.stringify([...response.headers])}`;
  };
  const timemap = await read(`${original}/timemap`);
  const states = [...timemap.matchAll(/<([^>]+\?asOf=[^>]+)>/g)].map(([, address = '']) => address);
  const before = { 'accept-datetime': 'Sat, 01 Jan 2000 00:00:00 GMT' };
  const others = [`${original}?asOf=2000-01-01T00:00:00.000Z`, `${original}/editions`, `${original}.txt`];
  const shown = states.map((address) => address.replace('?asOf', '.html?asOf'));
  return [
    timemap,
    await read(original, before),
    ...(await Promise.all([...states, ...shown, ...others].map((one) => read(one)))),
  ];
}

test(`when ${LIVES} articles go through random steps, then readers see what was published and not a letter more`, async () => {
  const entry = ['-C', 'production', 'src/run.mjs', 'tests/desk/lives.ts', String(LIVES)];
  const child = spawn(process.execPath, entry, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])) as [unknown];
  expect(line).toEqual(expect.any(String));
  const { url, folder, lives } = JSON.parse(String(line)) as Lived;
  expect(lives).toHaveLength(LIVES);

  const answers = await everyAnswer(url);
  const looked = lives.filter((_, index) => index % 8 === 0);
  const past = await Promise.all(looked.map(({ serial }) => pastAnswers(url, serial)));
  expect(past.flat().filter((text) => text.includes('memento-datetime')).length).toBeGreaterThan(looked.length / 8);
  answers.push(...past.flat());
  const search = await fetch(`${url}/v1/articles?q=${SECRET}`);
  expect(((await search.json()) as { data: unknown[] }).data).toEqual([]);
  // The one place where the word may stand is the echo of the query itself.
  const leaks = answers.map((text) => text.replaceAll(`q=${SECRET}`, '')).filter((text) => text.includes(SECRET));
  expect(leaks).toEqual([]);
  const staff = answers.filter((text) => /admin@example\.org|editor@example\.org/.test(text));
  expect(staff).toEqual([]);

  const wrong: string[] = [];
  for (const { id, serial, isPublic, edition } of lives) {
    const response = await fetch(`${url}/v1/articles/open-${serial}`);
    const expected = isPublic ? 200 : edition > 0 ? 410 : 404;
    // Where instances share a database the publisher looks every 200 ms: what was withdrawn before it looked was never public.
    const wasNeverSeen = onMongodb && expected === 410 && response.status === 404;
    if (response.status !== expected && !wasNeverSeen) wrong.push(`${id}: ${response.status} instead of ${expected}`);
    const body = (await response.json()) as { title: string };
    if (isPublic && body.title !== `Open ${serial} edition ${edition}`) wrong.push(`${id}: ${body.title}`);
  }
  expect(wrong).toEqual([]);

  const names = (await readdir(folder)).filter((name) => name.startsWith(path.basename(archiveFile(folder))));
  expect(names).toContain(path.basename(archiveFile(folder)));
  for (const name of names) {
    const bytes = await readFile(path.join(folder, name));
    expect([name, bytes.includes(SECRET)]).toEqual([name, false]);
  }
  child.stdin.end();
  expect(await ended).toEqual([0, null]);
}, 600_000);

/** What a caching proxy of somebody else serves after an article was moved, withdrawn or restored: Debian's nginx. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { articleData, buildEntities } from '../support/desk.ts';
import { hasNginx, startNginx } from '../support/nginx.ts';
import type { Caches } from '../support/nginx.ts';
import { startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

/** Seconds: more than two changes take on a machine with much else to do. */
const MAX_AGE = 5;
/** Milliseconds after a change in which a cache may still show what was before. */
const DEADLINE = 2 * MAX_AGE * 1000;
/** nginx counts in whole seconds. */
const ITS_SECOND = 1000;

const PAGE = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const TITLE = 'On castings that crack';
const ARTICLE = '/v1/articles/on-castings-that-crack';
const MOVED = '/v1/articles/on-gears-that-whine';
const ADDRESSES = [ARTICLE, `${ARTICLE}.html`, `${ARTICLE}.md`, `${ARTICLE}.jsonld`, `${ARTICLE}/citation?format=ris`];
const LISTS = [
  '/v1/articles',
  '/v1/articles?q=castings',
  '/feeds/articles.rss',
  '/feeds/articles.json',
  '/sitemap.xml',
];
/** Read once, and not again before the deadline. */
const UNASKED = `${ARTICLE}.txt`;

type Sample = { address: string; at: number; status: number; shows: boolean; location: string | null; cache: string };

if (!hasNginx) process.stderr.write('A caching proxy in front is left out: nginx is not installed.\n');

test('when interoperability is required, then nginx is installed', () => {
  expect(hasNginx || !process.env['REQUIRE_INTEROP']).toBe(true);
});

(hasNginx ? describe : describe.skip)('behind nginx', () => {
  let service: Service;
  let caches: Caches;
  const ids = { withdrawn: '', moved: '' };

  beforeAll(async () => {
    service = await startService({ MAX_AGE: String(MAX_AGE), TRUST_PROXY: '1' });
    caches = await startNginx(service.url);
    const entities = await buildEntities(service.payload);
    const publish = async (title: string) => {
      const data = { ...articleData(entities, title), _status: 'published' as const };
      return (await service.payload.create({ collection: 'articles', data, depth: 0 })).id;
    };
    ids.withdrawn = await publish(TITLE);
    ids.moved = await publish('On gears that whine');
    await service.publisher.settle();
  });
  afterAll(async () => {
    await caches.close();
    await service.close();
  });

  const change = (id: string, data: object) =>
    service.payload.update({ collection: 'articles', id, data, draft: false, depth: 0 });

  async function ask(cache: string, path: string, since = performance.now(), accept = '*/*'): Promise<Sample> {
    const at = performance.now() - since;
    const answer = await fetch(cache + path, { redirect: 'manual', headers: { accept } });
    const shows = answer.status === 200 && /castings.that.crack/i.test(await answer.text());
    const { status, headers } = answer;
    const address = `${cache === caches.eager ? 'eager' : 'advised'} ${accept === PAGE ? 'page ' : ''}${path}`;
    return { address, at, status, shows, location: headers.get('location'), cache: headers.get('x-cache') ?? '' };
  }

  /** Everything once, through both caches; an article's forms after one another, for nginx learns of Vary by the first. */
  const askAll = async (since?: number) => {
    const both = [caches.advised, caches.eager];
    const paths = [...ADDRESSES, ...LISTS, MOVED];
    const asked = await Promise.all(both.flatMap((cache) => paths.map((path) => ask(cache, path, since))));
    return [...asked, ...(await Promise.all(both.map((cache) => ask(cache, ARTICLE, since, PAGE))))];
  };

  /** Asks again and again from now on, until a second after the deadline. */
  async function watch(): Promise<Sample[]> {
    const since = performance.now();
    const samples: Sample[] = [];
    while (performance.now() - since < DEADLINE + ITS_SECOND) {
      samples.push(...(await askAll(since)));
      await sleep(100);
    }
    return samples;
  }
  const late = (samples: Sample[]) => samples.filter(({ at }) => at > DEADLINE);
  const isOf = (path: string) => (sample: Sample) => sample.address.includes(path);

  test('when an article is withdrawn and another moved, then nobody sees them after twice MAX_AGE', async () => {
    await askAll();
    for (const sample of await askAll()) expect(sample).toMatchObject({ status: 200, cache: 'HIT' });
    for (const cache of [caches.advised, caches.eager]) {
      await ask(cache, UNASKED);
      expect(await ask(cache, UNASKED)).toMatchObject({ status: 200, cache: 'HIT' });
    }

    await change(ids.withdrawn, { stage: 'withdrawn', withdrawal: { reason: 'A wrong figure.' } });
    await change(ids.moved, { slug: 'on-gears-that-sing', _status: 'published' });
    await service.publisher.settle();
    const samples = await watch();

    expect(samples.some(({ shows, cache }) => shows && cache === 'HIT')).toBe(true);
    expect(late(samples).filter(({ shows }) => shows)).toEqual([]);
    expect(
      late(samples)
        .filter(isOf(ARTICLE))
        .filter(({ status }) => status !== 410),
    ).toEqual([]);
    const location = '/v1/articles/on-gears-that-sing';
    for (const sample of late(samples).filter(isOf(MOVED))) expect(sample).toMatchObject({ status: 308, location });
    expect(await ask(caches.advised, UNASKED)).toMatchObject({ status: 410 });
    // Told to, nginx passes over our bound for what nobody asked for: the reason for the advice.
    expect(await ask(caches.eager, UNASKED)).toMatchObject({ status: 200, cache: 'STALE' });

    const kept = samples.filter(({ status, cache }) => cache === 'HIT' && (status === 410 || status === 308));
    expect(new Set(kept.map(({ address }) => address)).size).toBe(2 * (ADDRESSES.length + 2));
  });

  test('when it is restored, then everybody sees it again after twice MAX_AGE', async () => {
    for (const sample of (await askAll()).filter(isOf(ARTICLE))) expect(sample.status).toBe(410);
    await change(ids.withdrawn, { _status: 'published' });
    await service.publisher.settle();
    const samples = late(await watch()).filter((sample) => !isOf(MOVED)(sample));
    expect(samples.length).toBeGreaterThan(0);
    expect(samples.filter(({ shows }) => !shows)).toEqual([]);
  });
});

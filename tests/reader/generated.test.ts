/** Requests made from the OpenAPI document, valid and hostile. GENERATED_REQUESTS sets how many. */
import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readContract } from './contract.ts';
import { requestsOf } from './requests.ts';
import { closeAll, fill, nextInstant, numbered, published, serveArchive, withdraw } from './support.ts';

const REQUESTS = Number(process.env.GENERATED_REQUESTS ?? 20_000);

afterAll(closeAll);

it(`when ${REQUESTS} requests are generated from the OpenAPI document, valid and hostile, then each is answered as it says`, async () => {
  const served = await serveArchive();
  await fill({ store: served.store, count: 12 });
  const gone = numbered(13, { slug: 'gone' });
  await served.store.append(published(gone));
  await withdraw({ store: served.store, record: gone });
  const record = numbered(1, { slug: 'opinion-one' });
  await served.store.append({
    kind: 'corrected',
    articleId: record.id,
    at: nextInstant(),
    record,
    expectedEditions: 1,
  });
  const contract = await readContract(served);
  const log = await served.store.changes({ since: 0, limit: 100 });
  const instants = log.map((json) => (JSON.parse(json) as { at: string }).at);
  const slugs = [
    'opinion-one',
    'opinion-1',
    'opinion-2',
    'gone',
    'jiang-baoquan',
    'ceo-opinions',
    'machine-tools',
    'nothing',
  ];

  await fc.assert(
    fc.asyncProperty(requestsOf({ contract, slugs, instants }), async ({ path, valid, body, ...init }) => {
      // The fetch of Node 20.9 cannot send a DELETE with an empty body.
      const response = await served.get(path, { ...init, ...(body && { body }) });
      const text = await response.text();
      expect(response.status).toBeLessThan(500);
      if (valid && !path.startsWith('/oai')) expect(response.status).not.toBe(400);
      if (init.method === 'GET') {
        const template = contract.template(new URL(path, 'http://localhost').pathname) ?? null;
        if (template) expect(contract.fault({ path: template, response, text })).toBeNull();
        else expect([308, 400, 404, 414]).toContain(response.status);
      }
      expect(response.headers.get('x-request-id')).not.toBeNull();
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }),
    { numRuns: REQUESTS },
  );
  expect(served.logged).toEqual([]);
}, 300_000);

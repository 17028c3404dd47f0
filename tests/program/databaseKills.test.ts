/** kill -9 of the database while staff publish: each gets 201 or 503, readers are answered all the time, and what was acknowledged is stored once and public. MONGODB_KILLS sets how often. */
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { lexical } from '../../seed/lexical.ts';
import { databaseName, describeMongodb } from '../support/mongodb/server.ts';
import { ADMIN, startProgram } from '../support/program.ts';

const KILLS = Number(process.env.MONGODB_KILLS ?? 3);
type Answer = {
  status: number;
  body: { doc: { id: string }; docs: { id: string; title: string; slug: string }[]; token: string };
};

describeMongodb(
  'a database that goes away under the desk',
  (engine) => {
    test(`when it is killed ${KILLS} times while staff publish, then each save is stored or told to come again, and readers notice nothing`, async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'killed-'));
      const settings = {
        DATABASE_URL: engine().url(databaseName()),
        DATA_FOLDER: folder,
        PAYLOAD_SECRET: 's'.repeat(32),
      };
      const env = { ...settings, MONGODB_WITHOUT_TRANSACTIONS: 'accept', RATE_LIMIT: '0' };
      const program = await startProgram({ folder, env });
      let headers: Record<string, string> = { 'Content-Type': 'application/json' };
      const call = async (method: string, at: string, body?: object): Promise<Answer> => {
        const response = await fetch(program.url + at, {
          method,
          headers,
          ...(body && { body: JSON.stringify(body) }),
        });
        return { status: response.status, body: (await response.json()) as Answer['body'] };
      };
      const { token } = (await call('POST', '/api/users/login', ADMIN)).body;
      headers = { ...headers, Authorization: `JWT ${token}` };
      const firstOf = async (name: string) => (await call('GET', `/api/${name}?limit=1&depth=0`)).body.docs[0]?.id;
      const [source, author] = [await firstOf('sources'), await firstOf('authors')];

      let isOver = false;
      const acknowledged: string[] = [];
      const others = new Set<number>();
      let refused = 0;
      const working = Array.from({ length: 2 }, async (_, person) => {
        for (let number = 0; !isOver; number += 1) {
          const title = `Person ${person} article ${number}`;
          const body = lexical([{ paragraph: 'Precision is a habit.' }]);
          const origin = { source, publishedOn: '2024-03-05', language: 'en', attributions: [{ author }] };
          const { status } = await call('POST', '/api/articles', { title, body, ...origin, _status: 'published' });
          if (status === 201) acknowledged.push(title);
          else if (status === 503) refused += 1;
          else others.add(status);
          await sleep(20);
        }
      });
      let answers = 0;
      const reading = (async () => {
        while (!isOver) {
          const { status } = await fetch(`${program.url}/v1/articles?limit=1`);
          if (status !== 200) others.add(status);
          answers += 1;
          await sleep(10);
        }
      })();
      const moreAcknowledged = async () => {
        const before = acknowledged.length;
        while (acknowledged.length < before + 4) await sleep(20);
      };
      for (let kill = 0; kill < KILLS; kill += 1) {
        await moreAcknowledged();
        await engine().kill();
        const answered = answers;
        await sleep(1500);
        expect(answers).toBeGreaterThan(answered);
        await engine().start();
      }
      await moreAcknowledged();
      isOver = true;
      await Promise.all([...working, reading]);

      expect([...others]).toEqual([]);
      const { docs } = (
        await call('GET', '/api/articles?pagination=false&depth=0&select[title]=true&select[slug]=true')
      ).body;
      const stored = docs.map(({ title }) => title);
      expect(acknowledged.filter((title) => stored.filter((one) => one === title).length !== 1)).toEqual([]);
      const slugs = docs.filter(({ title }) => acknowledged.includes(title)).map(({ slug }) => slug);
      const deadline = Date.now() + 10_000;
      const missing = async () => {
        const found = await Promise.all(slugs.map((slug) => fetch(`${program.url}/v1/articles/${slug}`)));
        return slugs.filter((_, index) => found[index]?.status !== 200);
      };
      while ((await missing()).length > 0 && Date.now() < deadline) await sleep(200);
      expect(await missing()).toEqual([]);
      process.stderr.write(`${KILLS} kills: ${acknowledged.length} saves stored, ${refused} told to come again\n`);
      await program.end();
      await program.remove();
    }, 900_000);
  },
  { isKilled: true },
);

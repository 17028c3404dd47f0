/** Instances that follow one journal: what they see, what stops them, and what they survive. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Document } from 'mongodb';
import { POLL_MS } from '../../src/archive/journal/follow.ts';
import { openJournalArchive, refuseToWrite } from '../../src/archive/journal/open.ts';
import type { JournalArchive } from '../../src/archive/journal/open.ts';
import { openMongoJournal } from '../../src/archive/journal/mongodb.ts';
import { correct, dump, idOf, instant, publication, publish, record, slugs, withdraw } from '../contract/support.ts';
import { openTestJournal, SILENT } from '../support/mongodb/journal.ts';
import type { TestJournal } from '../support/mongodb/journal.ts';
import { describeMongodb } from '../support/mongodb/server.ts';

describeMongodb('instances of one journal', (engine) => {
  let folder: string;
  let shared: TestJournal;
  let opened: JournalArchive[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'follow-'));
    shared = await openTestJournal(engine());
    opened = [];
  });
  afterEach(async () => {
    for (const { store } of opened) await store.close();
    await shared.dispose();
    await rm(folder, { recursive: true });
  });

  async function instance(name: string, mayWrite: () => void = () => undefined): Promise<JournalArchive> {
    const journal = openMongoJournal({ db: shared.db, writer: name });
    const archive = await openJournalArchive({ journal, file: join(folder, `${name}.db`), log: SILENT, mayWrite });
    opened.push(archive);
    return archive;
  }
  const close = async (archive: JournalArchive) => {
    opened.splice(opened.indexOf(archive), 1);
    await archive.store.close();
  };
  async function until(isTrue: () => Promise<boolean> | boolean, milliseconds = 5000): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!(await isTrue())) {
      if (Date.now() > end) throw new Error('it did not come');
      await sleep(10);
    }
  }
  const change = (step: number, set: Document) =>
    shared.db.collection<Document>('archive_journal').updateOne({ _id: step as never }, { $set: set });

  describe('following', () => {
    test('when one publishes, then the other has all of it, and may not write itself', async () => {
      const writer = await instance('writer');
      const reader = await instance('reader', refuseToWrite);
      reader.follow();
      await publish(writer.store, 1);
      const bytes = Buffer.from('picture');
      const media = {
        sha256: createHash('sha256').update(bytes).digest('hex'),
        extension: 'png',
        mimeType: 'image/png',
        name: '机床.png',
        bytes,
      };
      await writer.store.putMedia(media);
      await correct(writer.store, 1, { title: 'Corrected' }, instant(2));
      await publish(writer.store, 2);
      await withdraw(writer.store, 2, instant(3));
      await writer.store.setNextRelease(instant(60));
      await until(() => reader.status().step === 6);
      expect(await dump(reader.store)).toEqual(await dump(writer.store));
      expect(await reader.store.nextRelease()).toBe(instant(60));
      expect(await reader.store.mediaInfo(media.sha256)).toMatchObject({ bytes: 7 });
      expect((await reader.store.revision()).at).toBe((await writer.store.revision()).at);
      await expect(publish(reader.store, 3)).rejects.toMatchObject({ code: 'store-readonly' });
      expect((await reader.store.verify()).problems).toEqual([]);
    });

    test('when an instance starts far behind, then it takes all in order and readers are answered meanwhile', async () => {
      const writer = await instance('writer');
      await writer.store.appendMany(Array.from({ length: 120 }, (_, n) => publication(n)));
      const late = await instance('late');
      const seen: number[] = [];
      const progress: [number, number][] = [];
      const asking = (async () => {
        while (!late.status().caughtUp) {
          seen.push((await late.store.revision()).seq);
          await sleep(1);
        }
      })();
      await late.catchUp((done, total) => progress.push([done, total]));
      await asking;
      expect(new Set(seen).size).toBeGreaterThan(3);
      expect(progress.at(-1)).toEqual([120, 120]);
      expect(await dump(late.store)).toEqual(await dump(writer.store));
      expect((await late.store.verify()).problems).toEqual([]);
    });

    test('when something is appended, then at most the second look from then on finds it, and looks never stop', async () => {
      const writer = await instance('writer');
      const journal = openMongoJournal({ db: shared.db, writer: 'reader' });
      let looks = 0;
      const counting = {
        ...journal,
        read: (asked: Parameters<typeof journal.read>[0]) => ((looks += 1), journal.read(asked)),
      };
      const file = join(folder, 'reader.db');
      const reader = await openJournalArchive({ journal: counting, file, log: SILENT, mayWrite: refuseToWrite });
      opened.push(reader);
      reader.follow();
      for (let n = 1; n <= 5; n += 1) {
        await publish(writer.store, n);
        // One look may have been under way already.
        const before = looks;
        await until(() => reader.status().step === n);
        expect(looks - before).toBeLessThanOrEqual(2);
      }
      expect(POLL_MS).toBeLessThanOrEqual(250);
    });

    test('when an instance is closed and opened again, then it goes on where it was', async () => {
      const writer = await instance('writer');
      await publish(writer.store, 1);
      const first = await instance('reader');
      await first.catchUp();
      await close(first);
      await publish(writer.store, 2);
      const again = await instance('reader');
      expect(again.status().step).toBe(1);
      expect(await slugs(again.store)).toEqual(['article-1']);
      await again.catchUp();
      expect(await dump(again.store)).toEqual(await dump(writer.store));
    });

    test('when the file of an instance is an archive of its own, then it is left alone', async () => {
      const { openSqliteArchive } = await import('../../src/archive/sqlite/open.ts');
      const own = await openSqliteArchive({ file: join(folder, 'own.db') });
      await publish(own, 1);
      await own.close();
      await expect(instance('own')).rejects.toMatchObject({ code: 'store-unavailable' });
    });
  });

  describe('two writers', () => {
    test('when both publish the same article, then one does and the other is refused', async () => {
      const [one, two] = [await instance('one'), await instance('two')];
      const outcomes = await Promise.allSettled([publish(one.store, 1), publish(two.store, 1)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(['journal-moved', 'edition-conflict']).toContain((refused?.reason as { code: string }).code);
      await one.catchUp();
      expect((await one.store.revision()).seq).toBe(1);
    });

    test('when both write without end, then the chain stays one and no edition is there twice', async () => {
      const writers = await Promise.all(['one', 'two', 'three'].map((name) => instance(name)));
      const work = async ({ store }: JournalArchive, from: number) => {
        for (let n = from; n < from + 10;) {
          const done = await publish(store, n).then(
            () => true,
            (error: { code: string }) => {
              expect(error.code).toBe('journal-moved');
              return false;
            },
          );
          if (done) n += 1;
        }
      };
      await Promise.all(writers.map((writer, n) => work(writer, n * 10)));
      const check = await instance('check');
      await check.catchUp();
      expect((await check.store.revision()).seq).toBe(30);
      expect((await check.store.verify()).problems).toEqual([]);
    });
  });

  describe('a journal that is not whole', () => {
    const stoppedBy = async (harm: () => Promise<unknown>) => {
      const writer = await instance('writer');
      for (let n = 1; n <= 4; n++) await publish(writer.store, n);
      await harm();
      const reader = await instance('reader');
      reader.follow();
      await until(() => reader.status().stopped !== null);
      return { reader, stopped: reader.status().stopped };
    };

    test('when a step is missing, then following stops before the gap and names it', async () => {
      const { reader, stopped } = await stoppedBy(() =>
        shared.db.collection<Document>('archive_journal').deleteOne({ _id: 3 as never }),
      );
      expect(stopped).toMatch(/step 4: follows step 2/);
      expect(await slugs(reader.store)).toHaveLength(2);
      expect(reader.status().step).toBe(2);
    });

    test('when a step was changed, then following stops before it', async () => {
      const { reader, stopped } = await stoppedBy(async () => {
        const { json } = (await shared.journal.read({ after: 2, limit: 1 }))[0] ?? { json: '' };
        await change(3, { json: json.replace('"number":1', '"number":2') });
      });
      expect(stopped).toMatch(/step 3: its hash/);
      expect(reader.status().step).toBe(2);
    });

    test('when a newer program wrote a kind that is not known here, then following stops before it', async () => {
      const { reader, stopped } = await stoppedBy(() => change(2, { kind: 'poll' }));
      expect(stopped).toMatch(/step 2: unknown kind "poll"/);
      expect(reader.status().step).toBe(1);
      expect(await slugs(reader.store)).toEqual(['article-1']);
    });

    test('when the journal is mended, then following goes on by itself', async () => {
      const { reader } = await stoppedBy(() => change(2, { kind: 'poll' }));
      await change(2, { kind: 'edition' });
      await until(() => reader.status().step === 4, 10_000);
      expect(reader.status().stopped).toBeNull();
    }, 20_000);

    test('when the journal was put back to an earlier state, then an instance that was further says so', async () => {
      const { reader, stopped } = await stoppedBy(async () => {
        const ahead = await instance('reader');
        await ahead.catchUp();
        await close(ahead);
        await shared.db.collection<Document>('archive_journal').deleteOne({ _id: 4 as never });
      });
      expect(stopped).toMatch(/step 4: not what this instance took/);
      expect((await reader.store.verify()).problems.map(({ message }) => message)).toEqual([
        expect.stringMatching(/ends at step 3/),
      ]);
      expect(await slugs(reader.store)).toHaveLength(4);
    });
  });
});

describeMongodb(
  'a server that goes away',
  (engine) => {
    test('when it is killed and started again, then readers are answered all the time and nothing acknowledged is lost', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'follow-'));
      const shared = await openTestJournal(engine());
      const open = async (name: string) => {
        const journal = openMongoJournal({ db: shared.db, writer: name });
        return openJournalArchive({
          journal,
          file: join(folder, `${name}.db`),
          log: SILENT,
          mayWrite: () => undefined,
        });
      };
      const [writer, reader] = [await open('writer'), await open('reader')];
      reader.follow();
      const kills = Number(process.env.MONGODB_KILLS ?? 3);
      let isOver = false;
      const acknowledged: number[] = [];
      const refusals = new Set<string>();
      const working = (async () => {
        for (let n = 0; !isOver; n += 1) {
          const made = record(n);
          await writer.store
            .append({ kind: 'published', articleId: made.id, at: instant(n), record: made, expectedEditions: 0 })
            .then(
              () => acknowledged.push(n),
              (error: { code: string }) => refusals.add(error.code),
            );
          await sleep(5);
        }
      })();
      let answers = 0;
      const reading = (async () => {
        while (!isOver) {
          await slugs(reader.store);
          answers += 1;
          await sleep(2);
        }
      })();
      for (let kill = 0; kill < kills; kill += 1) {
        const before = acknowledged.length;
        while (acknowledged.length < before + 5) await sleep(10);
        await engine().kill();
        const answered = answers;
        await sleep(300);
        expect(answers).toBeGreaterThan(answered);
        await engine().start();
      }
      const before = acknowledged.length;
      while (acknowledged.length < before + 5) await sleep(10);
      isOver = true;
      await Promise.all([working, reading]);
      await reader.catchUp();
      for (const n of acknowledged) expect(await reader.store.state(idOf(n))).toMatchObject({ editions: 1 });
      expect((await reader.store.verify()).problems).toEqual([]);
      expect(await dump(writer.store)).toEqual(await dump(reader.store));
      expect([...refusals].filter((code) => !['store-unavailable', 'edition-conflict'].includes(code))).toEqual([]);
      await writer.store.close();
      await reader.store.close();
      await shared.dispose();
      await rm(folder, { recursive: true });
    }, 600_000);
  },
  { isKilled: true },
);

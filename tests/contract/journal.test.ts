/** What a journal promises to all who share it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { NewStep } from '../../src/archive/journal/Journal.ts';
import { openMongoJournal } from '../../src/archive/journal/mongodb.ts';
import { BEGINNING, openStep, sealStep } from '../../src/archive/journal/steps.ts';
import { sealEdition } from '../../src/archive/log/seal.ts';
import { NO_PREVIOUS } from '../../src/domain/lists.ts';
import { openTestJournal } from '../support/mongodb/journal.ts';
import type { TestJournal } from '../support/mongodb/journal.ts';
import { describeMongodb } from '../support/mongodb/server.ts';
import { idOf, instant, record } from './support.ts';

/** A step with the edition of an article; `seq` and `previous` are nothing to the journal. */
function editionStep(
  before: Parameters<typeof sealStep>[0],
  n: number,
  { number = 1, slug = `article-${n}` } = {},
): NewStep {
  const made = { ...record(n), slug };
  const place = { seq: 1, number, previous: NO_PREVIOUS };
  const { json } = sealEdition({
    ...place,
    article: { id: idOf(n), slug },
    kind: 'published',
    at: instant(n),
    record: made,
  });
  return sealStep(before, { kind: 'edition', json }, number === 1 ? slug : null);
}
const release = (n: number) => ({ kind: 'release', next: null, at: instant(n) }) as const;

describeMongodb('journal in MongoDB', (engine) => {
  let shared: TestJournal;
  beforeEach(async () => void (shared = await openTestJournal(engine())));
  afterEach(() => shared.dispose());
  const other = () => openMongoJournal({ db: shared.db, writer: 'two' });

  test('when nothing was appended, then the head is the beginning', async () => {
    expect(await shared.journal.head()).toEqual(BEGINNING);
    expect(await shared.journal.read({ after: 0, limit: 10 })).toEqual([]);
    expect(await shared.journal.mark(1)).toBeNull();
  });

  test('when steps of every kind are appended, then everybody reads them in order, as they were', async () => {
    const text = 'NUL \0 lone \ud83d 机床 🛠️ \u2028';
    const entity = { kind: 'source', profile: { slug: 'daily', name: text } } as never;
    const first = editionStep(BEGINNING, 1);
    const second = sealStep(first, { kind: 'entity', entity, at: instant(2) });
    const file = { sha256: 'a'.repeat(64), extension: 'png', mimeType: 'image/png' };
    const third = sealStep(second, { kind: 'media', ...file, at: instant(3) });
    const fourth = sealStep(third, release(4));
    await shared.journal.append([first, second]);
    await shared.journal.append([third, fourth]);

    const rows = await other().read({ after: 0, limit: 10 });
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    const contents = rows.map((row, n) => openStep(rows[n - 1] ?? BEGINNING, row));
    expect(contents[0]).toEqual({ kind: 'edition', json: first.json });
    expect(contents[1]).toEqual({ kind: 'entity', entity, at: instant(2) });
    expect(contents[2]).toEqual({ kind: 'media', ...file, at: instant(3) });
    expect(await other().head()).toEqual({ number: 4, sha256: fourth.sha256 });
    expect(await other().mark(2)).toEqual({ number: 2, sha256: second.sha256 });
    expect(await other().read({ after: 2, limit: 1 })).toMatchObject([{ number: 3 }]);
  });

  test('when many race for the head, then each number is had by exactly one', async () => {
    const writers = Array.from({ length: 4 }, (_, n) => openMongoJournal({ db: shared.db, writer: `racer ${n}` }));
    let refused = 0;
    const race = async (journal: (typeof writers)[0], n: number) => {
      for (let accepted = 0; accepted < 10;) {
        const step = sealStep(await journal.head(), release(n));
        const outcome = await journal.append([step]).then(
          () => null,
          (error: { code: string }) => error.code,
        );
        if (outcome === null) accepted += 1;
        else expect(outcome).toBe('journal-moved');
        if (outcome !== null) refused += 1;
      }
    };
    await Promise.all(writers.map(race));
    const rows = await shared.journal.read({ after: 0, limit: 100 });
    expect(rows).toHaveLength(40);
    rows.forEach((row, n) => openStep(rows[n - 1] ?? BEGINNING, row));
    expect(refused).toBeGreaterThan(0);
  });

  test('when the answer to an append was lost, then asking again succeeds and adds nothing', async () => {
    const first = sealStep(BEGINNING, release(1));
    await shared.journal.append([first]);
    await shared.journal.append([first, sealStep(first, release(2))]);
    expect((await shared.journal.head()).number).toBe(2);
    await expect(other().append([first])).rejects.toMatchObject({ code: 'journal-moved' });
  });

  test('when an edition or a slug would be there twice, then it is refused, what came before it stays', async () => {
    const first = editionStep(BEGINNING, 1);
    await shared.journal.append([first]);
    const again = editionStep(first, 1, { slug: 'another' });
    await expect(shared.journal.append([again])).rejects.toMatchObject({ code: 'edition-conflict' });
    const between = sealStep(first, release(2));
    const taken = editionStep(between, 2, { slug: 'article-1' });
    await expect(shared.journal.append([between, taken])).rejects.toMatchObject({ code: 'slug-taken' });
    expect((await shared.journal.head()).number).toBe(2);
  });

  test('when a file is put, then it is kept whole under its hash, once', async () => {
    const bytes = Buffer.alloc(700_000, 'opinion');
    await shared.journal.putFile({ sha256: 'a'.repeat(64), bytes });
    await other().putFile({ sha256: 'a'.repeat(64), bytes: Buffer.from('something else') });
    expect((await other().getFile('a'.repeat(64))).equals(bytes)).toBe(true);
    await expect(shared.journal.getFile('b'.repeat(64))).rejects.toMatchObject({ code: 'store-damaged' });
  });
});

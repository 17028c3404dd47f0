/** A damaged log put right from another copy of it: by the chain, byte for byte, and from no other archive's. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'libsql';
import { openArchive, repairArchive } from '../../src/archive/openArchive.ts';
import type { Edition } from '../../src/domain/edition.ts';
import { sealEdition } from '../../src/archive/log/seal.ts';
import { correct, instant, publish } from '../contract/support.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'repair-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = () => ({ kind: 'sqlite' as const, folder });
const inDatabase = <T>(work: (db: Database.Database) => T): T => {
  const db = new Database(path.join(folder, 'archive.db'));
  try {
    return work(db);
  } finally {
    db.close();
  }
};
const rows = () => inDatabase((db) => db.prepare('SELECT seq, hex(id), number, kind, at, json FROM log').all());
const run = (sql: string, ...values: unknown[]) => inDatabase((db) => db.prepare(sql).run(values));
const verify = async () => {
  const store = await openArchive({ place: place() });
  return (await store.verify().finally(store.close)).problems;
};

/** Six editions of four articles. @returns them as they were sealed */
async function make(last = 6): Promise<string[]> {
  const store = await openArchive({ place: place() });
  for (const n of [1, 2, 3]) await publish(store, n);
  await correct(store, 2, { title: 'Put right' }, instant(4));
  await publish(store, 4);
  if (last > 5) await publish(store, last);
  const editions = await store.changes({ since: 0, limit: 100 });
  await store.close();
  return editions;
}

const headOf = (json = '') => {
  const { seq, sha256 } = JSON.parse(json) as Edition;
  return { seq, sha256 };
};
const repair = (copy: string[], more: { isRehearsal?: boolean; known?: { seq: number; sha256: string } } = {}) => {
  async function* editions() {
    yield* copy;
  }
  const source = { editions, file: async () => null };
  return repairArchive({ place: place(), source, known: null, isRehearsal: false, ...more });
};

const forged = (json = '') => {
  const { sha256, ...edition } = JSON.parse(json) as Edition;
  const record = { ...edition.record, title: 'Forged' } as never;
  return sha256 && sealEdition({ ...edition, record }).json;
};
const damages: [string, (editions: string[]) => unknown, number[]][] = [
  ['has a changed word', () => run(`UPDATE log SET json = replace(json, '"title"', '"titel"') WHERE seq = 2`), [2]],
  ['cannot be read', () => run('UPDATE log SET json = substr(json, 1, 50) WHERE seq = 3'), [3]],
  ['is of another article', () => run('UPDATE log SET id = zeroblob(16) WHERE seq = 3'), [3]],
  ['has another instant', () => run(`UPDATE log SET at = '2030-01-01T00:00:00.000Z' WHERE seq = 5`), [5]],
  ['is missing', () => run('DELETE FROM log WHERE seq IN (3, 4)'), [4, 3]],
  ['is the last and missing', () => run('DELETE FROM log WHERE seq = 6'), [6]],
  ['is the last and cannot be read', () => run(`UPDATE log SET json = '{' WHERE seq = 6`), [6]],
  [
    'was written anew with a hash of its own that holds',
    (editions) => run('UPDATE log SET json = ? WHERE seq = 2', forged(editions[1])),
    [2],
  ],
  [
    'lost its content, and no edition says so',
    (editions) => run('UPDATE log SET json = ? WHERE seq = 1', gone(editions[0])),
    [1],
  ],
];
const gone = (json = '') =>
  JSON.stringify({ ...(JSON.parse(json) as Edition), record: null, redacted: { at: instant(9), reason: 'None.' } });

test.each(damages)(
  'when an edition %s, then it is put back byte for byte, and nothing else',
  async (_what, damage, seqs) => {
    const editions = await make();
    const before = rows();
    damage(editions);
    expect((await verify()).length).toBeGreaterThan(0);
    const known = headOf(editions.at(-1));
    const damaged = rows();
    const rehearsal = await repair(editions, { known, isRehearsal: true });
    expect(rows()).toEqual(damaged);
    const done = await repair(editions, { known });
    expect(done).toEqual(rehearsal);
    expect(done.editions.map(({ seq }) => seq).sort()).toEqual([...seqs].sort());
    expect(done.lost).toEqual({ editions: [], files: [] });
    expect(rows()).toEqual(before);
    expect(await verify()).toEqual([]);
  },
);

test('when the copy is of another archive, or of one that went another way, then nothing is changed', async () => {
  const other = await make(7);
  await rm(folder, { recursive: true });
  folder = await mkdtemp(path.join(os.tmpdir(), 'repair-'));
  await make();
  run(`UPDATE log SET json = '{' WHERE seq = 2`);
  const damaged = rows();
  await expect(repair(other)).rejects.toThrow(/another archive: edition 6 of the two is not the same/);
  await expect(repair([])).rejects.toThrow(/not one edition of both/);
  expect(rows()).toEqual(damaged);
});

test('when the copy is damaged in the same place, or older, then the edition is named as lost and the others are put back', async () => {
  const editions = await make();
  const before = rows();
  run(`UPDATE log SET json = replace(json, '"title"', '"titel"') WHERE seq IN (2, 4, 6)`);
  const copy = editions.slice(0, 5).map((json, index) => (index === 1 ? json.replace('"title"', '"tilte"') : json));
  const done = await repair(copy, { known: headOf(editions.at(-1)) });
  expect(done.editions.map(({ seq }) => seq)).toEqual([4]);
  expect(done.lost.editions.map(({ seq }) => seq)).toEqual([6, 2]);
  expect([rows()[3]]).toEqual([before[3]]);
  expect((await repair(editions)).editions.map(({ seq }) => seq).sort()).toEqual([2, 6]);
  expect(rows()).toEqual(before);
});

test('when the content of an edition was removed by law, then a copy from before does not bring it back', async () => {
  const editions = await make();
  const store = await openArchive({ place: place() });
  await store.redact({ seq: 2, reason: 'Court order', at: instant(8) });
  await store.close();
  const before = rows();
  expect(await repair(editions)).toMatchObject({ editions: [] });
  run(`UPDATE log SET json = '{' WHERE seq = 2`);
  expect((await repair(editions)).editions.map(({ seq }) => seq)).toEqual([2]);
  expect(rows()).toEqual(before);
  expect(await verify()).toEqual([]);
});

/** The whole archive as a BagIt bag: complete, readable without a program, and found out when it was tampered with. */
import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import pino from 'pino';
import tar from 'tar-stream';
import { exportBag } from '../../src/program/export/exportBag.ts';
import { verifyBag } from '../../src/program/export/verifyBag.ts';
import { checkRestorable } from '../../src/program/restore/restoreBag.ts';
import { loadConfig } from '../../src/config.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { readerSettings } from '../../src/server/readerSettings.ts';
import { packBag } from '../../src/interchange/bag/tar.ts';
import { withUnpacked } from '../../src/program/restore/unpacked.ts';
import { writeBag } from '../../src/interchange/bag/writeBag.ts';
import { picture, upload } from '../support/files.ts';
import { startService } from '../support/service.ts';

let folder: string;
let bag: string;
let log: string[];
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'export-'));
  bag = path.join(folder, 'bag');
  const service = await startService();
  await upload(service.payload, '100% 图.png', await picture());
  await service.payload.create({ collection: 'articles', data: { title: 'Only a draft' }, draft: true });
  log = await service.store.changes({ since: 0, limit: 100 });
  await service.stop();
  const config = loadConfig({ DATABASE_URL: `file:${service.folder}`, LOG_LEVEL: 'silent' });
  if (config.engine.kind !== 'sqlite') throw new Error('not the embedded engine');
  const settings = readerSettings(config);
  const of = { ...config, engine: config.engine };
  await exportBag({ to: bag, config: of, settings, desk: deskConfig, log: pino({ level: 'silent' }) });
  await rm(service.folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (name: string) => readFile(path.join(bag, 'data', name), 'utf8');
const linesOf = async (name: string) =>
  (await read(name))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('when an archive is exported, then log, drafts, versions, files and pages are in the bag, and nothing to sign in with', async () => {
  expect(await read('log.jsonl')).toBe(log.map((json) => `${json}\n`).join(''));
  expect((await linesOf('desk/articles.jsonl')).map(({ title }) => title)).toContain('Only a draft');
  expect((await linesOf('desk/articles.versions.jsonl')).length).toBeGreaterThanOrEqual(3);
  expect(Object.keys((await linesOf('desk/users.jsonl'))[0] ?? {}).sort()).toEqual(
    ['createdAt', 'email', 'id', 'name', 'revision', 'role', 'updatedAt'].sort(),
  );
  expect(await readdir(path.join(bag, 'data', 'uploads'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/100/)]),
  );
  const pages = await readdir(path.join(bag, 'data', 'articles'));
  expect(pages.filter((name) => name.endsWith('.html'))).toHaveLength(2);
  expect(await read(`articles/${pages.find((name) => name.endsWith('.txt'))}`)).not.toContain('Only a draft');
  expect(await readdir(folder)).toEqual(['bag']);
});

test('when a bag is whole, then it is said to be', async () => {
  const { problems, editions } = await verifyBag(bag);
  expect([problems, editions]).toEqual([[], 2]);
});

/** The validator of the Library of Congress, PyPI's bagit: the file that BAGIT names. */
const BAGIT = process.env.BAGIT ?? '';
const hasBagit = BAGIT !== '' && spawnSync(BAGIT, ['--help']).status === 0;
if (!hasBagit) process.stderr.write('The validator of bags is left out: BAGIT names no bagit.py.\n');

test('when interoperability is required, then the validator of bags is installed', () => {
  expect(hasBagit || !process.env.REQUIRE_INTEROP).toBe(true);
});

(hasBagit ? test : test.skip)(
  'when the validator of the Library of Congress and sha256sum read a bag, then they accept it, and neither one that was changed',
  async () => {
    const validate = (of: string) => spawnSync(BAGIT, ['--validate', of], { encoding: 'utf8' });
    const sums = (of: string, algorithm: string) => {
      const names = [`manifest-${algorithm}.txt`, `tagmanifest-${algorithm}.txt`];
      return spawnSync(`${algorithm}sum`, ['--check', '--strict', '--quiet', ...names], { cwd: of, encoding: 'utf8' });
    };
    expect(validate(bag)).toMatchObject({ status: 0, stderr: expect.stringContaining('is valid') });
    for (const algorithm of ['sha256', 'sha512']) expect(sums(bag, algorithm)).toMatchObject({ status: 0, stderr: '' });
    const changed = path.join(folder, 'changed');
    await cp(bag, changed, { recursive: true });
    await appendFile(path.join(changed, 'data', 'README.txt'), 'x');
    expect([validate(changed).status, sums(changed, 'sha256').status]).toEqual([1, 1]);
    await rm(changed, { recursive: true });
  },
);

test('when the folder exists already, then nothing is written into it', async () => {
  await expect(writeBag({ to: bag, fill: async () => [] })).rejects.toThrow(/exists already/);
});

test('when a file cannot be read half way, then no bag is there, whole or half', async () => {
  const to = path.join(folder, 'broken');
  async function* broken() {
    yield 'one';
    throw new Error('gone');
  }
  const fill: Parameters<typeof writeBag>[0]['fill'] = async (into) => {
    await into.add('a.txt', broken());
    return [];
  };
  await expect(writeBag({ to, fill })).rejects.toThrow('gone');
  expect(await readdir(folder)).toEqual(['bag']);
});

test.each(['../out.txt', '/out.txt', 'a/../../out.txt', 'C:\\out.txt', 'a//b', ''])(
  'when a file would be named %j, then it is refused',
  async (name) => {
    const fill: Parameters<typeof writeBag>[0]['fill'] = async (into) => {
      await into.add(name, ['x']);
      return [];
    };
    await expect(writeBag({ to: path.join(folder, 'named'), fill })).rejects.toThrow(/cannot hold a file named/);
  },
);

describe('a bag that was tampered with', () => {
  let copy: string;
  const at = (name: string) => path.join(copy, name);
  const edit = async (name: string, change: (text: string) => string) =>
    writeFile(at(name), change(await readFile(at(name), 'utf8')));
  const sum = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');
  /** What somebody would do who knows what manifests are for. */
  const seal = async (name: string, manifest: string) => {
    const text = await readFile(at(name), 'utf8');
    for (const algorithm of ['sha256', 'sha512']) {
      await edit(`${manifest}-${algorithm}.txt`, (lines) =>
        lines.replace(
          new RegExp(`^[0-9a-f]+  ${name.replaceAll('.', '\\.')}$`, 'm'),
          `${sum(algorithm, text)}  ${name}`,
        ),
      );
    }
  };
  const resealed = async () => {
    await seal('data/log.jsonl', 'manifest');
    for (const algorithm of ['sha256', 'sha512']) await seal(`manifest-${algorithm}.txt`, 'tagmanifest');
  };
  const tamperings: [string, () => Promise<unknown>, RegExp][] = [
    [
      'has a changed file',
      () => edit('data/log.jsonl', (text) => text.replace('"title"', '"titel"')),
      /data\/log\.jsonl does not match its sha256/,
    ],
    ['lost a file', () => rm(at('data/README.txt')), /data\/README\.txt is named in manifest-sha256\.txt and missing/],
    [
      'has one file more',
      () => writeFile(at('data/more.txt'), 'x'),
      /data\/more\.txt is not named in manifest-sha256\.txt/,
    ],
    ['has a file beside data', () => writeFile(at('run.sh'), 'x'), /run\.sh does not belong/],
    [
      'has files to fetch',
      () => writeFile(at('fetch.txt'), 'https://example.org/x 1 data/x\n'),
      /fetch\.txt: a bag whose files must be fetched/,
    ],
    ['has a link', () => symlink('/etc/hostname', at('data/link')), /data\/link is neither a file nor a folder/],
    [
      'names a file outside',
      () => appendFile(at('manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../x\n`),
      /manifest-sha256\.txt, line \d+: is not a hash and a name inside/,
    ],
    ['lost a manifest', () => rm(at('manifest-sha512.txt')), /manifest-sha512\.txt is missing/],
    [
      'has a shorter manifest',
      () => edit('manifest-sha256.txt', (text) => text.slice(0, text.length / 2)),
      /manifest-sha256\.txt does not match its sha256/,
    ],
    [
      'has other words in bag-info.txt',
      () => edit('bag-info.txt', (text) => text.replace('Archive-Editions: 2', 'Archive-Editions: 3')),
      /bag-info\.txt does not match its sha256/,
    ],
    ['is none', () => rename(at('bagit.txt'), at('bag.txt')), /is no bag: bagit\.txt is missing/],
    [
      'is of another version',
      () => edit('bagit.txt', (text) => text.replace('1.0', '2.0')),
      /bagit\.txt is not that of BagIt 1\.0/,
    ],
    [
      'has an edition changed and every manifest made to fit',
      async () => (
        await edit('data/log.jsonl', (text) => text.replace('is borrowed', 'is Borrowed')),
        await resealed()
      ),
      /data\/log\.jsonl, line 1: sha256 does not match its content/,
    ],
    [
      'has its last edition removed and every manifest made to fit',
      async () => (await edit('data/log.jsonl', (text) => `${text.split('\n')[0]}\n`), await resealed()),
      /data\/log\.jsonl ends with .*Archive-Log-Head/,
    ],
  ];

  beforeEach(async () => {
    copy = path.join(folder, 'copy');
    await rm(copy, { recursive: true, force: true });
    await mkdir(copy);
    await cp(bag, copy, { recursive: true });
  });

  test.each(tamperings)('when it %s, then that is said', async (_what, tamper, message) => {
    await tamper();
    const { problems } = await verifyBag(copy);
    expect(problems.join('\n')).toMatch(message);
    await expect(checkRestorable(copy)).rejects.toThrow(message);
  });

  const manifests = async () => {
    await seal('data/archive.json', 'manifest');
    for (const algorithm of ['sha256', 'sha512']) await seal(`manifest-${algorithm}.txt`, 'tagmanifest');
  };

  const others: [string, () => Promise<unknown>, RegExp][] = [
    [
      'is of a newer format',
      () => edit('data/archive.json', (text) => text.replace('"format": 1', '"format": 2')),
      /data\/archive\.json: the bag was written by a newer version/,
    ],
    [
      'has fields of a newer desk',
      () => edit('data/archive.json', (text) => text.replace(/"deskSchema": "\d/, '"deskSchema": "9')),
      /data\/archive\.json: the bag was written by a newer version/,
    ],
    [
      'is of another program',
      () => edit('data/archive.json', () => '{"name": "another"}'.padEnd(length)),
      /data\/archive\.json is not what "export" of this program writes/,
    ],
  ];
  let length = 0;
  test.each(others)('when it %s, then it is not restored', async (_what, change, message) => {
    length = (await readFile(at('data/archive.json'))).length;
    await change();
    await manifests();
    await expect(checkRestorable(copy)).rejects.toThrow(message);
  });
});

describe('a packed bag that was tampered with', () => {
  const packed = () => path.join(folder, 'packed.tar.gz');
  const tarOf = async (entries: (pack: tar.Pack) => void) => {
    const pack = tar.pack();
    entries(pack);
    pack.finalize();
    await writeFile(packed(), gzipSync(await buffer(pack)));
  };
  const tamperings: [string, () => Promise<unknown>, RegExp][] = [
    ['is cut', async () => writeFile(packed(), (await readFile(packed())).subarray(0, 5000)), /unexpected end of file/],
    ['is none', () => writeFile(packed(), 'No archive.'), /cannot be unpacked: incorrect header/],
    ['is empty', () => writeFile(packed(), gzipSync('')), /is empty/],
    ['names a file outside', () => tarOf((pack) => pack.entry({ name: 'bag/../../x' }, 'x')), /a name outside the bag/],
    ['names an absolute file', () => tarOf((pack) => pack.entry({ name: '/etc/x' }, 'x')), /a name outside the bag/],
    [
      'has a link',
      () => tarOf((pack) => pack.entry({ name: 'bag/l', type: 'symlink', linkname: '/etc/hostname' })),
      /neither a file nor a folder/,
    ],
    [
      'has a file twice',
      () => tarOf((pack) => (pack.entry({ name: 'bag/a' }, 'a'), pack.entry({ name: 'bag/a' }, 'b'))),
      /cannot be unpacked/,
    ],
  ];
  test.each(tamperings)('when it %s, then it is refused, and nothing of it is left', async (_what, tamper, message) => {
    await packBag({ bag, to: packed() });
    await tamper();
    await expect(withUnpacked(packed(), checkRestorable)).rejects.toThrow(message);
    expect((await readdir(folder)).filter((name) => /unpacked|half|^x$/.test(name))).toEqual([]);
  });
});

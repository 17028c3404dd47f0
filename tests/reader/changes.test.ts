import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { closeAll, fill, idOf, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

const run = promisify(execFile);
const COUNT = 105;
let served: Served;
let folder: string;

beforeAll(async () => {
  served = await serveArchive();
  folder = await mkdtemp(join(tmpdir(), 'changes-'));
  const records = await fill({ store: served.store, count: COUNT });
  await withdraw({ store: served.store, record: records[0] ?? numbered(1) });
});
afterAll(async () => {
  await closeAll();
  await rm(folder, { recursive: true, force: true });
});

describe('GET /v1/changes', () => {
  it('when followed from the start, then every edition comes once, in order, withdrawals included', async () => {
    const seen: number[] = [];
    let kind = '';
    let since: number | null = 0;
    while (since !== null) {
      const { body } = await served.json(`/v1/changes?limit=50&since=${since}`);
      seen.push(...body.data.map(({ seq }: { seq: number }) => seq));
      kind = body.data.at(-1).kind;
      since = body.page.next;
    }
    expect(seen).toEqual(Array.from({ length: COUNT + 1 }, (_, index) => index + 1));
    expect(kind).toBe('withdrawn');
  });

  it('when the page ends exactly with the log, then there is no next', async () => {
    const { body, headers } = await served.json(`/v1/changes?limit=1&since=${COUNT}`);
    expect(body.page.next).toBeNull();
    expect(headers.get('link')).toBeNull();
  });

  it('when since is beyond the log, then it is empty', async () => {
    expect((await served.json('/v1/changes?since=999999')).body.data).toEqual([]);
  });
});

describe('the programs in docs/api.md', () => {
  it('when the archive is whole, then verify.mjs says so, and names the edition that was changed', async () => {
    const text = await readFile('docs/api.md', 'utf8');
    const program = /```js verify\.mjs\n([\s\S]+?)```/.exec(text)?.[1] ?? '';
    const file = join(folder, 'verify.mjs');
    await writeFile(file, program);
    const { stdout } = await run(process.execPath, [file, served.url]);
    expect(stdout).toContain('The log is whole.');

    const lying = await serveArchive({
      wrap: (store) => ({
        ...methodsOf(store),
        changes: async (input) =>
          (await served.store.changes(input)).map((json) => json.replace('Opinion 7 on', 'Opinion 7 off')),
      }),
    });
    await lying.store.append(published(numbered(1)));
    const failed = await run(process.execPath, [file, lying.url]).catch((error: { stderr: string }) => error);
    expect(failed.stderr).toContain('edition 7 was changed');
    await lying.close();
  });

  it('when mirror.mjs runs again and again, then the folder is what is public', async () => {
    const target = join(folder, 'mirror');
    const mirror = () => run(process.execPath, ['docs/mirror.mjs', served.url, target]);
    await mirror();
    const files = () => readdir(target).then((names) => names.filter((name) => name.endsWith('.json')).sort());
    expect(await files()).toEqual(Array.from({ length: COUNT - 1 }, (_, index) => `${idOf(index + 2)}.json`));
    const record = numbered(COUNT + 1);
    await served.store.append(published(record));
    await withdraw({ store: served.store, record: numbered(2) });
    await mirror();
    expect(await files()).toEqual(Array.from({ length: COUNT - 1 }, (_, index) => `${idOf(index + 3)}.json`));
    const copy: unknown = JSON.parse(await readFile(join(target, `${record.id}.json`), 'utf8'));
    expect(copy).toEqual(record);
  });
});

/** A class instance has its methods on the prototype: bound here, so that single ones can be replaced. */
function methodsOf<T extends object>(store: T): T {
  const names = new Set([...Object.keys(store), ...Object.getOwnPropertyNames(Object.getPrototypeOf(store) as object)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const member: unknown = Reflect.get(store, name);
      return [name, typeof member === 'function' ? member.bind(store) : member];
    }),
  ) as T;
}

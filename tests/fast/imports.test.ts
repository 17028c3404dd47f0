import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Floor -> floors it may import. Entry points (cli, server, desk, the config) may import all and are not listed. */
const MAY_IMPORT: Record<string, string[]> = {
  'src/domain': [],
  'src/archive': ['src/domain'],
  'src/formats': ['src/domain'],
  'src/reader': ['src/domain', 'src/formats', 'src/archive/ArchiveStore.ts'],
  'src/publishing': ['src/domain', 'src/archive/ArchiveStore.ts', 'src/payload-types.ts'],
  'src/interchange': ['src/domain', 'src/formats'],
  collections: ['src/domain', 'src/payload-types.ts'],
  seed: ['src/domain', 'src/payload-types.ts'],
};
/** Package -> the only places that may import it. */
const ONLY_IN: Record<string, RegExp> = {
  payload:
    /^(collections|seed|tests|migrations)\/|^src\/(publishing|app|admin|cli|desk|server)\/|^src\/(payload\.config|editor)\.ts$/,
  express: /^src\/(reader|server)\/|^src\/server\.ts$|^tests\//,
  libsql: /^src\/(archive\/sqlite|desk)\/|^tests\//,
  '@libsql/client': /^src\/desk\/|^tests\//,
};
/** Nobody imports the entry points. */
const ENTRY = /^src\/(server\.ts|cli\/|start\.mjs)/;

function files(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'));
}

/** What a file imports: repository paths and package names, `import type` and `import()` included. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
  return found.map((name) => (name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name));
}

const all = ['src', 'collections', 'seed', 'tests'].flatMap(files);
const floorOf = (file: string) => Object.keys(MAY_IMPORT).find((floor) => file.startsWith(`${floor}/`));

test('when a file of one floor imports another, then the design allows it', () => {
  const broken = all.flatMap((file) => {
    const floor = floorOf(file);
    if (!floor) return [];
    const allowed = [floor, ...(MAY_IMPORT[floor] ?? [])];
    return importsOf(file)
      .filter((name) => /^(src|collections|seed|migrations)\//.test(name))
      .filter((name) => !allowed.some((place) => name === place || name.startsWith(`${place}/`)))
      .map((name) => `${file} imports ${name}`);
  });
  expect(broken).toEqual([]);
});

test('when a package belongs to one floor, then no other imports it', () => {
  const broken = all.flatMap((file) =>
    importsOf(file)
      .filter((name) => ONLY_IN[name] && !ONLY_IN[name].test(file))
      .map((name) => `${file} imports ${name}`),
  );
  expect(broken).toEqual([]);
});

test('when a file reads the environment, then it is the one that may', () => {
  const readers = all.filter((file) => /process\.env\b/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(readers.filter((file) => file !== 'src/config.ts' && !file.startsWith('tests/'))).toEqual([]);
});

test('when a module is an entry point, then nothing outside imports it', () => {
  const broken = all
    .filter((file) => !file.startsWith('src/cli/'))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => ENTRY.test(name))
        .map((name) => `${file} imports ${name}`),
    );
  expect(broken).toEqual([]);
});

/** The structure, held to: who may import whom, which package belongs where, no circle, no file outside a floor. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const READER = ['src/http', 'src/domain', 'src/formats', 'src/archive/ArchiveStore.ts', 'src/archive/cardBytes.ts'];
/** Beside every floor: how work says how far it is and what happened. */
const EVERYWHERE = ['src/progress.ts', 'src/log.ts'];

/** Floor -> what it may import besides itself; the longest matching name is a file's floor. `*`: everything below the entry points. */
const MAY_IMPORT: Record<string, string[]> = {
  'src/domain': [],
  'src/progress.ts': [],
  'src/log.ts': [],
  'src/config.ts': ['src/domain'],
  'src/words': ['src/domain'],
  'src/payload-types.ts': [],
  'src/formats': ['src/domain'],
  'src/archive/cardBytes.ts': [],
  'src/archive/ArchiveStore.ts': ['src/domain', 'src/archive/cardBytes.ts'],
  'src/archive/openArchive.ts': ['src/domain', 'src/archive'],
  'src/archive/log': ['src/domain', 'src/archive/ArchiveStore.ts'],
  'src/archive/search': ['src/domain'],
  'src/archive/sqlite': ['src/domain', 'src/archive'],
  'src/archive/journal': ['src/domain', 'src/archive', 'src/log.ts'],
  'src/http': READER,
  'src/reader': READER,
  'src/interchange': ['src/domain', 'src/formats', 'src/archive/ArchiveStore.ts', 'src/archive/search'],
  'src/desk': ['src/domain', 'src/words', 'src/formats', 'src/interchange', 'src/payload-types.ts', 'migrations'],
  'src/publishing': [
    ...[
      'src/domain',
      'src/words',
      'src/archive/ArchiveStore.ts',
      'src/desk/richText',
      'src/desk/projectionRequests.ts',
      'src/desk/files.ts',
    ],
    'src/payload-types.ts',
  ],
  'src/admin': ['src/domain', 'src/words'],
  'src/app': ['src/admin', 'src/payload.config.ts', 'src/desk/mongodb/outage.ts'],
  collections: [
    'src/domain',
    'src/words',
    'src/desk/projectionRequests.ts',
    'src/desk/richText',
    'src/desk/mongodb/shownFiles.ts',
    'src/payload-types.ts',
  ],
  migrations: [],
  seed: ['src/domain', 'src/desk/richText', 'src/payload-types.ts'],
  'src/payload.config.ts': ['*'],
  'src/program': ['*'],
  'src/server.ts': ['*'],
  'src/readerServer.ts': ['*'],
  'src/server': ['*'],
  'src/cli': ['*'],
};
/** Entry points, which nothing else imports (Next's mount needs the desk's configuration). */
const ENTRY = /^src\/(server\.ts|readerServer\.ts|cli\/|payload\.config\.ts)/;
const MAY_IMPORT_ENTRIES = /^src\/(server\.ts|readerServer\.ts|cli\/|app\/)/;

/** Packages that belong somewhere, by name or, ending with /, by prefix -> the only places that may import them. */
const ONLY_IN: [string, RegExp][] = [
  ['payload', /^(collections|seed|migrations)\/|^src\/(desk|publishing|admin|app|program|server|cli)\/|^src\/payload/],
  [
    '@payloadcms/',
    /^(collections|seed|migrations)\/|^src\/(desk|publishing|admin|app|program|server|cli)\/|^src\/payload/,
  ],
  ['next', /^src\/(app\/|server\.ts$)/],
  ['react', /^src\/(admin|app)\//],
  ['express', /^src\/(http|reader|server)\/|^src\/server\.ts$/],
  ['libsql', /^src\/(archive|desk)\/sqlite\//],
  ['@libsql/client', /^src\/desk\/sqlite\//],
  ['mongodb', /^src\/(archive\/journal|desk)\/|^migrations\/mongodb\//],
];

const isIn = (name: string, place: string) => name === place || name.startsWith(`${place.replace(/\/$/, '')}/`);

function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'));
}

type Import = { name: string; isType: boolean };

/** What a file imports: repository paths and package names, `import type` and `import()` included. */
function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const statements = [...text.matchAll(/\b(import|export)\s+(type\s+)?[^'";]*?from\s*['"]([^'"]+)['"]/g)];
  const bare = [...text.matchAll(/\bimport\s*\(?\s*['"]([^'"]+)['"]/g)];
  const found = [
    ...statements.map(([, , type, name = '']) => ({ name, isType: Boolean(type) })),
    ...bare.map(([, name = '']) => ({ name, isType: false })),
  ];
  const resolve = (name: string) =>
    name === '@payload-config'
      ? 'src/payload.config.ts'
      : name.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), name)
        : name;
  return found.map(({ name, isType }) => ({ name: resolve(name), isType }));
}

const sources = ['src', 'collections', 'migrations', 'seed'].flatMap(filesIn);
const imports = new Map(sources.map((file) => [file, importsOf(file)]));
const floorOf = (file: string) =>
  Object.keys(MAY_IMPORT)
    .filter((floor) => isIn(file, floor))
    .sort((a, b) => b.length - a.length)[0];
const isOurs = (name: string) => /^(src|collections|seed|migrations|tests)\//.test(name);

/** One line for each import that `isWrong` says so of. */
const broken = (isWrong: (file: string, imported: Import) => boolean): string[] =>
  sources.flatMap((file) =>
    (imports.get(file) ?? [])
      .filter((imported) => isWrong(file, imported))
      .map(({ name }) => `${file} imports ${name}`),
  );

test('when a file is added, then it stands on a floor', () => {
  expect(sources.filter((file) => !floorOf(file))).toEqual([]);
});

test('when a file of one floor imports another, then the design allows it', () => {
  const found = broken((file, { name }) => {
    const floor = floorOf(file) ?? '';
    const allowed = [floor, ...(MAY_IMPORT[floor] ?? []), ...EVERYWHERE];
    return isOurs(name) && !allowed.some((place) => place === '*' || isIn(name, place));
  });
  expect(found).toEqual([]);
});

test('when a package belongs to one floor, then no other imports it', () => {
  const owner = (name: string) =>
    ONLY_IN.find(([prefix]) => (prefix.endsWith('/') ? name.startsWith(prefix) : isIn(name, prefix)))?.[1];
  expect(broken((file, { name }) => !isOurs(name) && owner(name)?.test(file) === false)).toEqual([]);
});

test('when modules import each other, then never in a circle, types included', () => {
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (file: string, way: string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') return void circles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
    state.set(file, 'open');
    for (const { name } of imports.get(file) ?? []) if (imports.has(name)) visit(name, [...way, file]);
    state.set(file, 'done');
  };
  for (const file of sources) visit(file, []);
  expect(circles).toEqual([]);
});

test('when a module is an entry point, then only entry points import it', () => {
  expect(broken((file, { name }) => ENTRY.test(name) && !MAY_IMPORT_ENTRIES.test(file) && file !== name)).toEqual([]);
});

test('when the environment is read, then by config.ts, and that only from entry points', () => {
  const readers = sources.filter((file) => /process\.env\b/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(readers.filter((file) => file !== 'src/config.ts')).toEqual([]);
  const ENTRIES = /^src\/(program|server|cli)\/|^src\/(server|readerServer|payload\.config)\.ts$/;
  const isOnlyType = (file: string) =>
    (imports.get(file) ?? []).every(({ name, isType }) => name !== 'src/config.ts' || isType);
  expect(broken((file, { name }) => name === 'src/config.ts' && !ENTRIES.test(file) && !isOnlyType(file))).toEqual([]);
});

test('when a room fills, then it is divided before sixteen files lie beside each other', () => {
  const count = new Map<string, number>();
  for (const file of ['src', 'collections', 'seed'].flatMap(filesIn)) {
    const room = path.posix.dirname(file);
    count.set(room, (count.get(room) ?? 0) + 1);
  }
  expect([...count].filter(([, files]) => files > 15)).toEqual([]);
});

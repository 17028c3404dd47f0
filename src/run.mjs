/**
 * Runs a TypeScript entry point of this project: `node -C production src/run.mjs <file.ts> [arguments]`.
 * The entry is bundled into one JavaScript file before anything of it runs (a tenth of a second), packages left outside.
 * `--bundle <file.ts> …` only bundles: what was bundled at build time is not written again, so the folder may be read-only then.
 *
 * The condition `production` is needed: without it Node takes the builds of Lexical that wait at their top level for an
 * import of their own, and Node 20 then ends the process now and then, silently and with code 13.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'node_modules', '.cache', 'opinion-archive');

/** Each source keeps its own address: files beside it are found as if nothing had been bundled. */
const ownAddress = {
  name: 'own-address',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)),
      loader: file.endsWith('x') ? 'tsx' : 'ts',
    }));
  },
};

/** The address of the entry as JavaScript, named by its content, so that processes that start together share it. */
async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [path.resolve(root, entry)],
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    packages: 'external',
    platform: 'node',
    plugins: [ownAddress],
    sourcemap: 'inline',
    target: 'node20.9',
    tsconfig: path.join(root, 'tsconfig.json'),
    write: false,
  });
  // Its program would stay for as long as this one, with 30 MB.
  await stop();
  const { contents } = outputFiles[0];
  const name = createHash('sha256').update(contents).digest('hex').slice(0, 16);
  const file = path.join(folder, `${name}.mjs`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const half = `${file}.${process.pid}`;
    writeFileSync(half, contents);
    renameSync(half, file);
  }
  return pathToFileURL(file).href;
}

if (!process.execArgv.join(' ').includes('production')) throw new Error('start with: node -C production src/run.mjs');
if (process.argv[2] === '--bundle') for (const entry of process.argv.slice(3)) await bundle(entry);
else {
  const [entry] = process.argv.splice(2, 1);
  await import(await bundle(entry));
}

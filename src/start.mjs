/**
 * `npm start`: installs if needed, builds if needed, then runs the server. Plain JavaScript, no dependency:
 * it runs before anything is installed. `--dev` runs the admin in development mode, without a build.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isDev = process.argv.includes('--dev');
const BUILT = path.join(root, '.next', '.built');
/** Whatever the build reads: another content makes another build (docs/decisions/program-run.md). */
const BUILT_FROM = [
  ...['src', 'collections', 'migrations', 'seed'],
  ...['next.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'],
];
const RUN = ['-C', 'production', path.join('src', 'run.mjs')];
const [SERVER, READER] = [path.join('src', 'server.ts'), path.join('src', 'readerServer.ts')];
const ENTRIES = [
  ...[SERVER, READER],
  path.join('src', 'cli', 'archive.ts'),
  // What runs in threads.
  path.join('src', 'archive', 'sqlite', 'threads', 'thread.ts'),
  path.join('src', 'interchange', 'worker.ts'),
];

function fail(message) {
  console.error(message);
  process.exit(1);
}

function run(command, args, env = {}) {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell, env: { ...process.env, ...env } });
  if (status !== 0) fail(`"${command} ${args.join(' ')}" did not succeed; nothing was started.`);
}

/** SHA-256 over names and contents of the given files and folders, and over Node's version. */
function fingerprint(...names) {
  const hash = createHash('sha256').update(process.versions.node);
  const visit = (file) => {
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory())
      readdirSync(file)
        .sort()
        .forEach((name) => visit(path.join(file, name)));
    else hash.update(path.relative(root, file)).update(readFileSync(file));
  };
  names.forEach((name) => visit(path.join(root, name)));
  return hash.digest('hex');
}

/** Runs `step` unless `stamp` says that it was done for these very inputs. */
function once(stamp, current, message, step) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return;
  console.log(message);
  step();
  writeFileSync(stamp, current);
}

/** True when npm's own list of what it installed has every package of the lockfile, in its version. */
function isInstalled() {
  const packagesIn = (...parts) => {
    const file = path.join(root, ...parts);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
  };
  const installed = packagesIn('node_modules', '.package-lock.json');
  return Object.entries(packagesIn('package-lock.json')).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  );
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 9)) fail(`Node 20.9 or later is needed; this is ${process.versions.node}.`);

if (!isInstalled()) {
  console.log('Installing (once) …');
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund'], { NODE_ENV: 'development' });
}
if (!isDev && process.env.SERVE !== 'reader') {
  once(BUILT, fingerprint(...BUILT_FROM), 'Building the admin (once) …', () => {
    run(process.execPath, [path.join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    });
    run(process.execPath, [...RUN, '--bundle', ...ENTRIES]);
  });
}
if (process.argv.includes('--prepare')) process.exit(0);

/** V8 takes kept answers as a sign that all will be kept, and then frees none of them without stopping for a full collection. */
const NOT_TENURED = '--no-allocation-site-pretenuring';
const server = spawn(process.execPath, [NOT_TENURED, ...RUN, process.env.SERVE === 'reader' ? READER : SERVER], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: isDev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

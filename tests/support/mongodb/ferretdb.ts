/** FerretDB on PostgreSQL with documentdb, as .ci/ferretdb installs them; each server has a copy of its own of the cluster. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, cp, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Engine } from './server.ts';
import { freePort, run } from './processes.ts';
import type { Running } from './processes.ts';

const { FERRETDB_HOME, XDG_CACHE_HOME = path.join(os.homedir(), '.cache') } = process.env;
const home = FERRETDB_HOME ?? path.join(XDG_CACHE_HOME, 'opinion-archive', 'ferretdb');

/** What .ci/ferretdb leaves when it is through. */
export const isInstalled = (): boolean => existsSync(path.join(home, 'cluster')) && process.getuid?.() === 0;

/** PostgreSQL's root folder is the installed one, with the cluster in its /pg; the mounts end with the process. */
const IN_ROOT = `mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && mount --bind "$2" "$1/pg" && shift 2 &&
  exec chroot --userspec=postgres "$0" /usr/lib/postgresql/18/bin/postgres "$@"`;

export async function startFerretdb(): Promise<Engine> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ferretdb-'));
  const root = path.join(home, 'root');
  const cluster = path.join(home, 'cluster');
  const { uid, gid } = await stat(cluster);
  await chown(folder, uid, gid);
  spawnSync('cp', ['-a', cluster, path.join(folder, 'data')]);
  await cp(path.join(home, 'ferretdb'), path.join(folder, 'ferretdb'));
  const [database, port] = [await freePort(), await freePort()];

  const startPostgres = () => {
    const options = ['-D', '/pg/data', '-c', `port=${database}`, '-c', 'listen_addresses=127.0.0.1'];
    const args = ['--mount', 'bash', '-c', IN_ROOT, root, root, folder, ...options];
    return run('unshare', args, /ready to accept connections/);
  };
  const startProxy = () => {
    const url = `postgres://postgres@127.0.0.1:${database}/postgres`;
    const args = [`--postgresql-url=${url}`, `--listen-addr=127.0.0.1:${port}`, '--debug-addr=-', '--no-auth'];
    return run(path.join(folder, 'ferretdb'), [...args, `--state-dir=${folder}`], /Listening on TCP/, {
      FERRETDB_TELEMETRY: 'disable',
    });
  };
  let running: Running[] = [];
  const start = async () => void (running = [await startPostgres(), await startProxy()]);
  const kill = async () => {
    const [postgres, proxy] = running;
    await proxy?.end();
    // Immediate: the next start recovers from the log, as after a crash; its children end with it.
    await postgres?.end('SIGQUIT');
  };
  await start();
  return {
    name: 'FerretDB',
    url: (name) => `mongodb://127.0.0.1:${port}/${name}`,
    kill,
    start,
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's nginx as a caching proxy, a process of its own with everything it writes in a folder of its own. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './program.ts';

export const NGINX = '/usr/sbin/nginx';
export const hasNginx = existsSync(NGINX);

/** Two caches in front of one archive: as docs/operations.md advises, and as it advises against. */
export type Caches = { advised: string; eager: string; close: () => Promise<void> };

/** @throws with what nginx said when it ends instead of listening */
export async function startNginx(origin: string): Promise<Caches> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nginx-'));
  const ports = { advised: await freePort(), eager: await freePort() };
  await writeFile(path.join(folder, 'nginx.conf'), configuration({ folder, ports, origin }));
  const child = spawn(NGINX, ['-p', folder, '-e', 'stderr', '-c', 'nginx.conf'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = (port: number) => `http://127.0.0.1:${port}`;
  while (!(await fetch(`${address(ports.eager)}/healthz`).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`nginx ended:\n${said}`);
    await sleep(20);
  }
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { advised: address(ports.advised), eager: address(ports.eager), close };
}

function configuration(input: { folder: string; ports: Omit<Record<keyof Caches, number>, 'close'>; origin: string }) {
  const { folder, ports, origin } = input;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const cache = (name: keyof typeof ports, more: string) => `
    proxy_cache_path ${folder}/${name} keys_zone=${name}:1m inactive=1h;
    server {
      listen 127.0.0.1:${ports[name]};
      location / {
        proxy_pass ${origin};
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_cache ${name};
        proxy_cache_background_update on;
        proxy_cache_revalidate on;
        ${more}
        add_header X-Cache $upstream_cache_status always;
      }
    }`;
  // Workers of a root's nginx would run as another user, who may not write in this folder.
  return `daemon off; pid ${folder}/nginx.pid; worker_processes 1; ${process.getuid?.() === 0 ? 'user root;' : ''}
  events {}
  http {
    access_log off;
    ${temporary.map((name) => `${name}_temp_path ${folder}/${name}_temp;`).join('\n    ')}
    ${cache('advised', '')}
    ${cache('eager', 'proxy_cache_use_stale updating;')}
  }
`;
}

/** What docker-compose.yml needs: passwords that are made and never had by default, and a proxy that leads to the right instance. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { hasNginx, NGINX } from '../support/nginx.ts';
import { freePort } from '../support/program.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'deploy-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const compose = readFileSync('docker-compose.yml', 'utf8');

test('when .env is made, then it has a value for all that has no default, once, for its owner alone', () => {
  cpSync('deploy', path.join(folder, 'deploy'), { recursive: true });
  const make = (...args: string[]) =>
    spawnSync('sh', ['deploy/make-env.sh', ...args], { cwd: folder, encoding: 'utf8' });
  expect(make()).toMatchObject({ status: 2, stderr: expect.stringMatching(/public address/) });
  expect(make('opinions.example.org', 'a@example.org').status).toBe(2);
  expect(make('https://opinions.example.org/', 'a@example.org').status).toBe(2);
  expect(make('https://opinions.example.org', 'nobody')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/e-mail/),
  });
  expect(make('https://opinions.example.org', 'a@example.org').status).toBe(0);
  const text = readFileSync(path.join(folder, '.env'), 'utf8');
  const made = new Map(
    text.split('\n').flatMap((line) => [/^(\w+)=(.+)$/.exec(line)?.slice(1) ?? []] as [string, string][]),
  );
  const needed = [...compose.matchAll(/\$\{(\w+):-\}/g)].map(([, name]) => String(name));
  expect(needed).toContain('MONGO_ROOT_PASSWORD');
  for (const name of needed) expect([name, (made.get(name) ?? '').length >= 32]).toEqual([name, true]);
  expect(made.get('CLUSTER_READER_URL')).toContain(`reader:${made.get('MONGO_READER_PASSWORD')}@mongo`);
  expect(statSync(path.join(folder, '.env')).mode & 0o777).toBe(0o600);
  expect(make('https://opinions.example.org', 'a@example.org').status).toBe(1);
  expect(readFileSync(path.join(folder, '.env'), 'utf8')).toBe(text);
});

test('when images are named, then each in one version; when the program is started, then as npm start does', () => {
  const images = [...compose.matchAll(/^ +image: (\S+)$/gm)].map(([, image]) => image);
  expect(images.filter((image) => image !== 'opinion-archive' && !/:\d+\.\d+\.\d+/.test(image ?? ''))).toEqual([]);
  expect(readFileSync('Dockerfile', 'utf8')).toMatch(/^ARG NODE=\d+\.\d+\.\d+-/m);
  const flags = /exec node (.*) -C production src\/run\.mjs/.exec(readFileSync('deploy/start.sh', 'utf8'))?.[1];
  expect(readFileSync('src/start.mjs', 'utf8')).toContain(`NOT_TENURED = '${flags}'`);
  execFileSync('bash', ['-n', 'deploy/mongo.sh']);
  execFileSync('bash', ['-n', 'deploy/mongo-setup.sh']);
});

/** Answers with its name, and what the proxy told it. */
async function instance(name: string): Promise<{ server: Server; port: number; answers: (status: number) => void }> {
  let status = 200;
  const server = createServer((req: IncomingMessage, res) => {
    res.statusCode = status;
    res.end(JSON.stringify({ name, url: req.url, host: req.headers.host, from: req.headers['x-forwarded-for'] }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, port: (server.address() as AddressInfo).port, answers: (next) => void (status = next) };
}

(hasNginx ? test : test.skip)(
  'when somebody asks, then staff get the desk and everybody else a reader that is there',
  async () => {
    const [desk, one, two] = [await instance('desk'), await instance('one'), await instance('two')];
    const port = await freePort();
    const conf = readFileSync('deploy/nginx.conf', 'utf8')
      .replaceAll('archive:3000', `127.0.0.1:${desk.port}`)
      .replace('reader-1:3000', `127.0.0.1:${one.port}`)
      .replace('reader-2:3000', `127.0.0.1:${two.port}`)
      .replace('listen 8080', `listen 127.0.0.1:${port}`)
      .replaceAll('/tmp/', `${folder}/`);
    writeFileSync(path.join(folder, 'nginx.conf'), conf);
    const main = `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''}`;
    const child = spawn(NGINX, ['-p', folder, '-e', 'stderr', '-c', 'nginx.conf', '-g', main], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const ask = async (address: string) => {
      const headers = { 'X-Forwarded-For': '203.0.113.9' };
      const response = await fetch(`http://127.0.0.1:${port}${address}`, { headers });
      return response.ok ? ((await response.json()) as { name: string; url: string; from: string }) : response.status;
    };
    try {
      while (!(await ask('/v1').catch(() => null))) {
        expect(child.exitCode).toBeNull();
        await sleep(20);
      }
      for (const address of [
        '/admin',
        '/admin/login',
        '/api/users/me',
        '/_next/static/a.js',
        '/preview/x',
        '/favicon.ico',
      ]) {
        expect(await ask(address)).toMatchObject({ name: 'desk', url: address, from: '127.0.0.1' });
      }
      const readers = await Promise.all(Array.from({ length: 10 }, (_, n) => ask(`/v1/articles?q=${n}`)));
      expect(new Set(readers.map((answer) => (answer as { name: string }).name))).toEqual(new Set(['one', 'two']));
      expect(await ask('/v1/articles?author=a,b&year=2022')).toMatchObject({
        url: '/v1/articles?author=a,b&year=2022',
      });
      for (const address of ['/administration', '/media/a.png', '/oai?verb=Identify'])
        expect(((await ask(address)) as { name: string }).name).not.toBe('desk');
      expect(await ask('/metrics')).toBe(404);
      // One starts anew and says 503; then both are gone.
      one.answers(503);
      for (let n = 0; n < 6; n += 1) expect(await ask('/v1')).toMatchObject({ name: 'two' });
      two.server.closeAllConnections();
      two.server.close();
      for (let n = 0; n < 4; n += 1) expect(await ask('/v1')).toMatchObject({ name: 'desk' });
    } finally {
      child.kill('SIGTERM');
      await ended;
      for (const { server } of [desk, one, two]) {
        server.closeAllConnections();
        server.close();
      }
    }
  },
);

/** The doors of the desk as strangers and careless programs try them: what they may send, how often, and what they learn. */
import { request } from 'node:http';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lexical } from '../../seed/lexical.ts';
import { ADMIN, startProgram } from '../support/program.ts';
import type { RunningProgram } from '../support/program.ts';

let program: RunningProgram;
let token = '';
beforeAll(async () => {
  program = await startProgram({ env: { ADMIN_LIMIT: '20', SIGN_IN_LIMIT: '0' } });
  const { body } = await send('POST', '/api/users/login', JSON.stringify(ADMIN));
  token = String((JSON.parse(body) as { token?: string }).token);
}, 300_000);
afterAll(async () => {
  await program?.end();
  await program?.remove();
});

type Sent = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** One request over node:http, which sends any header and stops when it was answered. */
function send(
  method: string,
  path: string,
  body: string | null = null,
  headers: Record<string, string> = {},
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const asked = request(`${program.url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...length, ...headers },
    });
    asked.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        });
        asked.destroy();
      });
    });
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
}
const asStaff = (more: Record<string, string> = {}) => ({ Authorization: `JWT ${token}`, ...more });

describe('how much may be sent', () => {
  test.each(['/api/users/login', '/api/users/forgot-password', '/admin/login'])(
    'when a stranger announces a large body at %s, then 413 before it is sent',
    async (path) => {
      const asked = { 'Content-Length': String(400 * 1024 * 1024) };
      const answer = await send('POST', path, null, asked);
      expect([answer.status, answer.headers.connection]).toEqual([413, 'close']);
    },
  );

  test('when a body does not say how large it is, then 411', async () => {
    expect((await send('POST', '/api/users/login', null, { 'Transfer-Encoding': 'chunked' })).status).toBe(411);
  });

  test('when staff send more than any article holds, then 413; a long article is taken', async () => {
    const large = await send('POST', '/api/articles?draft=true', null, asStaff({ 'Content-Length': '9000000' }));
    expect(large.status).toBe(413);
    expect(large.body).toMatch(/At most 8 MB .* \/ 此处一次最多可发送 8 MB/);
    const body = lexical(Array.from({ length: 300 }, () => ({ paragraph: '长'.repeat(1000) })));
    const long = await send('POST', '/api/articles?draft=true', JSON.stringify({ title: 'Long', body }), asStaff());
    expect(long.status).toBe(201);
  });

  test('when many send much at once, then the memory of the process stays where it was', async () => {
    const pid = await serverPid();
    const before = await residentKb(pid);
    const asked = { 'Content-Length': String(400 * 1024 * 1024) };
    await Promise.all(Array.from({ length: 8 }, () => send('POST', '/api/users/login', null, asked)));
    expect((await residentKb(pid)) - before).toBeLessThan(64 * 1024);
  });
});

/** The server under the start script. */
async function serverPid(): Promise<number> {
  const pid = String(program.child.pid);
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return Number(children.trim().split(' ')[0]);
}
async function residentKb(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

describe('what a stranger learns', () => {
  test('when a sign-in fails, then unknown, known and locked accounts are answered alike, after the same pause', async () => {
    const email = 'locked@example.org';
    const account = { name: 'Locked', email, password: 'correct horse battery', role: 'editor' };
    expect((await send('POST', '/api/users', JSON.stringify(account), asStaff())).status).toBe(201);
    const attempt = async (who: string, password: string) => {
      const began = performance.now();
      const { status, body } = await send('POST', '/api/users/login', JSON.stringify({ email: who, password }));
      return { status, body, isPaused: performance.now() - began > 950 };
    };
    const unknown = await attempt('nobody@example.org', 'wrong wrong wrong');
    expect(unknown).toMatchObject({ status: 401, isPaused: true });
    for (let n = 0; n < 6; n += 1) expect(await attempt(email, 'wrong wrong wrong')).toEqual(unknown);
    expect(await attempt(email, 'correct horse battery')).toEqual(unknown);
  });

  test('when staff read accounts, then sessions, hashes and tokens are in none', async () => {
    for (const path of ['/api/users', '/api/users/me']) {
      const { status, body } = await send('GET', path, null, asStaff());
      expect(status).toBe(200);
      expect(body).not.toMatch(/"(sessions":\[\{|hash"|salt"|resetPasswordToken")/);
    }
  });
});

describe('requests that are only mistakes', () => {
  test.each<[string, string, number]>([
    ['GET', '/api/users/versions', 404],
    ['POST', '/api/users/verify/x', 404],
    ['GET', '/api/articles/%00', 400],
    ['GET', '/api/articles?where[title][equals]=%00', 400],
    ['GET', '/api/articles?where[title][near]=1,2', 400],
    ['GET', '/api/articles/%ff', 400],
    ['GET', '/api/articles?where[publishedOn][all]=1', 400],
    ['GET', '/api/articles?where[releaseAt][equals]=soon', 400],
    ['GET', '/api/media/file/none.pdf', 404],
    ['DELETE', '/api/payload-preferences/of-nobody', 404],
    ['GET', '/api/nothing', 404],
  ])('when staff ask %s %s, then %s', async (method, path, status) => {
    expect((await send(method, path, null, asStaff())).status).toBe(status);
  });

  test('when an upload names no boundary, then 415', async () => {
    const headers = asStaff({ 'Content-Type': 'multipart/form-data' });
    expect((await send('POST', '/api/media', 'x', headers)).status).toBe(415);
  });
});

test('when a body is text, names no account or brings an operator, then it is refused as that, and nothing is written', async () => {
  const before = (await send('GET', '/api/authors?limit=1&depth=0', null, asStaff())).body;
  const text = asStaff({ 'Content-Type': 'text/plain' });
  expect((await send('POST', '/api/authors', '{"names":{"en":"As text"}}', text)).status).toBe(415);
  expect((await send('GET', '/api/authors?limit=1&depth=0', null, asStaff())).body).toBe(before);
  const json = { 'Content-Type': 'application/json' };
  for (const email of [{ $ne: '' }, ['a@example.org'], 5, null]) {
    const { status } = await send('POST', '/api/users/forgot-password', JSON.stringify({ email }), json);
    expect([email, status]).toEqual([email, 400]);
  }
  const token = JSON.stringify({ token: { $ne: 1 }, password: 'correct horse battery' });
  expect((await send('POST', '/api/users/reset-password', token, json)).status).toBe(403);
  const fetched = await send('GET', '/api/media/paste-url?src=http://127.0.0.1:1/', null, asStaff());
  expect(fetched.status).toBe(400);
});

test('when pages and data of the desk are answered, then no other site frames, sniffs or scripts them', async () => {
  for (const path of ['/admin/login', '/api/users/me']) {
    const { headers } = await send('GET', path);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
    expect(headers['strict-transport-security']).toBeUndefined();
  }
  const { headers } = await send('GET', '/api/media/file/none.pdf', null, asStaff());
  expect(String(headers['content-security-policy'])).toMatch(/^default-src 'none'.*sandbox/);
});

test('when one address asks for page after page without signing in, then 429; staff go on', async () => {
  const answers: number[] = [];
  for (let n = 0; n < 25; n += 1) answers.push((await send('GET', '/admin/login')).status);
  expect(answers).toContain(429);
  expect((await send('GET', '/admin/account', null, asStaff())).status).not.toBe(429);
});

/** Payload's REST as the program serves it: who may do what, by every door. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lexical } from '../../seed/lexical.ts';
import { ADMIN, startProgram } from '../support/program.ts';
import type { RunningProgram } from '../support/program.ts';

const PASSWORD = 'correct horse battery';
type Role = 'editor' | 'publisher' | 'administrator';
type Json = Record<string, unknown>;

let program: RunningProgram;
const tokens = {} as Record<Role, string>;
let entities: { author: string; source: string };

async function call(
  who: Role | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${program.url}/api${path}`, {
    method,
    headers: {
      ...(who ? { Authorization: `JWT ${tokens[who]}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as Json,
    headers: response.headers,
  };
}

async function signIn(email: string, password: string): Promise<string> {
  const { body } = await call(null, 'POST', '/users/login', { email, password });
  return String(body.token);
}

const idIn = ({ body }: { body: Json }): string => String((body.doc as Json).id);

beforeAll(async () => {
  program = await startProgram();
  tokens.administrator = await signIn(ADMIN.email, ADMIN.password);
  for (const role of ['editor', 'publisher'] as const) {
    const email = `${role}@example.org`;
    await call('administrator', 'POST', '/users', { name: role, email, password: PASSWORD, role });
    tokens[role] = await signIn(email, PASSWORD);
  }
  entities = {
    author: idIn(await call('editor', 'POST', '/authors', { name: 'Zhao Min' })),
    source: idIn(await call('editor', 'POST', '/sources', { name: 'Tool Weekly' })),
  };
}, 300_000);
afterAll(async () => {
  await program?.end();
  await program?.remove();
});

const complete = (title: string): Json => ({
  title,
  language: 'en',
  attributions: [{ author: entities.author }],
  source: entities.source,
  publishedOn: '2024-01-02',
  body: lexical([{ paragraph: 'A text.' }]),
});
const draft = async (title: string) => idIn(await call('editor', 'POST', '/articles?draft=true', complete(title)));

async function refusalsOf(document: string): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const query = `where[document][equals]=${document}&where[outcome][equals]=refused`;
    const { body } = await call('publisher', 'GET', `/audit-events?${query}`);
    if (Number(body.totalDocs) > 0) return Number(body.totalDocs);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return 0;
}

describe('without a session', () => {
  test('when a client offers to upgrade the connection, then it is answered as any other, whatever was asked before', async () => {
    await fetch(`${program.url}/admin`);
    const headers = { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': '' };
    const [answer] = (await once(get(`${program.url}/v1`, { headers, timeout: 10_000 }), 'response')) as [
      IncomingMessage,
    ];
    expect(answer.statusCode).toBe(200);
    answer.resume();
  });

  test.each([
    ['GET', '/articles'],
    ['GET', '/articles?where[_status][equals]=draft'],
    ['GET', '/users'],
    ['GET', '/users/me'],
    ['GET', '/access'],
    ['GET', '/media'],
    ['GET', '/audit-events'],
    ['GET', '/payload-preferences/x'],
    ['GET', '/payload-locked-documents'],
    ['GET', '/payload-migrations'],
    ['GET', '/payload-jobs/run'],
    ['POST', '/users'],
    ['POST', '/users/unlock'],
    ['POST', '/articles'],
    ['PATCH', '/articles?where[id][exists]=true'],
    ['DELETE', '/articles?where[id][exists]=true'],
    ['GET', '/articles/versions'],
  ])('when %s %s is asked for, then the answer is 401', async (method, path) => {
    expect((await call(null, method, path, method === 'GET' ? undefined : {})).status).toBe(401);
  });

  test('when the first account is registered again, then it is refused, however often at once', async () => {
    const body = { name: 'x', email: 'x@example.org', password: PASSWORD, role: 'administrator' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call(null, 'POST', '/users/first-register', body)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
    expect((await call('administrator', 'GET', '/users?where[email][equals]=x@example.org')).body.totalDocs).toBe(0);
  });

  test('when GraphQL is asked, then there is none', async () => {
    expect((await call('administrator', 'GET', '/graphql?query={__typename}')).status).toBe(404);
    expect((await call('administrator', 'POST', '/graphql', { query: '{__typename}' })).status).toBe(404);
  });

  test('when a password is asked for, then known and unknown addresses are answered alike', async () => {
    const known = await call(null, 'POST', '/users/forgot-password', { email: ADMIN.email });
    const unknown = await call(null, 'POST', '/users/forgot-password', { email: 'nobody@example.org' });
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
  });
});

/** Status of create, read, update and delete for each role, from the table that people read; what is not in it fails the test. */
const MATRIX = rightsIn(readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8'));

type Rights = Record<string, Record<Role, [number, number, number, number]>>;
function rightsIn(table: string): Rights {
  const rights: Rights = {};
  const rows = table.matchAll(/^\| `([\w-]+)` *\| (\w+) *\| (yes|no) *\| (yes|no) *\| (yes|no) *\| (yes|no) *\|$/gm);
  for (const [, slug = '', role, ...said] of rows) {
    const [create, read, update, remove] = said.map((word) => word === 'yes');
    rights[slug] = {
      ...(rights[slug] as Rights[string]),
      [role as Role]: [create ? 201 : 403, ...[read, update, remove].map((may) => (may ? 200 : 403))],
    };
  }
  return rights;
}
/** What the program alone writes: staff read it, nobody adds, changes or deletes. */
const KEPT_BY_THE_PROGRAM = ['problems', 'originals', 'preview-links'];
/** What the program alone writes and administrators alone read. */
const FOR_ADMINISTRATORS = ['runs', 'mails'];
/** Uploads need a file, Payload's own ones a session of their own kind; they are looked at elsewhere. */
const ELSEWHERE = ['media', 'payload-kv', 'payload-locked-documents', 'payload-preferences', 'payload-migrations'];

describe('with a session', () => {
  test('when a collection exists, then its rights are written down in docs/rights.md', async () => {
    expect(Object.values(MATRIX).every((roles) => Object.keys(roles).length === 3)).toBe(true);
    const { body } = await call('administrator', 'GET', '/access');
    const collections = Object.keys(body.collections as Json);
    const known = [...Object.keys(MATRIX), ...KEPT_BY_THE_PROGRAM, ...FOR_ADMINISTRATORS, ...ELSEWHERE];
    expect(collections.filter((slug) => !known.includes(slug))).toEqual([]);
  });

  test.each(FOR_ADMINISTRATORS)(
    'when staff ask for %s, then administrators read it, and nobody writes to it',
    async (slug) => {
      const statuses = async (role: Role) => [
        (await call(role, 'GET', `/${slug}`)).status,
        (await call(role, 'POST', `/${slug}`, { kind: 'import', outcome: 'done', actorName: 'forged' })).status,
        (await call(role, 'PATCH', `/${slug}?where[id][exists]=true`, { actorName: 'forged' })).status,
        (await call(role, 'DELETE', `/${slug}?where[id][exists]=true`)).status,
      ];
      expect(await statuses('editor')).toEqual([403, 403, 403, 403]);
      expect(await statuses('publisher')).toEqual([403, 403, 403, 403]);
      expect(await statuses('administrator')).toEqual([200, 403, 403, 403]);
    },
  );

  test.each(KEPT_BY_THE_PROGRAM)('when staff of any role write to %s, then 403; all read it', async (slug) => {
    for (const role of ['editor', 'publisher', 'administrator'] as const) {
      const answers = [
        await call(role, 'GET', `/${slug}`),
        await call(role, 'POST', `/${slug}`, { name: 'forged', title: 'forged' }),
        await call(role, 'PATCH', `/${slug}?where[id][exists]=true`, { name: 'forged' }),
        await call(role, 'DELETE', `/${slug}?where[id][exists]=true`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 403, 403, 403]);
    }
  });

  let serial = 0;
  let commented = '';
  beforeAll(async () => {
    commented = await draft('To remark on');
  });
  const newDoc = (slug: string): Json => {
    serial += 1;
    if (slug === 'articles') return { title: `Matrix ${serial}` };
    if (slug === 'comments') return { article: commented, text: `Remark ${serial}` };
    if (slug === 'users') return { name: 'M', email: `m${serial}@example.org`, password: PASSWORD, role: 'editor' };
    if (slug === 'synonyms') return { terms: [`word ${serial}`, `term ${serial}`] };
    if (slug === 'audit-events') return { action: 'forged', outcome: 'done', actorName: 'x' };
    return { name: `Matrix ${serial}` };
  };
  const cases = Object.entries(MATRIX).flatMap(([slug, roles]) =>
    Object.entries(roles).map(([role, statuses]) => [role as Role, slug, statuses] as const),
  );

  test.each(cases)(
    'when a %s creates, reads, updates and deletes in %s, then the table holds',
    async (role, slug, statuses) => {
      const created = await call(role, 'POST', `/${slug}`, newDoc(slug));
      const byAdministrator =
        slug === 'audit-events' ? null : await call('administrator', 'POST', `/${slug}`, newDoc(slug));
      const existing = byAdministrator
        ? idIn(byAdministrator)
        : String(((await call('publisher', 'GET', '/audit-events?limit=1')).body.docs as Json[])[0]?.id);
      const read = await call(role, 'GET', `/${slug}/${existing}`);
      const updated = await call(
        role,
        'PATCH',
        `/${slug}/${existing}`,
        slug === 'articles' ? { title: 'New' } : { name: 'New' },
      );
      const deleted = await call(role, 'DELETE', `/${slug}/${existing}`);
      expect([created.status, read.status, updated.status, deleted.status]).toEqual(statuses);
    },
  );

  test('when an editor publishes by REST, by bulk update or by restoring a version, then it is 403 and logged', async () => {
    const id = await draft('By REST');
    expect((await call('editor', 'PATCH', `/articles/${id}`, { _status: 'published' })).status).toBe(403);
    expect(await refusalsOf(id)).toBeGreaterThan(0);
    const bulk = await call('editor', 'PATCH', `/articles?where[id][equals]=${id}`, { _status: 'published' });
    expect(bulk.status).toBe(403);
    expect((await call('editor', 'POST', '/articles', { ...complete('At once'), _status: 'published' })).status).toBe(
      403,
    );

    expect((await call('publisher', 'PATCH', `/articles/${id}`, { _status: 'published' })).status).toBe(200);
    const versions = await call('editor', 'GET', `/articles/versions?where[parent][equals]=${id}`);
    for (const version of versions.body.docs as Json[]) {
      for (const flag of ['', '?draft=true']) {
        expect((await call('editor', 'POST', `/articles/versions/${version.id}${flag}`, {})).status).toBe(403);
      }
    }
    const proposed = await call('editor', 'PATCH', `/articles/${id}?draft=true`, { title: 'Proposed' });
    expect([proposed.status, (await call('editor', 'GET', `/articles/${id}`)).body.title]).toEqual([200, 'By REST']);
    expect((await fetch(`${program.url}/v1/articles/by-rest`)).status).toBe(200);
  });

  test('when an editor gives itself a role or an article a past, then it is refused or ignored', async () => {
    const { body } = await call('editor', 'GET', '/users/me');
    const me = String((body.user as Json).id);
    await call('editor', 'PATCH', `/users/${me}`, { role: 'administrator', name: 'Me' });
    expect(((await call('editor', 'GET', '/users/me')).body.user as Json).role).toBe('editor');
    const id = await draft('With a past');
    await call('editor', 'PATCH', `/articles/${id}`, {
      firstPublishedAt: '2020-01-01T00:00:00.000Z',
      formerSlugs: ['x'],
    });
    const stored = (await call('editor', 'GET', `/articles/${id}?draft=true`)).body;
    expect([stored.firstPublishedAt, stored.formerSlugs]).toEqual([null, []]);
  });

  test('when two people save from the same state, then the second is told 409', async () => {
    const id = await draft('For two');
    const { revision } = (await call('editor', 'GET', `/articles/${id}?draft=true`)).body;
    expect((await call('editor', 'PATCH', `/articles/${id}?draft=true`, { title: 'First', revision })).status).toBe(
      200,
    );
    expect((await call('publisher', 'PATCH', `/articles/${id}?draft=true`, { title: 'Second', revision })).status).toBe(
      409,
    );
  });

  test('when required fields are missing, then publishing names them in the language of the editor', async () => {
    const id = idIn(await call('publisher', 'POST', '/articles?draft=true', {}));
    const { status, text } = await call(
      'publisher',
      'PATCH',
      `/articles/${id}`,
      { _status: 'published' },
      { 'Accept-Language': 'zh' },
    );
    expect(status).toBe(400);
    for (const field of ['title', 'attributions', 'source', 'publishedOn', 'body']) {
      expect(text).toContain(`"path":"${field}"`);
    }
    expect(text).toMatch(/\p{Script=Han}/u);
  });

  test('when a body is nested 5,000 deep, then it is 400 and the program goes on', async () => {
    const node = `${'{"type":"quote","children":['.repeat(5000)}${']}'.repeat(5000)}`;
    const answer = await call('editor', 'POST', '/articles?draft=true', `{"title":"Deep","body":{"root":${node}}}`);
    expect(answer.status).toBe(400);
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
  });

  test('when a request comes from another site, then it is refused and nothing is written', async () => {
    const cookie = `payload-token=${tokens.publisher}`;
    const post = (headers: Record<string, string>) =>
      call(null, 'POST', '/authors', { name: 'From elsewhere' }, { Cookie: cookie, ...headers });
    expect((await post({ Origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ Origin: 'null' })).status).toBe(403);
    expect((await post({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await post({ Origin: program.url, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201);
  });

  test('when somebody signs out, then the token is worth nothing', async () => {
    const token = await signIn('editor@example.org', PASSWORD);
    const headers = { Authorization: `JWT ${token}` };
    expect((await call(null, 'GET', '/users/me', undefined, headers)).status).toBe(200);
    await call(null, 'POST', '/users/logout', {}, headers);
    expect((await call(null, 'GET', '/users/me', undefined, headers)).status).toBe(401);
  });
});

describe('operations', () => {
  const bytes = { 'Content-Type': 'application/octet-stream' };
  const started = async (path: string, body?: string) => {
    const { status, body: answer } = await call('administrator', 'POST', `/operations${path}`, body, bytes);
    expect([path, status]).toEqual([path, 202]);
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const { body: run } = await call('administrator', 'GET', `/runs/${String(answer.id)}?depth=0`);
      if (run.outcome !== undefined && run.outcome !== 'running') return run;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${path} did not end`);
  };

  test('when others than administrators ask, then 401 or 403, and the merger of an editor is refused', async () => {
    for (const [method, path] of [
      ...[['GET', '/operations'] as const, ['GET', `/operations/runs/${randomUUID()}/file`] as const],
      ...(['/verify', '/backup', '/export', '/import?name=a.csv'] as const).map(
        (end) => ['POST', `/operations${end}`] as const,
      ),
    ]) {
      const statuses = [];
      for (const who of [null, 'editor', 'publisher'] as const) {
        statuses.push((await call(who, method, path, method === 'POST' ? 'title' : undefined, bytes)).status);
      }
      expect([path, ...statuses]).toEqual([path, 401, 403, 403]);
    }
    const asked = { collection: 'authors', from: entities.author, into: entities.author };
    expect((await call(null, 'POST', '/merges', asked)).status).toBe(401);
    expect((await call('editor', 'POST', '/merges', asked)).status).toBe(403);
    expect((await call('publisher', 'POST', '/merges', asked)).status).toBe(409);
    const wrong = await call('publisher', 'POST', '/merges', { ...asked, collection: 'series' });
    expect([wrong.status, wrong.text]).toEqual([
      400,
      expect.stringContaining('authors, organizations, sources, topics'),
    ]);
    const patched = await call('publisher', 'PATCH', `/authors/${entities.author}`, { mergedInto: entities.author });
    expect((patched.body.doc as Json).mergedInto ?? null).toBeNull();
  });

  test('when an administrator exports and imports, then each run is recorded, and what it left is taken away', async () => {
    const rows = 'title,body,publishedOn\nA row,A text.,2024-01-02\nBad,A text.,2024-02-31\n';
    expect(await started('/import?name=rows.csv&dryRun=true', rows)).toMatchObject({
      kind: 'import',
      outcome: 'done',
      counts: { rows: 2, created: 1, refused: 1 },
      log: expect.stringContaining('2024-02-31'),
    });
    expect(await started('/export')).toMatchObject({ kind: 'export', outcome: 'done' });
    const { body } = await call('administrator', 'GET', '/operations');
    const [bag] = body.runs as { id: string; file: string }[];
    const response = await fetch(`${program.url}/api/operations/runs/${bag?.id}/file`, {
      headers: { Authorization: `JWT ${tokens.administrator}` },
    });
    expect([response.status, bag?.file]).toEqual([200, expect.stringMatching(/^archive-.*\.tar\.gz$/)]);
    expect(Buffer.from(await response.arrayBuffer()).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
    for (const name of ['../a.csv', 'a%00.csv', 'a.exe', '', 'a/b.csv']) {
      const { status } = await call('administrator', 'POST', `/operations/import?name=${name}`, 'title', bytes);
      expect([name, status]).toEqual([name, 400]);
    }
    const { status } = await call('administrator', 'POST', '/operations/import?name=a.csv', { title: 1 });
    expect(status).toBe(415);
  });
});

describe('forged sessions', () => {
  type Token = { header: Json; claims: Json };
  const base64 = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const parts = (token: string): Json[] =>
    token.split('.', 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Json);

  /** A token signed as Payload signs them, with the secret of the program unless another is given. */
  async function sign({ header, claims }: Token, secret?: string): Promise<string> {
    const known = secret ?? (await readFile(path.join(program.folder, 'secret'), 'utf8')).trim();
    const key = createHash('sha256').update(known).digest('hex').slice(0, 32);
    const text = `${base64(header)}.${base64(claims)}`;
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  }
  const status = async (token: string) =>
    (await call(null, 'GET', '/users?limit=1', undefined, { Authorization: `JWT ${token}` })).status;

  test('when a token is not one that was given out, then 401, whoever it names', async () => {
    const [header, claims] = parts(tokens.administrator) as [Json, Json];
    const now = Math.floor(Date.now() / 1000);
    expect(await status(await sign({ header, claims }))).toBe(200);
    const forged = {
      unsigned: `${base64({ ...header, alg: 'none' })}.${base64(claims)}.`,
      'signed with another secret': await sign({ header, claims }, 'x'.repeat(40)),
      'of an older version': await sign({ header: { alg: 'HS256', typ: 'JWT' }, claims }),
      expired: await sign({ header, claims: { ...claims, iat: now - 7200, exp: now - 3600 } }),
      'of another collection': await sign({ header, claims: { ...claims, collection: 'authors' } }),
      'without a session': await sign({ header, claims: { ...claims, sid: undefined } }),
      'of another session': await sign({ header, claims: { ...claims, sid: randomUUID() } }),
      'of another account': await sign({ header, claims: { ...claims, id: randomUUID() } }),
    };
    const answers = await Promise.all(Object.entries(forged).map(async ([name, token]) => [name, await status(token)]));
    expect(answers).toEqual(Object.keys(forged).map((name) => [name, 401]));
  });
});

describe('guessing', () => {
  test('when one address tries again and again, then 429, whatever address or account it claims', async () => {
    const limited = await startProgram({ env: { SIGN_IN_LIMIT: '4' } });
    const attempt = async (door: string, n: number) => {
      const { status, headers } = await fetch(`${limited.url}${door}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `10.0.0.${n}` },
        body: JSON.stringify({ email: `someone${n}@example.org`, password: 'a guess of many' }),
      });
      return [status, Number(headers.get('retry-after')) > 0];
    };
    const [login, forgot] = ['/api/users/login', '/api/users/forgot-password'];
    try {
      for (const n of [1, 2]) {
        expect([await attempt(login, n), await attempt(forgot, n)]).toEqual([
          [401, false],
          [200, false],
        ]);
      }
      for (const door of [login, `${login}/`, forgot]) expect(await attempt(door, 3)).toEqual([429, true]);
      expect(await attempt('/API/users/login', 4)).toEqual([401, false]);
      expect((await fetch(`${limited.url}/v1`)).status).toBe(200);
    } finally {
      await limited.end();
      await limited.remove();
    }
  }, 120_000);
});

describe('files', () => {
  const upload = async (name: string, type: string, content: string | Uint8Array) => {
    const form = new FormData();
    form.append('file', new Blob([content as BlobPart], { type }), name);
    form.append('_payload', JSON.stringify({ alt: 'A test' }));
    const response = await fetch(`${program.url}/api/media`, {
      method: 'POST',
      headers: { Authorization: `JWT ${tokens.editor}` },
      body: form,
    });
    return response.status;
  };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

  test.each([
    ['an SVG', 'x.svg', 'image/svg+xml', svg],
    ['an SVG that says it is a PNG', 'x.png', 'image/png', svg],
    ['HTML that says it is a JPEG', 'x.jpg', 'image/jpeg', '<html><script>alert(1)</script></html>'],
    ['XML', 'x.xml', 'application/xml', '<?xml version="1.0"?><a/>'],
  ])('when %s is uploaded, then it is refused', async (_what, name, type, content) => {
    expect([400, 415]).toContain(await upload(name, type, content));
  });

  test('when a PNG is uploaded, then it is taken, and anonymous readers do not get it from the desk', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    expect(await upload('dot.png', 'image/png', png)).toBe(201);
    expect((await fetch(`${program.url}/api/media/file/dot.png`)).status).toBe(401);
  });
});

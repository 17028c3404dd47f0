/** Letters to staff through a real mail server: who gets which, what happens while it is away, and that nothing waits for it. */
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Payload } from 'payload';
import { SMTPServer } from 'smtp-server';
import { openOutbox } from '../../src/desk/mail/outbox.ts';
import type { Outbox } from '../../src/desk/mail/outbox.ts';
import { articleData, buildEntities, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { freePort } from '../support/program.ts';

type Received = { to: string; source: string };

const received: Received[] = [];
let port: number;
let server: SMTPServer | null = null;
let desk: TestDesk;
let payload: Payload;
let outbox: Outbox;
let entities: Awaited<ReturnType<typeof buildEntities>>;
/** The outbox's clock: real time, moved on by the tests. */
let later = 0;

const startServer = () =>
  new Promise<void>((resolve) => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, { envelope }, done) {
        void text(stream).then((source) => {
          received.push({ to: envelope.rcptTo.map(({ address }) => address).join(), source });
          done();
        });
      },
    });
    server.listen(port, '127.0.0.1', resolve);
  });
const stopServer = () => new Promise<void>((resolve) => (server ? server.close(resolve) : resolve()));

beforeAll(async () => {
  port = await freePort();
  const SMTP_URL = `smtp://127.0.0.1:${port}`;
  desk = await openTestDesk({ SMTP_URL, PUBLIC_URL: 'https://archive.example' });
  payload = desk.payload;
  entities = await buildEntities(payload);
  const now = () => new Date(Date.now() + later);
  outbox = openOutbox({ payload, smtpUrl: SMTP_URL, from: 'archive@example.org', log: { warn: () => undefined }, now });
  await startServer();
});
afterAll(async () => {
  await outbox?.stop();
  await stopServer();
  await desk?.close();
});

type Who = keyof TestDesk['users'];
const as = (who: Who) => ({ user: desk.users[who], overrideAccess: false });
const change = (id: string, data: object, who: Who) =>
  payload.update({ collection: 'articles', id, data, draft: true, ...as(who) });
const write = (title: string) =>
  payload.create({ collection: 'articles', data: articleData(entities, title), draft: true, ...as('editor') });

/** Letters that came since the last call; the text is decoded from its transfer encoding. */
async function letters(): Promise<{ to: string; said: string }[]> {
  await outbox.tick();
  return received.splice(0).map(({ to, source }) => ({ to, said: decoded(source) }));
}
function decoded(source: string): string {
  const [head = '', ...body] = source.split('\r\n\r\n');
  const raw = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(raw, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return raw;
  const bytes = raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('letters to staff', () => {
  test('when an article goes through review, then each person hears of what concerns them, with word, reason and address', async () => {
    const { id } = await write('机床');
    const reviewer = desk.users.publisher.id;
    await change(id, { stage: 'in-review', review: { reviewer, word: 'Page two?' } }, 'editor');
    const [submitted, ...others] = await letters();
    expect(others).toEqual([]);
    expect(submitted?.to).toBe('publisher@example.org');
    for (const part of ['editor送审了《机床》', 'editor submitted "机床"', 'Page two?'])
      expect(submitted?.said).toContain(part);
    expect(submitted?.said).toContain(`https://archive.example/admin/collections/articles/${id}`);
    await change(id, { stage: 'draft', review: { reason: 'No source.' } }, 'publisher');
    expect(await letters()).toMatchObject([{ to: 'editor@example.org', said: expect.stringContaining('No source.') }]);
    await change(id, { stage: 'in-review', review: { reviewer: null } }, 'editor');
    expect((await letters()).map(({ to }) => to).sort()).toEqual([
      'administrator@example.org',
      'publisher@example.org',
    ]);
    await change(id, { stage: 'approved' }, 'administrator');
    expect(await letters()).toMatchObject([{ to: 'editor@example.org' }]);
  });

  test('when somebody wants no letters of a kind, then they get none of it and all others', async () => {
    await payload.update({ collection: 'users', id: desk.users.editor.id, data: { mailOff: ['approved'] } });
    const { id } = await write('Quiet');
    await change(id, { stage: 'in-review' }, 'editor');
    await letters();
    await change(id, { stage: 'approved' }, 'publisher');
    expect(await letters()).toEqual([]);
    await change(id, { stage: 'draft' }, 'publisher');
    expect(await letters()).toMatchObject([{ to: 'editor@example.org' }]);
  });

  test('when the step is refused, then no letter of it exists', async () => {
    const { id } = await write('Refused');
    await change(id, { stage: 'approved' }, 'editor').catch(() => null);
    await change(id, { title: '', stage: 'approved' }, 'publisher').catch(() => null);
    expect(await letters()).toEqual([]);
  });

  test('when the mail server is away, then the step is done, the letter waits, and goes out once when it is back', async () => {
    await stopServer();
    const { id } = await write('Away');
    const submitted = await change(id, { stage: 'in-review', review: { reviewer: desk.users.publisher.id } }, 'editor');
    expect(submitted.stage).toBe('in-review');
    expect(await letters()).toEqual([]);
    const waiting = async () =>
      (await payload.find({ collection: 'mails', where: { sentAt: { exists: false } } })).docs;
    expect(await waiting()).toMatchObject([{ attempts: 1, failure: expect.stringContaining('ECONNREFUSED') }]);
    await startServer();
    expect(await letters()).toEqual([]);
    later += 61_000;
    expect(await letters()).toMatchObject([{ to: 'publisher@example.org' }]);
    later += 3_600_000;
    expect(await letters()).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test('when a password was forgotten, then a letter with an address of the settings comes, and its key is kept nowhere once it is sent', async () => {
    const asked = { collection: 'users' as const, data: { email: 'editor@example.org' } };
    await payload.forgotPassword({ ...asked, req: { headers: new Headers({ host: 'evil.example' }) } });
    await payload.forgotPassword({ collection: 'users', data: { email: 'nobody@example.org' } });
    const queued = async () =>
      (await payload.find({ collection: 'mails', where: { subject: { contains: '新密码' } } })).docs;
    for (let attempt = 0; (await queued()).length === 0 && attempt < 100; attempt += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const came = await letters();
    expect(came.map(({ to }) => to)).toEqual(['editor@example.org']);
    const token = /https:\/\/archive\.example\/admin\/reset\/([0-9a-f]+)/.exec(came[0]?.said ?? '')?.[1] ?? '';
    expect(token).toMatch(/^[0-9a-f]{40}$/);
    expect(JSON.stringify(await queued())).not.toContain(token);
    const password = 'another horse battery';
    await payload.resetPassword({ collection: 'users', data: { token, password }, overrideAccess: true });
    const signedIn = await payload.login({ collection: 'users', data: { email: 'editor@example.org', password } });
    expect(signedIn.user?.email).toBe('editor@example.org');
    const again = payload.resetPassword({ collection: 'users', data: { token, password }, overrideAccess: true });
    await expect(again).rejects.toMatchObject({ status: 403 });
  });
});

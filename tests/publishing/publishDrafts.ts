/**
 * Child of the test of generated drafts: the whole program but for the admin. Publishes or schedules each draft and looks
 * whether it is public in time, or was refused at its field; says on standard output what is wrong. Payload in a process
 * of its own takes a third of the time that it takes inside Jest.
 */
import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { initI18n } from '@payloadcms/translations';
import fc from 'fast-check';
import type { PayloadRequest } from 'payload';
import { articleData } from '../support/desk.ts';
import { fileOf, loseFile, pdf, picture, upload } from '../support/files.ts';
import { startService } from '../support/service.ts';
import { drafts, expectedFields } from './drafts.ts';
import type { Draft, FileKind, Outcome } from './drafts.ts';

const count = Number(process.argv[2]);
const SEED = 20220825;
/** What is promised, and when a machine with much else to do is given up. */
const WITHIN_MS = 1000;
const GIVEN_UP_MS = 20_000;
/** From an approval to its release: more than the slowest save takes. */
const LEAD_MS = 5000;

const service = await startService();

/** Each file and each entity is made once and used by many drafts: it is what articles do with them that is looked at. */
const made = new Map<string, Promise<string>>();
function makeOnce(what: string, make: () => Promise<string>): Promise<string> {
  const known = made.get(what) ?? make();
  made.set(what, known);
  return known;
}

const fileFor = async (kind: FileKind) => (kind === 'none' ? null : makeOnce(kind, () => makeFile(kind)));

async function makeFile(kind: FileKind): Promise<string> {
  const { payload } = service;
  const replace = (id: string, file: ReturnType<typeof fileOf>) =>
    payload.update({ collection: 'media', id, data: {}, file, depth: 0 });
  const isPdfFirst = kind === 'pdf' || kind === 'pdf made picture';
  const data = isPdfFirst ? pdf : await picture(kind === 'wide picture' ? 1700 : 40);
  const id = await upload(payload, isPdfFirst ? 'a.pdf' : 'a.png', data);
  if (kind === 'picture made pdf') await replace(id, fileOf('b.pdf', pdf));
  if (kind === 'pdf made picture') await replace(id, fileOf('b.png', await picture()));
  if (kind === 'lost') await lose(id);
  return id;
}

async function lose(id: string): Promise<void> {
  const { filename, sizes } = await service.payload.findByID({ collection: 'media', id });
  const names = new Set([filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)]);
  for (const file of names) if (file) await loseFile(service, file);
}

function entity(collection: 'authors' | 'organizations' | 'sources' | 'topics', text: string): Promise<string> {
  const data = { name: text };
  return makeOnce(
    `${collection} ${text}`,
    async () => (await service.payload.create({ collection, data, depth: 0 })).id,
  );
}

async function write(draft: Draft): Promise<string> {
  const { names, title, language, sourceUrl, publishedOn } = draft;
  const [author, source] = [await entity('authors', names.author), await entity('sources', names.source)];
  const organization = names.organization === null ? '' : await entity('organizations', names.organization);
  const topics = names.topic === null ? [] : [await entity('topics', names.topic)];
  const { body, ...plain } = articleData({ author, organization, source }, title);
  const shown = await fileFor(draft.inBody);
  const node = { type: 'upload', version: 3, format: '', relationTo: 'media', value: shown, fields: null, id: 'a' };
  const children = [...body.root.children, ...(shown ? [node] : [])];
  const attachment = await fileFor(draft.attachment);
  const data = {
    ...{ ...plain, title, language, sourceUrl, publishedOn, topics },
    attributions: [{ author, organization: organization || null, position: null }],
    body: { root: { ...body.root, children } },
    image: await fileFor(draft.image),
    attachments: attachment ? [attachment] : [],
  };
  return (await service.payload.create({ collection: 'articles', data, draft: true, depth: 0 })).id;
}

/** On a connection of its own: one that is kept may be closed by the other side at the very moment it is used again. */
async function statusOf(url: string): Promise<number | undefined> {
  const [answer] = (await once(get(url, { agent: false }), 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

let late = 0;
async function becomesPublic(slug: string): Promise<boolean> {
  for (const since = Date.now(); Date.now() - since <= GIVEN_UP_MS;) {
    if ((await statusOf(`${service.url}/v1/articles/${slug}`)) === 200) {
      late += Date.now() - since > WITHIN_MS ? 1 : 0;
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

type Accepted = { id: string; draft: Draft };

/** Publishes or schedules. @returns what is wrong with a refusal, or the article that the desk accepted */
async function take(draft: Draft): Promise<Accepted | string | null> {
  const { payload } = service;
  const id = await write(draft);
  const i18n = await initI18n({ config: payload.config.i18n, context: 'api', language: draft.staff });
  const req = { i18n } as unknown as PayloadRequest;
  const releaseAt = new Date(Date.now() + LEAD_MS).toISOString();
  const data = draft.isScheduled ? { stage: 'approved' as const, releaseAt } : { _status: 'published' as const };
  const expected = expectedFields(draft).join();
  try {
    await payload.update({ collection: 'articles', id, data, draft: draft.isScheduled, depth: 0, req });
  } catch (error) {
    const errors = (error as { data?: { errors: { path: string; message: string }[] } }).data?.errors ?? [];
    const fields = errors.map(({ path: at }) => at).sort();
    if (fields.join() !== expected) return say(draft, `refused at ${fields.join()} instead of ${expected}: ${error}`);
    const isOther = ({ message }: { message: string }) => /\p{Script=Han}/u.test(message) !== (draft.staff === 'zh');
    return errors.some(isOther) ? say(draft, 'said in the other language') : null;
  }
  return expected ? say(draft, `accepted in spite of ${expected}`) : { id, draft };
}

/** @returns what is wrong with an article that the desk calls published */
async function look({ id, draft }: Accepted): Promise<string[]> {
  const { slug, stage } = await service.payload.findByID({ collection: 'articles', id, depth: 0, draft: true });
  if (stage !== 'published') return [say(draft, `is ${stage}`)];
  return (await becomesPublic(slug ?? '')) ? [] : [say(draft, `${slug} is not public`)];
}

const say = (draft: Draft, what: string): string => `${what}: ${JSON.stringify(draft)}`;

async function publishAll(): Promise<Outcome> {
  const wrong: string[] = [];
  const scheduled: Accepted[] = [];
  let published = 0;
  for (const draft of fc.sample(drafts, { numRuns: count, seed: SEED })) {
    const taken = await take(draft);
    if (typeof taken === 'string') wrong.push(taken);
    else if (taken && draft.isScheduled) scheduled.push(taken);
    else if (taken) wrong.push(...(await look(taken)));
    if (taken && typeof taken !== 'string') published += 1;
  }
  await new Promise((resolve) => setTimeout(resolve, LEAD_MS));
  await service.publisher.tick();
  for (const accepted of scheduled) wrong.push(...(await look(accepted)));
  const { problems } = service.publisher.status();
  return { wrong, published, scheduled: scheduled.length, late, problems };
}

const outcome = await publishAll();
await service.close();
process.stdout.write(`${JSON.stringify(outcome)}\n`);

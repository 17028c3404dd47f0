/** A desk of its own, on a real engine, with the real migrations. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { getPayload, handleEndpoints } from 'payload';
import type { Payload } from 'payload';
import { loadConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';
import { folderFiles } from '../../src/desk/files.ts';
import type { DeskFiles } from '../../src/desk/files.ts';
import { openDesk } from '../../src/desk/openDesk.ts';
import { deskConfig } from '../../src/payload.config.ts';
import type { User } from '../../src/payload-types.ts';
import { ownPlace } from './engine.ts';
import { lexical } from '../../seed/lexical.ts';

export type TestDesk = {
  payload: Payload;
  config: Config;
  folder: string;
  users: Record<'editor' | 'publisher' | 'administrator', User & { collection: 'users' }>;
  close: () => Promise<void>;
};

/** The files of a desk on the embedded engine. */
export const deskFilesOf = (folder: string): DeskFiles =>
  folderFiles({ media: path.join(folder, 'media'), originals: path.join(folder, 'originals') });

export const PASSWORD = 'correct horse battery';

export async function testConfig(more: Record<string, string> = {}): Promise<{ config: Config; folder: string }> {
  const { folder, settings } = await ownPlace();
  return { folder, config: loadConfig({ ...settings, LOG_LEVEL: 'silent', ...more }) };
}

export async function openTestDesk(settings: Record<string, string> = {}): Promise<TestDesk> {
  const { folder, config } = await testConfig(settings);
  const payload = await openDeskOf(config, settings.OWN_APPROVAL);
  const account = async (role: User['role']) => {
    const data = { name: role, email: `${role}@example.org`, password: PASSWORD, role };
    return { ...(await payload.create({ collection: 'users', data })), collection: 'users' as const };
  };
  const users = {
    editor: await account('editor'),
    publisher: await account('publisher'),
    administrator: await account('administrator'),
  };
  const close = async () => {
    await payload.destroy();
    await rm(folder, { recursive: true, force: true });
  };
  return { payload, config, folder, users, close };
}

/** The desk's own API, as the program mounts it: answered by this desk, not by another instance that nobody would close. */
export function askDesk(
  { payload, config }: Pick<TestDesk, 'payload' | 'config'>,
  request: Request,
): Promise<Response> {
  const { engine } = config;
  const key = engine.kind === 'mongodb' ? { payloadInstanceCacheKey: engine.folder } : {};
  return handleEndpoints({ config: payload.config, request, ...key });
}

/** Another instance of the same desk where instances share one; on the embedded engine there is only the one. */
export async function openBeside({
  payload,
  config,
}: TestDesk): Promise<{ payload: Payload; close: () => Promise<void> }> {
  if (config.engine.kind === 'sqlite') return { payload, close: async () => undefined };
  const second = await getPayload({ config: await deskConfig(config), key: `${config.engine.folder} beside` });
  return { payload: second, close: () => second.destroy() };
}

/** The desk alone, without an archive: of a database of its own nobody else makes anything. */
async function openDeskOf(config: Config, key?: string): Promise<Payload> {
  const desk = deskConfig(config);
  const { engine } = config;
  if (engine.kind === 'sqlite') return openDesk({ place: engine, desk, key });
  return getPayload({ config: await desk, key: config.engine.folder });
}

/** An author, an organization and a source to write articles with. */
export async function buildEntities(
  payload: Payload,
): Promise<{ author: string; organization: string; source: string }> {
  const make = async (collection: 'authors' | 'organizations' | 'sources', name: string) =>
    (await payload.create({ collection, data: { name } })).id;
  return {
    author: await make('authors', 'Li Wei'),
    organization: await make('organizations', 'North Lathe Works'),
    source: await make('sources', 'Industry Daily'),
  };
}

/** Data of an article that can be published. */
export function articleData(
  { author, organization, source }: Awaited<ReturnType<typeof buildEntities>>,
  title: string,
  text = 'An opinion.',
) {
  return {
    title,
    language: 'en' as const,
    attributions: [{ author, organization, position: 'Chief Executive' }],
    source,
    publishedOn: '2024-05-06',
    body: lexical([{ paragraph: text }]),
  };
}

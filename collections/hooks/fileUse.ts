/** A file that something shows is not deleted, and what readers see of it changes by a publisher's hand, with a new edition. */
import { isolateObjectProperty } from 'payload';
import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
  Where,
} from 'payload';
import { shownFilesField } from '../../src/desk/mongodb/shownFiles.ts';
import { requestProjection } from '../../src/desk/projectionRequests.ts';
import type { Media } from '../../src/payload-types.ts';
import { roleOf } from '../access/roles.ts';
import { say } from '../../src/words/say.ts';
import { refusal } from './audit.ts';

type User = { collection: Holder; id: string; name: string };
type Holder = 'articles' | 'authors' | 'organizations' | 'series';

type Asked = { req: PayloadRequest; id: string };

/** Where each collection may refer to a file. */
const FIELDS: Record<Holder, (asked: Asked) => Where[]> = {
  articles: ({ req, id }) => [
    { image: { equals: id } },
    { attachments: { in: [id] } },
    ...shows({ req, id }, ['body']),
  ],
  authors: ({ id }) => [{ portrait: { equals: id } }],
  organizations: ({ id }) => [{ logo: { equals: id } }],
  series: (asked) => shows(asked, ['introduction.en', 'introduction.zh-Hans']),
};
const HOLDERS = Object.keys(FIELDS) as Holder[];

/** A rich text names it somewhere in its nodes: SQLite looks for the id in their JSON, MongoDB in the list that is kept beside. */
function shows({ req, id }: Asked, paths: string[]): Where[] {
  if (req.payload.db.name !== 'mongoose') {
    return [...new Set(paths.map((path) => path.split('.', 1)[0] as string))].map((name) => ({
      [name]: { contains: id },
    }));
  }
  return paths.map((path) => ({ [path.replace(/^\w+/, shownFilesField)]: { in: [id] } }));
}

/** Users that a refusal names. */
const NAMED = 5;

export const refuseDeletionOfUsed: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const users = (await Promise.all(HOLDERS.map((holder) => usersInVersions(req, holder, String(id))))).flat();
  if (users.length === 0) return;
  throw refuse(req, { key: 'fileInUse', action: 'delete', document: String(id), users });
};

export const refuseChangeOfPublic: CollectionBeforeChangeHook<Media> = async ({ operation, originalDoc, req }) => {
  if (operation !== 'update' || roleOf(req) !== 'editor' || !originalDoc?.id) return;
  const users = await publicUsers(req, originalDoc.id);
  if (users.length === 0) return;
  throw refuse(req, { key: 'filePublic', action: 'change', document: originalDoc.id, users });
};

/** Asks for a projection of everything public that shows the file: its alternative text is part of their records. */
export const askForUsers: CollectionAfterChangeHook<Media> = async ({ doc, operation, req }) => {
  if (operation !== 'update') return doc;
  for (const { collection, id } of await publicUsers(req, doc.id)) {
    await requestProjection({ req, request: { collection, id } });
  }
  return doc;
};

/** Everything that shows the file in any of its versions, the present ones and drafts among them. */
async function usersInVersions(req: PayloadRequest, collection: Holder, id: string): Promise<User[]> {
  const where = { or: FIELDS[collection]({ req, id }).map((field) => versionOf(field)) };
  const { docs } = await req.payload.findVersions({ collection, where, ...inAllLanguages(req) });
  const users = docs.map(({ parent, version }) => ({ collection, id: String(parent), name: nameOf(version) }));
  return [...new Map(users.map((user) => [user.id, user])).values()];
}

const versionOf = (field: Where): Where =>
  Object.fromEntries(Object.entries(field).map(([name, condition]) => [`version.${name}`, condition]));

/** What readers may have of the file: articles that were published, and entities, which are public once an article is. */
async function publicUsers(req: PayloadRequest, id: string): Promise<User[]> {
  const found = await Promise.all(
    HOLDERS.map(async (collection) => {
      const uses: Where = { or: FIELDS[collection]({ req, id }) };
      const where = collection === 'articles' ? { and: [uses, { _status: { equals: 'published' } }] } : uses;
      const { docs } = await req.payload.find({ collection, where, ...inAllLanguages(req) });
      return docs.map((doc) => ({ collection, id: doc.id, name: nameOf(doc) }));
    }),
  );
  return found.flat();
}

/** An introduction may show it in one language only. The request itself stays in its own. */
const inAllLanguages = (req: PayloadRequest) => ({
  ...{ locale: 'all' as const, depth: 0, pagination: false },
  req: isolateObjectProperty(req, ['locale', 'fallbackLocale']),
});

/** Asked in all languages, an entity answers its name in each. */
function nameOf({ title, name }: { title?: string | null; name?: unknown }): string {
  const names = (name ?? {}) as Partial<Record<'en' | 'zh-Hans', string>>;
  return title ?? names.en ?? names['zh-Hans'] ?? '';
}

type Refused = { key: 'fileInUse' | 'filePublic'; action: string; document: string; users: User[] };

function refuse(req: PayloadRequest, { key, action, document, users }: Refused): Error {
  const names = users.slice(0, NAMED).map(({ name }) => `“${name}”`);
  const more = users.length > NAMED ? ` … (${users.length})` : '';
  const message = say(req, key, { names: names.join(', ') + more });
  return refusal(req, { status: 403, message, action, about: 'media', document });
}

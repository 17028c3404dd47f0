/** The desk's documents as lines of JSON: trash and all versions included, of accounts what names a person and nothing to sign in with. */
import type { CollectionSlug, Payload } from 'payload';

export type DeskSlug = CollectionSlug;
const PAGE = 100;

type Document = Record<string, unknown> & { id: string };
const ACCOUNT = ['id', 'name', 'email', 'role', 'createdAt', 'updatedAt'];

export async function* deskDocuments(payload: Payload, collection: DeskSlug): AsyncGenerator<string> {
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await payload.find({ collection, ...asking(page), trash: true });
    for (const doc of docs) yield line(collection === 'users' ? account(doc as never) : doc);
    if (!hasNextPage) return;
  }
}

export async function* deskVersions(payload: Payload, collection: DeskSlug): AsyncGenerator<string> {
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await payload.findVersions({ collection, ...asking(page), trash: true });
    for (const doc of docs) yield line(doc);
    if (!hasNextPage) return;
  }
}

const asking = (page: number) => ({ page, limit: PAGE, sort: 'id', depth: 0, locale: 'all' as const });

const account = (doc: Document): Partial<Document> => Object.fromEntries(ACCOUNT.map((name) => [name, doc[name]]));

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

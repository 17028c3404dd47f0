/** The desk's documents as lines of JSON, as they are stored: trash and all versions included, of accounts nothing that signs in. */
import type { CollectionSlug, Payload } from 'payload';
import { readDocuments, readVersions } from '../../desk/readBelowHooks.ts';
import type { StoredDocument } from '../../desk/readBelowHooks.ts';

/** `after`: only what was saved after this instant. */
type Reading = { payload: Payload; collection: CollectionSlug; after?: string | undefined };

const ACCOUNT = ['id', 'name', 'email', 'role', 'revision', 'createdAt', 'updatedAt'];
/** What Payload compares a password with: of use to whoever restores, and to whoever guesses passwords. */
const PASSWORD = ['hash', 'salt'];

type Documents = Reading & { withPasswords: boolean };

export async function* deskDocuments({ withPasswords, ...reading }: Documents): AsyncGenerator<string> {
  const kept = withPasswords ? [...ACCOUNT, ...PASSWORD] : ACCOUNT;
  for await (const doc of readDocuments(reading)) {
    if (isAfter(doc, reading)) yield line(reading.collection === 'users' ? account(doc, kept) : doc);
  }
}

export async function* deskVersions(reading: Reading): AsyncGenerator<string> {
  for await (const version of readVersions(reading)) if (isAfter(version, reading)) yield line(version);
}

const isAfter = ({ updatedAt }: Record<string, unknown>, { after = '' }: Reading): boolean => String(updatedAt) > after;

const account = (doc: StoredDocument, kept: string[]) => Object.fromEntries(kept.map((name) => [name, doc[name]]));

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

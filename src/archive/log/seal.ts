/**
 * The seal of an edition: the SHA-256 of its RFC 8785 canonical JSON without `sha256`. In the log an edition is kept as
 * its canonical JSON, in which `seq` and then `sha256` sort after every other field: so it is made, and checked, as text.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/edition.ts';
import type { Edition } from '../../domain/edition.ts';
import type { EditionJson } from '../ArchiveStore.ts';

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The edition with its hash, and its canonical JSON with `sha256` in place. */
export function sealEdition(unsealed: Omit<Edition, 'sha256'>): { edition: Edition; json: EditionJson } {
  const text = canonicalJson(unsealed);
  const sha256 = sha256Of(text);
  return { edition: { ...unsealed, sha256 }, json: `${text.slice(0, -1)}${seal(sha256)}` };
}

/** The edition without its content, its hash kept: it can no longer be checked, but links the chain. */
export function redactEdition(edition: Edition, redacted: { at: string; reason: string }): EditionJson {
  return canonicalJson({ ...edition, record: null, redacted });
}

/** Whether the text says that its content was removed. A later edition of the log must say so too. */
export function isRedacted(json: EditionJson): boolean {
  return json.includes('"record":null,"redacted":{');
}

/** Whether the text is that of edition `seq` and nothing in it was changed since it was sealed. */
export function isSealed(json: EditionJson, seq: number): boolean {
  const end = json.length - seal('').length - 64;
  const unsealed = `${json.slice(0, end)}}`;
  return json.slice(end) === seal(sha256Of(unsealed)) && unsealed.endsWith(`,"seq":${seq}}`);
}

const seal = (sha256: string): string => `,"sha256":"${sha256}"}`;

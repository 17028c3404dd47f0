/** Making an edition: canonical JSON once, hashed and kept in the same form. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/edition.ts';
import type { Edition } from '../../domain/edition.ts';

/** The edition with its hash (domain/edition.ts, hashEdition), and its RFC 8785 canonical JSON with `sha256` in place. */
export function sealEdition(unsealed: Omit<Edition, 'sha256'>): { edition: Edition; json: string } {
  const text = canonicalJson(unsealed);
  const sha256 = createHash('sha256').update(text).digest('hex');
  // `sha256` sorts after every other field of an edition.
  return { edition: { ...unsealed, sha256 }, json: `${text.slice(0, -1)},"sha256":"${sha256}"}` };
}

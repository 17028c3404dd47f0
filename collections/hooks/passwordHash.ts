/** Payload's password hashes, compared as its sign-in does (payload 3.90, auth/strategies/local), which exports no function for it. */
import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const CURRENT = { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, bytes: 32 };
const LEGACY = { prefix: '', iterations: 25_000, bytes: 512 };

/** True when `password` is the one that `hash` and `salt` were made from. */
export async function isPasswordOf(input: { password: string; hash: string; salt: string }): Promise<boolean> {
  const { password, hash, salt } = input;
  if (!hash || !salt) return false;
  const { prefix, iterations, bytes } = hash.startsWith(CURRENT.prefix) ? CURRENT : LEGACY;
  const expected = Buffer.from(hash.slice(prefix.length), 'hex');
  const actual = await promisify(pbkdf2)(password, salt, iterations, bytes, 'sha256');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

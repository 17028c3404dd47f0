/** An answer made ready to be sent: bytes and headers in every encoding asked for so far, each made once and kept. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { DATA_CSP } from './headers.ts';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** What an endpoint answers with. */
export type Answer = {
  /** Full media type. */
  type: string;
  body: string | Buffer;
  /** Raw header pairs. */
  headers?: string[];
  /** Request headers besides Accept-Encoding that chose this answer. */
  vary?: string;
  /** Content-Security-Policy where the one of plain data does not fit. */
  csp?: string;
  /** Where the archive's own Cache-Control does not fit. */
  cacheControl?: string;
  /**
   * Made anew for every request, because it holds the time of asking. `sameBesides` is what stays while nothing else changes, and
   * what its ETag is made of; without it, time itself changes the answer.
   */
  isOfNow?: { sameBesides?: string };
};

export type Encoding = 'br' | 'gzip' | 'identity';
export type Variant = { etag: string; headers: string[]; body: Buffer };
export type Entry = {
  route: string;
  /** Hash of the body: what the strong ETags of all variants have in common. */
  hash: string;
  /** Whether the date of the archive's last change says that this has not changed. */
  isDated: boolean;
  compressible: boolean;
  cacheControl: string | undefined;
  isOfNow: boolean;
  /** Raw header pairs of every variant. */
  headers: string[];
  variants: { identity: Variant } & Partial<Record<Encoding, Variant>>;
};

/** Smaller bodies gain nothing from compression: they fit into one packet as they are. */
const COMPRESS_FROM = 1024;
/** Near the best ratio for a fifth of the time; an answer is compressed once a revision. */
const BROTLI_QUALITY = 5;

export function toEntry({ route, answer }: { route: string; answer: Answer }): Entry {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  const compressible = body.length >= COMPRESS_FROM && /^(?:text|application)\/(?!pdf)/.test(answer.type);
  const { cacheControl, isOfNow } = answer;
  const content = isOfNow?.sameBesides ?? body;
  const hash = createHash('sha256').update(answer.type).update(content).digest('base64url').slice(0, 27);
  const vary = [answer.vary, 'Accept-Encoding'].filter(Boolean).join(', ');
  const csp = answer.csp ?? DATA_CSP;
  const headers = [
    'Content-Type',
    answer.type,
    'Vary',
    vary,
    'Content-Security-Policy',
    csp,
    ...(answer.headers ?? []),
  ];
  const variants = { identity: toVariant({ hash, headers, body, encoding: 'identity' }) };
  const isDated = !isOfNow || isOfNow.sameBesides !== undefined;
  return { route, hash, isDated, compressible, cacheControl, isOfNow: isOfNow !== undefined, headers, variants };
}

/** The variant in `encoding`, compressed now if nobody asked for it before; identity where compression gains nothing. */
export async function encode({ entry, encoding }: { entry: Entry; encoding: Encoding }): Promise<Variant> {
  const { hash, headers, variants } = entry;
  if (encoding === 'identity' || !entry.compressible) return variants.identity;
  const made = variants[encoding];
  if (made) return made;
  const body = await compress({ body: variants.identity.body, encoding });
  return (variants[encoding] = toVariant({ hash, headers, body, encoding }));
}

export function entryBytes(entry: Entry): number {
  const variants = Object.values(entry.variants);
  return variants.reduce((sum, { body }) => sum + body.length + 1000, entry.headers.join().length);
}

function compress({ body, encoding }: { body: Buffer; encoding: 'br' | 'gzip' }): Promise<Buffer> {
  if (encoding === 'gzip') return gzip(body);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  const params = { [BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [BROTLI_PARAM_SIZE_HINT]: body.length };
  return brotli(body, { params });
}

function toVariant(input: { hash: string; headers: string[]; body: Buffer; encoding: Encoding }): Variant {
  const { encoding } = input;
  const etag = encoding === 'identity' ? `"${input.hash}"` : `"${input.hash}-${encoding}"`;
  const length = ['ETag', etag, 'Content-Length', String(input.body.length)];
  const headers = [...input.headers, ...length];
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
  return { etag, headers, body: input.body };
}

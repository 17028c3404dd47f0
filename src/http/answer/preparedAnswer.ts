/** An answer made ready to be sent: bytes and headers in every encoding asked for so far, each made once and kept. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { cacheTags, DATA_CSP } from './headers.ts';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** A file on the disk that is sent in pieces; open until it is released, whatever becomes of its name. */
export type StoredFile = { fd: number; bytes: number; sha256: Buffer; release: () => void };

/** What an endpoint answers with. */
export type Answer = {
  /** Full media type. */
  type: string;
  body: string | Buffer;
  /** Of an endpoint that is `isStored`: sent instead of `body`, which is ''. */
  stored?: StoredFile;
  /** Raw header pairs. */
  headers?: string[];
  /** Request headers besides Accept-Encoding that chose this answer. */
  vary?: string;
  /** Names under which a cache in front may be told to forget this answer (see cacheTags). */
  tags?: string[];
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
export type PreparedAnswer = {
  route: string;
  /** Hash of the body: what the strong ETags of all variants have in common. */
  hash: string;
  /** Whether the date of the archive's last change says that this has not changed. */
  isDated: boolean;
  compressible: boolean;
  cacheControl: string | undefined;
  isOfNow: boolean;
  isFile: boolean;
  /** Raw header pair, or none where nothing varies. */
  vary: string[];
  /** Raw header pairs of every variant. */
  headers: string[];
  variants: { identity: Variant } & Partial<Record<Encoding, Variant>>;
};

/** Smaller bodies gain nothing from compression: they fit into one packet as they are. */
const COMPRESS_FROM = 1024;
/** Near the best ratio for a fifth of the time; an answer is compressed once a revision. */
const BROTLI_QUALITY = 5;

export function prepareAnswer(input: { route: string; answer: Answer; isFile?: boolean }): PreparedAnswer {
  const { route, answer, isFile = false } = input;
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  const { cacheControl, isOfNow } = answer;
  const compressible = !isFile && body.length >= COMPRESS_FROM;
  const content = isOfNow?.sameBesides ?? body;
  const hash = createHash('sha256').update(answer.type).update(content).digest('base64url').slice(0, 27);
  const varies = [answer.vary, !isFile && 'Accept-Encoding'].filter(Boolean);
  const vary = varies.length === 0 ? [] : ['Vary', varies.join(', ')];
  const csp = answer.csp ?? DATA_CSP;
  const headers = [
    'Content-Type',
    answer.type,
    ...vary,
    'Content-Security-Policy',
    csp,
    ...cacheTags(answer.tags ?? []),
    ...(isFile ? ['Accept-Ranges', 'bytes'] : []),
    ...(answer.headers ?? []),
  ];
  const variants = { identity: toVariant({ hash, headers, body, encoding: 'identity' }) };
  const isDated = !isOfNow || isOfNow.sameBesides !== undefined;
  const kept = { isDated, isOfNow: isOfNow !== undefined, cacheControl };
  return { route, hash, ...kept, compressible, isFile, vary, headers, variants };
}

/** The variant in `encoding`, compressed now if nobody asked for it before; identity where compression gains nothing. */
export async function encode({
  prepared,
  encoding,
}: {
  prepared: PreparedAnswer;
  encoding: Encoding;
}): Promise<Variant> {
  const { hash, headers, variants } = prepared;
  if (encoding === 'identity' || !prepared.compressible) return variants.identity;
  const made = variants[encoding];
  if (made) return made;
  const body = await compress({ body: variants.identity.body, encoding });
  return (variants[encoding] = toVariant({ hash, headers, body, encoding }));
}

export function preparedBytes(prepared: PreparedAnswer): number {
  const variants = Object.values(prepared.variants);
  return variants.reduce((sum, { body }) => sum + body.length + 1000, prepared.headers.join().length);
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

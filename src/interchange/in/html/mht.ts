/** A page saved as one file (MHTML, RFC 2557): the page itself, and by address the files that came with it. */
import { ImportRefusal } from '../../refusal.ts';

export type MhtPart = { headers: Map<string, string>; body: Uint8Array };
export type Mht = { page: MhtPart; files: Map<string, Uint8Array> };

/** Parts within parts; browsers write one level, mail programs two. */
const DEPTH_MAX = 5;

/** @throws ImportRefusal when there is no page in it */
export function readMht(bytes: Uint8Array): Mht {
  const parts = partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), 0);
  const page =
    parts.find((part) => mediaType(part) === 'text/html') ?? parts.find((part) => mediaType(part) === 'text/plain');
  if (!page) throw new ImportRefusal('broken', { reason: 'mht' });
  const files = new Map<string, Uint8Array>();
  for (const { headers, body } of parts) {
    const location = headers.get('content-location');
    const id = headers.get('content-id')?.replace(/^<|>$/g, '');
    if (location) files.set(location, body);
    if (id) files.set(`cid:${id}`, body);
  }
  return { page, files };
}

export const mediaType = ({ headers }: MhtPart): string =>
  (headers.get('content-type') ?? 'text/plain').split(';', 1)[0]?.trim().toLowerCase() ?? '';

export const parameterOf = (header: string | undefined, name: string): string | null => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header ?? '');
  return found?.[1] ?? found?.[2] ?? null;
};

/** `text` holds one byte in each character. */
function partsOf(text: string, depth: number): MhtPart[] {
  const gap = /\r?\n\r?\n/.exec(text);
  const head = gap ? text.slice(0, gap.index) : text;
  const rest = gap ? text.slice(gap.index + gap[0].length) : '';
  const headers = headersOf(head);
  const boundary = parameterOf(headers.get('content-type'), 'boundary');
  if (boundary === null || depth >= DEPTH_MAX) return [{ headers, body: decodeBody(rest, headers) }];
  const sections = rest.split(`--${boundary}`);
  return sections
    .slice(1)
    .flatMap((section) =>
      section.startsWith('--') ? [] : partsOf(section.replace(/^[ \t]*\r?\n/, '').replace(/\r?\n$/, ''), depth + 1),
    );
}

function headersOf(head: string): Map<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
    }),
  );
}

function decodeBody(text: string, headers: Map<string, string>): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(text, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(text, 'latin1');
  const plain = text
    .replace(/[ \t]*=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}

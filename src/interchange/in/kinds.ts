/** What a file is, by its bytes before its name, and whether it can be taken at all. */
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { ImportRefusal } from '../refusal.ts';
import { decodeText } from './html/decode.ts';
import { zipNames } from './zip.ts';

export const KINDS = ['docx', 'html', 'mht', 'markdown', 'text', 'pdf'] as const;
export type Kind = (typeof KINDS)[number];

/** Bytes of the beginning that tell pages, mails and text from one another. */
const HEAD = 4_096;

/** @throws ImportRefusal that says what to do instead */
export async function kindOf(file: { name: string; bytes: Uint8Array }): Promise<Kind> {
  const { bytes } = file;
  const extension = path.extname(file.name).slice(1).toLowerCase();
  if (bytes.length === 0) throw new ImportRefusal('empty');
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) return zipKind(bytes);
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) throw olderRefusal(bytes);
  if (startsWith(bytes, '{\\rtf')) throw new ImportRefusal('save-as-docx', { what: 'RTF' });
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  const binary = startsWith(bytes, 'MZ') || startsWith(bytes, '\u007fELF') ? 'program' : await binaryType(bytes);
  if (binary) throw new ImportRefusal('not-supported', { what: binary });
  return textKind(bytes, extension);
}

const startsWith = (bytes: Uint8Array, signature: string) =>
  [...signature].every((character, index) => bytes[index] === character.charCodeAt(0));

/** Pictures, sound, archives and the like; null for what may be text. */
async function binaryType(bytes: Uint8Array): Promise<string | null> {
  // The mark of UTF-16 is also how a sound can begin.
  if (decodeText(bytes.subarray(0, HEAD)).encoding.startsWith('utf-16')) return null;
  const found = await fileTypeFromBuffer(bytes);
  if (!found || /xml|html|text|rfc822/.test(found.mime)) return null;
  return found.mime;
}

async function zipKind(bytes: Uint8Array): Promise<Kind> {
  const names = (await zipNames(bytes)).map((name) => name.toLowerCase());
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) throw new ImportRefusal('macros');
  if (names.includes('content.xml')) throw new ImportRefusal('save-as-docx', { what: 'OpenDocument (.odt)' });
  if (names.includes('xl/workbook.xml')) throw new ImportRefusal('not-supported', { what: 'Excel (.xlsx)' });
  if (names.includes('ppt/presentation.xml')) throw new ImportRefusal('not-supported', { what: 'PowerPoint (.pptx)' });
  // Which part is the document is said within; it need not be in word/.
  if (names.includes('[content_types].xml') || names.includes('word/document.xml')) return 'docx';
  throw new ImportRefusal('no-document');
}

/** The container of Word up to 2003, of WPS and of every document with a password names its streams in UTF-16. */
function olderRefusal(bytes: Uint8Array): ImportRefusal {
  const holds = (name: string) => Buffer.from(bytes).includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return new ImportRefusal('encrypted');
  if (holds('WordDocument')) return new ImportRefusal('old-word');
  return new ImportRefusal('save-as-docx', { what: 'ole' });
}

function textKind(bytes: Uint8Array, extension: string): Kind {
  const head = decodeText(bytes.subarray(0, HEAD)).text;
  if (
    /^(mime-version|from|snapshot-content-location|content-type|subject|date):/im.test(head) &&
    /^content-type:\s*(multipart|text)\//im.test(head)
  ) {
    return 'mht';
  }
  if (extension === 'md' || extension === 'markdown') return 'markdown';
  if (
    /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|meta|div|section|p|article|h[1-6]|table|title)\b/i.test(
      head,
    )
  )
    return 'html';
  if (/^(x?html?|mhtml?|shtml)$/.test(extension)) return 'html';
  const xml = xmlKind(head);
  if (xml) throw xml;
  if (head.trim() === '' && bytes.length <= HEAD) throw new ImportRefusal('empty');
  if (hasControls(bytes)) throw new ImportRefusal('not-supported', { what: extension ? `.${extension}` : 'binary' });
  return 'text';
}

/** XML that is no page: documents that office programs write as one file of it, drawings, data. */
function xmlKind(head: string): ImportRefusal | null {
  if (!/^\s*<(\?xml|svg)\b/i.test(head)) return null;
  if (/pkg:package|w:wordDocument|office:document|mso-application/.test(head))
    return new ImportRefusal('save-as-docx', { what: 'XML (.xml)' });
  return new ImportRefusal('not-supported', { what: /<svg\b/i.test(head) ? 'SVG (.svg)' : 'XML (.xml)' });
}

/** Text of any encoding has none but blanks; UTF-16 is the one that has zeros, and was decoded by then. */
function hasControls(bytes: Uint8Array): boolean {
  const { text } = decodeText(bytes.subarray(0, HEAD));
  // eslint-disable-next-line no-control-regex
  return (text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0) > text.length / 200;
}

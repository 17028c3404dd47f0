/** A page, a saved WeChat article or a pasted piece of one as blocks. Nothing is fetched: pictures come along or are missing. */
import type { Imported, Picture } from '../../document.ts';
import { createPicture, missingPicture } from '../pictures.ts';
import { dropAdverts } from './adverts.ts';
import { blocksOf } from './blocks.ts';
import { contentOf, linesOfFacts } from './content.ts';
import { decodeText } from './decode.ts';
import { mediaType, parameterOf, readMht } from './mht.ts';
import { PLAIN } from './pageReading.ts';
import type { PageReading } from './pageReading.ts';
import { saidOf } from './said.ts';
import { styleOf } from './style.ts';
import { attribute, byTag, parsePage, textOfNode } from './tree.ts';
import type { Element } from './tree.ts';

type Files = ReadonlyMap<string, Uint8Array>;
const NONE: Files = new Map();

export function readHtmlFile(bytes: Uint8Array): Imported {
  const { text, isGuess } = decodeText(bytes);
  const imported = readHtml(text);
  return isGuess ? { ...imported, remarks: [...imported.remarks, 'encoding-guessed'] } : imported;
}

/** @throws ImportRefusal when there is no page in it */
export function readMhtFile(bytes: Uint8Array): Imported {
  const { page, files } = readMht(bytes);
  const charset = parameterOf(page.headers.get('content-type'), 'charset');
  const { text } = decodeText(page.body, charset);
  if (mediaType(page) === 'text/plain')
    return readHtml(`<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`);
  const imported = readHtml(text, files, page.headers.get('content-location'));
  const address = imported.said.address ?? page.headers.get('content-location');
  return address?.startsWith('http') ? { ...imported, said: { ...imported.said, address } } : imported;
}

export function readHtml(html: string, files: Files = NONE, base?: string): Imported {
  const root = parsePage(html);
  const reading: PageReading = {
    dropped: [],
    pictures: [],
    picture: (element) => pictureOf(element, files, base),
  };
  const body = byTag(root, 'body') ?? root;
  const content = contentOf(body);
  if (content !== body) listAround(body, content, reading);
  const blocks = dropAdverts(blocksOf(reading, [content], PLAIN), reading.dropped);
  return {
    blocks,
    pictures: reading.pictures,
    dropped: reading.dropped,
    said: saidOf({ root, html, lines: linesOfFacts(body, content) }),
    remarks: [],
  };
}

/** What stands around the article is listed. */
function listAround(body: Element, content: Element, { dropped }: PageReading): void {
  const rest = textAround(body, content);
  if (rest !== '') dropped.push({ kind: 'navigation', text: rest });
}

function textAround(body: Element, content: Element): string {
  const { parentNode } = content;
  if (!parentNode) return '';
  const at = parentNode.childNodes.indexOf(content);
  parentNode.childNodes.splice(at, 1);
  const text = textOfNode(body).replace(/\s+/g, ' ').trim();
  parentNode.childNodes.splice(at, 0, content);
  return text;
}

/** Where lazily loaded pages keep the real address; `src` is then an empty stand-in. */
const LAZY = ['data-src', 'data-original', 'data-actualsrc', 'data-lazy-src', 'src'];

function pictureOf(element: Element, files: Files, base: string | undefined): Picture | null {
  const style = styleOf(element);
  const size = (name: string) => Number.parseFloat(style.get(name) ?? attribute(element, name) ?? 'NaN');
  if (size('width') <= 2 || size('height') <= 2) return null;
  const alt = attribute(element, 'alt') ?? '';
  const addresses = LAZY.map((name) => attribute(element, name)?.trim()).filter(
    (one) => one !== undefined && one !== '',
  ) as string[];
  const held = addresses.map((address) => bytesAt(address, files, base)).find((bytes) => bytes !== null);
  const origin = addresses[0] ?? '';
  if (held) return createPicture({ bytes: held, alt, origin: origin.startsWith('data:') ? '' : origin });
  return missingPicture({ alt, origin: origin.startsWith('data:') ? '' : origin });
}

function bytesAt(address: string, files: Files, base: string | undefined): Uint8Array | null {
  const data = /^data:[\w/+.-]*(?:;[\w=-]+)*;base64,(.*)$/s.exec(address)?.[1];
  if (data !== undefined) return Buffer.from(data, 'base64');
  const absolute = base && URL.canParse(address, base) ? new URL(address, base).href : address;
  return files.get(address) ?? files.get(absolute) ?? null;
}

/** One part of an office document as a tree. Names carry the prefix that the standard's examples use, whatever the file calls it. */
import { SaxesParser } from 'saxes';
import { ImportRefusal } from '../../refusal.ts';

export type XmlElement = { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] };

/** Levels that documents of people stay far below. */
const DEPTH_MAX = 250;

/** By the end of the namespace's address: transitional and strict documents differ in its beginning (ISO/IEC 29500). */
const PREFIXES: [RegExp, string][] = [
  [/\/wordprocessingml(\/\d+)?\/main$/, 'w'],
  [/\/officeDocument(\/\d+)?\/relationships$/, 'r'],
  [/\/package\/2006\/relationships$/, 'rel'],
  [/\/officeDocument(\/\d+)?\/math$/, 'm'],
  [/\/drawingml(\/\d+)?\/main$/, 'a'],
  [/\/drawingml(\/\d+)?\/(wordprocessingDrawing)$/, 'wp'],
  [/\/drawingml(\/\d+)?\/picture$/, 'pic'],
  [/wordprocessingShape$/, 'wps'],
  [/markup-compatibility\/2006$/, 'mc'],
  [/vml$/, 'v'],
  [/office:office$/, 'o'],
];
const known = new Map<string, string>();

function prefixOf(uri: string): string {
  let prefix = known.get(uri);
  if (prefix === undefined) {
    prefix = PREFIXES.find(([pattern]) => pattern.test(uri))?.[1] ?? '';
    if (known.size < 1_000) known.set(uri, prefix);
  }
  return prefix;
}

/** @throws ImportRefusal when the part is not well-formed, too deep or carries a DTD; no entity beyond XML's own is expanded */
export function parseXml(bytes: Uint8Array, part: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  const fail = (error: Error) => {
    throw error;
  };
  parser.on('error', () => fail(new ImportRefusal('broken', { reason: 'xml', part })));
  parser.on('doctype', () => fail(new ImportRefusal('has-dtd')));
  parser.on('opentag', ({ local, uri, attributes }) => {
    const prefix = prefixOf(uri);
    const element: XmlElement = { name: prefix ? `${prefix}:${local}` : local, attributes: {}, children: [] };
    for (const attribute of Object.values(attributes)) {
      const own = prefixOf(attribute.uri);
      element.attributes[own ? `${own}:${attribute.local}` : attribute.local] = attribute.value;
    }
    open.at(-1)?.children.push(element);
    open.push(element);
    if (open.length > DEPTH_MAX) fail(new ImportRefusal('too-deep'));
  });
  parser.on('closetag', () => void open.pop());
  const addText = (text: string) => void open.at(-1)?.children.push(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(decodeXml(bytes)).close();
  return root;
}

/** XML is UTF-8 unless it says otherwise; a byte order mark, or zeros between the first letters, decide. */
function decodeXml(bytes: Uint8Array): string {
  const starts = (...head: number[]) => head.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xfe) || starts(0x3c, 0)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(0xfe, 0xff) || starts(0, 0x3c)) return new TextDecoder('utf-16be').decode(bytes);
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(/^utf-?16/i.test(declared) ? 'utf-8' : declared).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';
export const elements = (parent: XmlElement | undefined): XmlElement[] => parent?.children.filter(isElement) ?? [];
export const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  elements(parent).find((element) => element.name === name);
/** The attribute `w:val` of a child, which is how most properties are written. */
export const value = (parent: XmlElement | undefined, name: string): string | undefined =>
  child(parent, name)?.attributes['w:val'];

/** A switch such as `<w:b/>`: undefined where it is not given. */
export function flag(parent: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(parent, name);
  if (!found) return undefined;
  return !['0', 'false', 'off', 'none'].includes(found.attributes['w:val'] ?? 'true');
}

/** All elements of these names under an element, in order of the document. */
export function descendants(parent: XmlElement, ...names: string[]): XmlElement[] {
  return elements(parent).flatMap((element) => [
    ...(names.includes(element.name) ? [element] : []),
    ...descendants(element, ...names),
  ]);
}

/** Of the branches of an alternative, the first that holds something that is read here: newer ones may be written for newer programs alone. */
export function branchOf(alternative: XmlElement): XmlElement | undefined {
  const branches = elements(alternative).filter(({ name }) => /^mc:(Choice|Fallback)$/.test(name));
  return branches.find(holdsContent) ?? branches[0];
}

const CONTENT = ['w:t', 'w:sym', 'w:fldChar', 'm:t', 'a:blip', 'a:t', 'v:imagedata', 'svgBlip'];
const holdsContent = (element: XmlElement): boolean =>
  elements(element).some((one) => CONTENT.includes(one.name) || holdsContent(one));

export const textUnder = (parent: XmlElement): string =>
  parent.children.map((node) => (isElement(node) ? textUnder(node) : node)).join('');

/** The words of a text, whatever stands around them. */
export const wordsUnder = (parent: XmlElement): string => descendants(parent, 'w:t').map(textUnder).join('');

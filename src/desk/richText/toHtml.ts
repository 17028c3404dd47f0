/** Lexical -> HTML, node by node; what it writes is sanitised afterwards. */
import { convertLexicalToHTML } from '@payloadcms/richtext-lexical/html';
import type { HTMLConverters } from '@payloadcms/richtext-lexical/html';
import escapeHtml from 'escape-html';
import type { Image } from '../../domain/record.ts';
import { MARKS } from './allowed.ts';
import { cleanHtml } from './cleanHtml.ts';
import type { RichText } from './richText.ts';
import { cell, table } from './table.ts';
import { uploadId } from './walk.ts';
import type { Node } from './walk.ts';

/** Public images by id of their upload. */
export type Images = ReadonlyMap<string, Image>;

/** Safe HTML, without container and without what cannot be seen; uploads that are not among `images` leave nothing behind. */
export function toHtml(document: RichText, images: Images): string {
  const html = convertLexicalToHTML({
    data: document,
    converters: ({ defaultConverters }) => ({ ...defaultConverters, ...converters(images) }),
    disableContainer: true,
    disableIndent: true,
    disableTextAlign: true,
  });
  return cleanHtml(html);
}

/** A node as Payload hands it over, its children as HTML. */
type Given = { node: Node; nodesToHTML: (input: { nodes: never[] }) => string[] };

/** Where Payload's own converters lose something: marks as styles, the start of a list, the head of a table. */
function converters(images: Images): HTMLConverters {
  const own: Record<string, (given: Given) => string> = {
    text: ({ node }) => marked(node),
    list: (given) => list(given),
    listitem: (given) => `<li>${inside(given)}</li>`,
    table: (given) => table(given.node, childrenOf(given)),
    tablerow: (given) => `<tr>${inside(given)}</tr>`,
    tablecell: (given) => cell(given.node, inside(given)),
    upload: ({ node }) => figure(images.get(uploadId(node) ?? '')),
    unknown: () => '',
  };
  return own as unknown as HTMLConverters;
}

const childrenOf = ({ node, nodesToHTML }: Given): string[] =>
  (node.children ?? []).map((child) => nodesToHTML({ nodes: [child] as never[] }).join(''));
const inside = (given: Given): string => childrenOf(given).join('');

function marked(node: Node): string {
  const format = Number(node['format'] ?? 0);
  const tags = Object.values(MARKS).filter(({ bit }) => format & bit);
  return tags.reduce((html, { tag }) => `<${tag}>${html}</${tag}>`, escapeHtml(node.text ?? ''));
}

/** Lexical keeps a list inside a list as an item of its own; in HTML it belongs to the item before it. */
function list(given: Given): string {
  const { node } = given;
  const tag = node['tag'] === 'ol' ? 'ol' : 'ul';
  const start = Number(node['start'] ?? 1);
  const items = childrenOf(given).reduce<string[]>((done, html, index) => {
    const holdsList = node.children?.[index]?.children?.[0]?.type === 'list';
    const before = done.at(-1);
    if (!holdsList || before === undefined) return [...done, html];
    return [...done.slice(0, -1), `${before.slice(0, -'</li>'.length)}${html.slice('<li>'.length)}`];
  }, []);
  return `<${tag}${tag === 'ol' && start !== 1 ? ` start="${start}"` : ''}>${items.join('')}</${tag}>`;
}

function figure(image: Image | undefined): string {
  if (!image) return '';
  const caption = image.credit ? `<figcaption>${escapeHtml(image.credit)}</figcaption>` : '';
  const size = `width="${image.width}" height="${image.height}"`;
  return `<figure><img src="${image.url}" alt="${escapeHtml(image.alt)}" ${size} />${caption}</figure>`;
}

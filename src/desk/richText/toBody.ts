/** The body of the desk's editor as readers get it: safe HTML, plain text, Markdown. */
import { convertLexicalToHTML } from '@payloadcms/richtext-lexical/html';
import type { HTMLConvertersFunction } from '@payloadcms/richtext-lexical/html';
import { gfm } from '@joplin/turndown-plugin-gfm';
import { convert as htmlToText } from 'html-to-text';
import sanitizeHtml from 'sanitize-html';
import escapeHtml from 'escape-html';
import TurndownService from 'turndown';
import type { Body, Image } from '../../domain/record.ts';

/** A Lexical document as Payload stores it. */
export type RichText = Parameters<typeof convertLexicalToHTML>[0]['data'];
/** Public images by id of their upload. */
export type Images = ReadonlyMap<string, Image>;

const sanitizeOptions: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['h2', 'h3', 'h4', 'p', 'blockquote', 'ul', 'ol', 'li', 'br', 'hr'],
    ...['a', 'strong', 'em', 'u', 's', 'sub', 'sup', 'code'],
    ...['figure', 'figcaption', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener nofollow' }, true) },
};

const turndown = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced' });
turndown.use(gfm);

/** Body of a document; uploads that are not among `images` leave nothing behind. */
export function toBody(document: RichText, images: Images): Body {
  const html = toHtml(document, images);
  return { html, text: toText(html), markdown: turndown.turndown(html) };
}

/** Safe HTML and plain text, for the introduction of a series. */
export function toIntroduction(document: RichText): { html: string; text: string } {
  const html = toHtml(document, new Map());
  return { html, text: toText(html) };
}

function toHtml(document: RichText, images: Images): string {
  const converters: HTMLConvertersFunction = ({ defaultConverters }) => ({
    ...defaultConverters,
    upload: ({ node }) => figure(images.get(uploadId(node) ?? '')),
  });
  const html = convertLexicalToHTML({
    data: document,
    converters,
    disableContainer: true,
    disableIndent: true,
    disableTextAlign: true,
  });
  return sanitizeHtml(html, sanitizeOptions);
}

function figure(image: Image | undefined): string {
  if (!image) return '';
  const caption = image.credit ? `<figcaption>${escapeHtml(image.credit)}</figcaption>` : '';
  const size = `width="${image.width}" height="${image.height}"`;
  return `<figure><img src="${image.url}" alt="${escapeHtml(image.alt)}" ${size} />${caption}</figure>`;
}

function toText(html: string): string {
  return htmlToText(html, {
    wordwrap: false,
    // Without U+200B, which stands inside words and is no space.
    whitespaceCharacters: ' \t\r\n\f',
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      ...['h2', 'h3', 'h4'].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false, maxColumnWidth: Infinity } },
    ],
  });
}

/** Ids of the uploads a document shows, each once. */
export function uploadIds(document: RichText): string[] {
  const found = new Set<string>();
  const nodes: unknown[] = [document.root];
  while (nodes.length > 0) {
    const node = nodes.pop() as { type?: string; children?: unknown[] };
    const id = node.type === 'upload' ? uploadId(node) : null;
    if (id) found.add(id);
    nodes.push(...(node.children ?? []));
  }
  return [...found];
}

function uploadId(node: unknown): string | null {
  const { value } = node as { value?: string | { id?: string } };
  return typeof value === 'string' ? value : (value?.id ?? null);
}

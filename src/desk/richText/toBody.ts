/** The body of the desk's editor as readers get it: safe HTML, and plain text and Markdown made from that HTML. */
import type { Body } from '../../domain/record.ts';
import type { RichText } from './richText.ts';
import { toHtml } from './toHtml.ts';
import type { Images } from './toHtml.ts';
import { toMarkdown } from '../../formats/html/toMarkdown.ts';
import { toText } from './toText.ts';

/** Body of a document; uploads that are not among `images` leave nothing behind. */
export function toBody(document: RichText, images: Images): Body {
  const html = toHtml(document, images);
  return { html, text: toText(html), markdown: toMarkdown(html) };
}

/** Safe HTML and plain text, for the introduction of a series. */
export function toIntroduction(document: RichText): { html: string; text: string } {
  const html = toHtml(document, new Map());
  return { html, text: toText(html) };
}

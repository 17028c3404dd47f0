/** HTML as readers get it: only what is allowed, and nothing that cannot be seen. */
import sanitizeHtml from 'sanitize-html';
import { ATTRIBUTES, LINK_SCHEMES, MARKS, TAGS } from './allowed.ts';

/** What may be empty and still say something: a line break, a picture and a cell, which keeps the others in their places. */
const MAY_BE_EMPTY = ['br', 'img', 'td', 'th', 'tr'];
const INLINE = ['a', ...Object.values(MARKS).map(({ tag }): string => tag)];
const VISIBLE = /[^\s\u200b\ufeff]/;

const options: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: ATTRIBUTES,
  allowedSchemes: LINK_SCHEMES,
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener nofollow' }, true) },
  exclusiveFilter: ({ tag, text, mediaChildren }) => {
    if (MAY_BE_EMPTY.includes(tag) || VISIBLE.test(text) || mediaChildren.length > 0) return false;
    // A space in bold still parts two words.
    return INLINE.includes(tag) ? 'excludeTag' : true;
  },
};

const BLOCK = '(?:p|h[2-4]|blockquote|[uo]l|li|t(?:able|head|body|r|d|h)|fig(?:ure|caption))';
/** What HTML takes for space; an ideographic space is a sign like others. */
const SPACE = '[ \\t\\r\\n\\f]*';
const SPACE_AT_BLOCK = new RegExp(`${SPACE}(</?${BLOCK}\\b[^>]*>)${SPACE}`, 'g');
const BREAKS_AT_START = new RegExp(`(<${BLOCK}\\b[^>]*>)(?:\\s*<br />)+`, 'g');
const BREAKS_AT_END = new RegExp(`(?:\\s*<br />\\s*)+(</${BLOCK}>|<[uo]l>)`, 'g');
const ONLY_PARAGRAPH = /(<t[dh]\b[^>]*>)<p>((?:(?!<\/?p>).)*)<\/p>(?=<\/t[dh]>)/gs;

/** Sanitised; without empty paragraphs, breaks at the edges of a block and a paragraph alone in its cell. */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, options)
    .replace(BREAKS_AT_START, '$1')
    .replace(BREAKS_AT_END, '$1')
    .replace(SPACE_AT_BLOCK, '$1')
    .replace(ONLY_PARAGRAPH, '$1$2')
    .trim();
}

/**
 * The HTML by what a reader reads in it: bodies that read the same give equal text, whichever edition of this program
 * made them. docs/decisions/publishing-same.md says what is no difference.
 */
export function readingOf(html: string): string {
  const unstructured = cleanHtml(html)
    .replace(/<\/?t(?:head|body)>/g, '')
    .replace(/ scope="(?:col|row)"/g, '');
  return unstructured.replace(/<\/li><li>(?=<[uo]l\b)/g, '');
}

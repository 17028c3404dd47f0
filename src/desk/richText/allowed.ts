/**
 * What rich text may hold, once: the editor's features, the HTML readers get and the checks at the desk are made from it.
 * A node or mark that is not named here cannot be written, is refused when it is saved, and never reaches a reader.
 */

/** Marks of a text, the outermost last: Lexical's bit in `format` and the tag readers get. */
export const MARKS = {
  bold: { bit: 1, tag: 'strong' },
  italic: { bit: 2, tag: 'em' },
  strikethrough: { bit: 4, tag: 's' },
  underline: { bit: 8, tag: 'u' },
  subscript: { bit: 32, tag: 'sub' },
  superscript: { bit: 64, tag: 'sup' },
} as const;
export type Mark = keyof typeof MARKS;

export const HEADING_TAGS = ['h2', 'h3', 'h4'] as const;
export const LIST_TAGS = ['ul', 'ol'] as const;

/** Types of node, as Lexical names them, with the tags that each becomes. */
export const NODES = {
  text: [],
  linebreak: ['br'],
  tab: [],
  paragraph: ['p'],
  heading: HEADING_TAGS,
  quote: ['blockquote'],
  list: LIST_TAGS,
  listitem: ['li'],
  link: ['a'],
  autolink: ['a'],
  upload: ['figure', 'figcaption', 'img'],
  table: ['table', 'thead', 'tbody'],
  tablerow: ['tr'],
  tablecell: ['td', 'th'],
} as const;
export type NodeType = keyof typeof NODES;

export const ATTRIBUTES = {
  a: ['href', 'rel'],
  img: ['src', 'alt', 'width', 'height'],
  ol: ['start'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
};

/** Schemes of links, without the colon. */
export const LINK_SCHEMES = ['http', 'https', 'mailto'];

export const TAGS: string[] = [
  ...new Set<string>([...Object.values(NODES).flat(), ...Object.values(MARKS).map(({ tag }) => tag)]),
];

export const isAllowedNode = (type: string): type is NodeType => Object.hasOwn(NODES, type);

/** Rich texts for tests: nodes as the desk's editor stores them, and any document it could hold. */
import fc from 'fast-check';
import { HEADING_TAGS, MARKS } from '../../src/desk/richText/allowed.ts';
import type { Mark } from '../../src/desk/richText/allowed.ts';
import type { RichText } from '../../src/desk/richText/richText.ts';

export type Node = Record<string, unknown> & { type: string; children?: Node[] };

export const node = (type: string, children: Node[], more: Record<string, unknown> = {}): Node => ({
  ...{ type, version: 1, direction: 'ltr', format: '', indent: 0 },
  children,
  ...more,
});

export function text(value: string, ...marks: Mark[]): Node {
  const format = marks.reduce((bits, mark) => bits | MARKS[mark].bit, 0);
  return { type: 'text', text: value, detail: 0, format, mode: 'normal', style: '', version: 1 };
}

export const linebreak: Node = { type: 'linebreak', version: 1 };
export const paragraph = (...children: Node[]) => node('paragraph', children);
export const heading = (tag: string, ...children: Node[]) => node('heading', children, { tag });
export const quote = (...children: Node[]) => node('quote', children);
export const list = (tag: 'ul' | 'ol', ...items: Node[][]) =>
  node(
    'list',
    items.map((children, index) => node('listitem', children, { value: index + 1 })),
    { tag, listType: tag === 'ol' ? 'number' : 'bullet', start: 1 },
  );
export const link = (url: string, ...children: Node[]) =>
  node('link', children, { fields: { url, linkType: 'custom', newTab: false } });
export const upload = (value: string): Node => ({ type: 'upload', version: 3, relationTo: 'media', value, fields: {} });
export const cell = (headerState: number, ...children: Node[]) =>
  node('tablecell', children, { headerState, colSpan: 1, rowSpan: 1 });
export const table = (...rows: Node[][]) =>
  node(
    'table',
    rows.map((cells) => node('tablerow', cells)),
  );

export const documentOf = (...children: Node[]) => ({ root: node('root', children) }) as unknown as RichText;

/** What breaks Markdown if anything does: Chinese punctuation, signs, tags, entities, numbers with dots, spaces. */
const PIECES = [
  ...['质量', '企业', '自己动手', 'word', 'x', '10', '3.', '2022', 'é', '😀'],
  ...['，', '。', '“', '”', '（', '）', '《', '》', '、', '：', '—', '·', '￥', '%', '+', '='],
  ...['*', '**', '_', '__', '`', '~', '~~', '#', '-', '>', '|', '\\', '!', '[', ']', '(', ')', '&amp;', '&', '$'],
  ...['<script>', '</u>', '<tag>', '<', '<!--', 'https://a.example/_x_', 'www.a.example', ' ', ' ', '\u3000', '.', ','],
];
const words = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
const marks = fc.subarray(Object.keys(MARKS) as Mark[]).map((chosen) => {
  const isBoth = chosen.includes('subscript') && chosen.includes('superscript');
  return isBoth ? chosen.filter((mark) => mark !== 'subscript') : chosen;
});
const textNode = fc
  .tuple(words, fc.oneof({ weight: 2, arbitrary: fc.constant<Mark[]>([]) }, { weight: 3, arbitrary: marks }))
  .map(([value, chosen]) => text(value, ...chosen));
const linkNode = fc
  .tuple(fc.constantFrom('https://a.example/x_(y)*?a=1&b=2', 'mailto:a@example.org'), textNode)
  .map(([url, inside]) => link(url, inside));
const inline = fc.array(fc.oneof({ weight: 6, arbitrary: textNode }, linkNode, fc.constant(linebreak)), {
  maxLength: 6,
});
const tag = fc.constantFrom<'ul' | 'ol'>('ul', 'ol');
const items = fc.array(inline, { minLength: 1, maxLength: 3 });
const listNode = fc
  .tuple(tag, items, fc.option(fc.tuple(tag, items)), items)
  .map(([outer, before, inner, after]) =>
    inner ? list(outer, ...before, [list(inner[0], ...inner[1])], ...after) : list(outer, ...before),
  );
const tableNode = fc
  .tuple(fc.boolean(), fc.boolean(), fc.array(fc.tuple(inline, inline), { minLength: 1, maxLength: 3 }))
  .map(([isHead, isRowHead, rows]) =>
    table(
      ...rows.map((cells, row) =>
        cells.map((content, column) =>
          cell((isHead && row === 0 ? 1 : 0) + (isRowHead && column === 0 ? 2 : 0), paragraph(...content)),
        ),
      ),
    ),
  );

/** Any document of allowed nodes; uploads are called `picture` and `captioned`. */
export const anyDocument: fc.Arbitrary<RichText> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: inline.map((children) => paragraph(...children)) },
      fc.tuple(fc.constantFrom(...HEADING_TAGS), inline).map(([tag, children]) => heading(tag, ...children)),
      inline.map((children) => quote(...children)),
      listNode,
      tableNode,
      fc.constantFrom(upload('picture'), upload('captioned'), upload('unknown')),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((blocks) => documentOf(...blocks));

/** Blocks of an imported text as a document of the desk's editor, in the nodes that Payload stores. */
import { randomUUID } from 'node:crypto';
import type { Block, Cell, List, Run } from '../../interchange/document.ts';
import { MARKS } from './allowed.ts';
import type { RichText } from './richText.ts';
import type { Node } from './walk.ts';

/** Ids of the uploads by place of their picture; null for one that did not come along and is still to be given. */
export type Uploads = readonly (string | null)[];

/** Bits of the marks that the desk knows; code is none of them and stays as plain text. */
const BITS: Partial<Record<Run['marks'][number], number>> = {
  bold: MARKS.bold.bit,
  italic: MARKS.italic.bit,
  strike: MARKS.strikethrough.bit,
  underline: MARKS.underline.bit,
  sub: MARKS.subscript.bit,
  sup: MARKS.superscript.bit,
};

export function fromBlocks(blocks: readonly Block[], uploads: Uploads): RichText {
  const children = blocks.map((block) => blockNode(block, uploads));
  return { root: element('root', children.length > 0 ? children : [paragraph([])]) } as unknown as RichText;
}

const element = (type: string, children: Node[], more: Record<string, unknown> = {}): Node => ({
  ...{ type, children, direction: 'ltr', format: '', indent: 0, version: 1 },
  ...more,
});
const paragraph = (children: Node[]) => element('paragraph', children, { textFormat: 0, textStyle: '' });

function blockNode(block: Block, uploads: Uploads): Node {
  switch (block.type) {
    case 'heading':
      return element('heading', inline(block.runs), { tag: `h${block.level}` });
    case 'paragraph':
      return paragraph(inline(block.runs));
    case 'quote':
      return element('quote', inline(block.runs));
    case 'list':
      return listNode(block);
    case 'table':
      return element(
        'table',
        block.rows.map((row) =>
          element(
            'tablerow',
            row.map((cell) => cellNode(cell, uploads)),
          ),
        ),
      );
    case 'picture':
      return uploadNode(uploads[block.picture] ?? null);
  }
}

/** Without a file it shows as an empty place, and publication is refused until it is filled or removed. */
const uploadNode = (value: string | null): Node => ({
  ...{ type: 'upload', version: 3, format: '', id: objectId(), fields: null, relationTo: 'media' },
  value: value ?? '',
});

/** Ids in a document are 24 hexadecimal digits. */
const objectId = () => randomUUID().replaceAll('-', '').slice(0, 24);

function listNode({ ordered, start, items }: List): Node {
  const children: Node[] = [];
  let value = start;
  for (const { runs, list } of items) {
    if (runs.length > 0) children.push(itemNode(inline(runs), value));
    // Lexical keeps an inner list in an item of its own.
    if (list) children.push(itemNode([listNode(list)], value + (runs.length > 0 ? 1 : 0)));
    if (runs.length > 0) value += 1;
  }
  const kind = ordered ? { listType: 'number', tag: 'ol' } : { listType: 'bullet', tag: 'ul' };
  return element('list', children, { ...kind, start });
}

const itemNode = (children: Node[], value: number) => element('listitem', children, { value });

function cellNode({ header, colspan, rowspan, blocks }: Cell, uploads: Uploads): Node {
  const children = blocks.map((block) => blockNode(block, uploads));
  return element('tablecell', children.length > 0 ? children : [paragraph([])], {
    ...{ headerState: header ? 1 : 0, colSpan: colspan, rowSpan: rowspan, backgroundColor: null },
  });
}

/** Runs with one address after another are one link. */
function inline(runs: readonly Run[]): Node[] {
  const nodes: Node[] = [];
  let link: { href: string; children: Node[] } | undefined;
  for (const run of runs) {
    if (run.href !== link?.href) {
      link = run.href ? { href: run.href, children: [] } : undefined;
      if (link) nodes.push(linkNode(link));
    }
    (link?.children ?? nodes).push(...textNodes(run));
  }
  return nodes;
}

const linkNode = ({ href, children }: { href: string; children: Node[] }) =>
  element('link', children, { version: 3, id: objectId(), fields: { linkType: 'custom', newTab: false, url: href } });

function textNodes({ text, marks }: Run): Node[] {
  const format = marks.reduce((bits, mark) => bits | (BITS[mark] ?? 0), 0);
  return text
    .split('\n')
    .flatMap((part, index): Node[] => [
      ...(index > 0 ? [{ type: 'linebreak', version: 1 }] : []),
      ...(part === '' ? [] : [{ type: 'text', text: part, format, detail: 0, mode: 'normal', style: '', version: 1 }]),
    ]);
}

/** A document of the desk's editor as blocks: the way back from fromBlocks.ts. */
import type { Block, Cell, Item, List, Run } from '../../interchange/document.ts';
import { MARKS } from './allowed.ts';
import type { RichText } from './richText.ts';
import { uploadId } from './walk.ts';
import type { Node } from './walk.ts';

/** `uploads` are the ids of the pictures by their numbers; null for a place that still waits for its file. */
export type Shown = { blocks: Block[]; uploads: (string | null)[] };

/** Every word of the document; a node that no document of today may hold gives the words under it. */
export function toBlocks(document: RichText | null | undefined): Shown {
  const uploads: Shown['uploads'] = [];
  return { blocks: blocksOf((document?.root as Node | undefined)?.children ?? [], uploads), uploads };
}

const INLINE = new Set(['text', 'linebreak', 'tab', 'link', 'autolink']);

/** Text that stands among blocks is a paragraph; a picture within a paragraph follows it. */
function blocksOf(nodes: readonly Node[], uploads: Shown['uploads']): Block[] {
  const blocks: Block[] = [];
  let open: Run[] = [];
  const close = () => {
    if (open.length > 0) blocks.push({ type: 'paragraph', runs: open });
    open = [];
  };
  for (const node of nodes) {
    if (INLINE.has(node.type ?? '')) open.push(...runsOf([node]));
    else {
      close();
      blocks.push(...blockOf(node, uploads));
    }
  }
  close();
  return blocks;
}

function blockOf(node: Node, uploads: Shown['uploads']): Block[] {
  const { children = [] } = node;
  switch (node.type) {
    case 'upload':
      return [{ type: 'picture', picture: uploads.push(uploadId(node) || null) - 1 }];
    case 'list':
      return [listOf(node, uploads)];
    case 'table':
      return [
        { type: 'table', rows: children.map(({ children: cells = [] }) => cells.map((one) => cellOf(one, uploads))) },
      ];
    case 'heading':
    case 'quote':
    case 'paragraph': {
      const text = children.filter(({ type }) => INLINE.has(type ?? ''));
      const rest = blocksOf(
        children.filter((one) => !text.includes(one)),
        uploads,
      );
      const runs = runsOf(text);
      return [...(runs.length > 0 ? [textBlock(node, runs)] : []), ...rest];
    }
    default:
      return blocksOf(children, uploads);
  }
}

function textBlock(node: Node, runs: Run[]): Block {
  if (node.type === 'heading') return { type: 'heading', level: Number(String(node['tag']).slice(1)) || 2, runs };
  return { type: node.type === 'quote' ? 'quote' : 'paragraph', runs };
}

/** An inner list, which has an item of its own here, belongs to the item before it. */
function listOf(node: Node, uploads: Shown['uploads']): List {
  const ordered = node['tag'] === 'ol' || node['listType'] === 'number';
  const list: List = { type: 'list', ordered, start: Number(node['start'] ?? 1) || 1, items: [] };
  for (const { children = [] } of node.children ?? []) {
    const inner = children.find(({ type }) => type === 'list');
    const runs = runsOf(children.filter(({ type }) => type !== 'list'));
    const before = list.items.at(-1);
    const innerList = inner && listOf(inner, uploads);
    if (innerList && runs.length === 0 && before && !before.list) before.list = innerList;
    else list.items.push({ runs, ...(innerList ? { list: innerList } : {}) } satisfies Item);
  }
  return list;
}

function cellOf(node: Node, uploads: Shown['uploads']): Cell {
  const span = (name: string) => Math.max(1, Number(node[name] ?? 1) || 1);
  return {
    header: Number(node['headerState'] ?? 0) !== 0,
    ...{ colspan: span('colSpan'), rowspan: span('rowSpan') },
    blocks: blocksOf(node.children ?? [], uploads),
  };
}

const BLOCK_MARKS = {
  ...{ bold: 'bold', italic: 'italic', underline: 'underline', strikethrough: 'strike' },
  ...{ subscript: 'sub', superscript: 'sup' },
} as const satisfies Record<keyof typeof MARKS, Run['marks'][number]>;

function runsOf(nodes: readonly Node[], href?: string): Run[] {
  return nodes.flatMap((node): Run[] => {
    const link = href ? { href } : {};
    if (node.type === 'linebreak') return [{ text: '\n', marks: [], ...link }];
    if (node.type === 'tab') return [{ text: '\t', marks: [], ...link }];
    if (node.type !== 'text') return runsOf(node.children ?? [], addressOf(node) ?? href);
    const names = Object.keys(MARKS) as (keyof typeof MARKS)[];
    const format = Number(node['format'] ?? 0);
    const marks = names.filter((name) => format & MARKS[name].bit).map((name) => BLOCK_MARKS[name]);
    return node.text ? [{ text: node.text, marks, ...link }] : [];
  });
}

function addressOf(node: Node): string | undefined {
  const fields = node['fields'] as { url?: unknown } | undefined;
  return typeof fields?.url === 'string' && fields.url !== '' ? fields.url : undefined;
}

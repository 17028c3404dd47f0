/** Builds the desk's rich text from plain blocks. */
export type Block = { heading: string } | { paragraph: string } | { quote: string } | { list: string[] };

type Node = Record<string, unknown> & { type: string; version: number };

const element = (type: string, children: Node[], more: Record<string, unknown> = {}): Node => ({
  type,
  children,
  direction: 'ltr',
  format: '',
  indent: 0,
  version: 1,
  ...more,
});

const text = (value: string): Node => ({
  type: 'text',
  text: value,
  detail: 0,
  format: 0,
  mode: 'normal',
  style: '',
  version: 1,
});

function toNode(block: Block): Node {
  if ('heading' in block) return element('heading', [text(block.heading)], { tag: 'h2' });
  if ('quote' in block) return element('quote', [text(block.quote)]);
  if ('paragraph' in block) return element('paragraph', [text(block.paragraph)], { textFormat: 0, textStyle: '' });
  const items = block.list.map((item, index) => element('listitem', [text(item)], { value: index + 1 }));
  return element('list', items, { listType: 'bullet', start: 1, tag: 'ul' });
}

/** A Lexical document as Payload stores it. */
export function lexical(blocks: Block[]) {
  return {
    root: {
      type: 'root',
      children: blocks.map(toNode),
      direction: 'ltr' as const,
      format: '' as const,
      indent: 0,
      version: 1,
    },
  };
}

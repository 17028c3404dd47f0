/** Lists that programs write in pieces: Word each item as a paragraph, LibreOffice each level as a list of its own. */
import { append } from '../../document.ts';
import type { Block, List } from '../../document.ts';

export function joinLists(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (block.type !== 'list' || before?.type !== 'list' || !join(before, block)) joined.push(block);
  }
  return joined;
}

/** True when the list went into the one before it. */
function join(before: List, list: List): boolean {
  const [first, ...rest] = list.items;
  const owner = before.items.at(-1);
  if (first?.list && first.runs.length === 0 && owner && !owner.list) {
    owner.list = first.list;
    append(before.items, rest);
    return true;
  }
  const goesOn =
    before.ordered === list.ordered && (!list.ordered || list.start === before.start + before.items.length);
  if (goesOn) append(before.items, list.items);
  return goesOn;
}

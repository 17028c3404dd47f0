/** The title of a text: by what the file calls it, by how it looks, or by what the page says. */
import { textOfBlock } from '../document.ts';
import type { Block, Said } from '../document.ts';
import { isBold } from '../in/tidy.ts';
import { readLine, readPost } from './lines.ts';
import type { Proposed } from './proposal.ts';

/** Blocks among which a title stands. */
const HEAD = 5;
const TITLE_MAX = 300;
const SUBTITLE_MAX = 120;

/** `used` are the blocks that the title was made from. */
export type Titled = { title: Proposed<string> | null; used: Block[] };

export function findTitle(blocks: readonly Block[], said: Said): Titled {
  const head = blocks.slice(0, HEAD).filter((block) => canBeTitle(block));
  const called = head.find((block) => block.type === 'paragraph' && block.role === 'title');
  const same = head.find((block) => said.title !== undefined && plain(line(block)) === plain(said.title));
  const shown = said.title === undefined && head[0] && isTitleLike(head[0], blocks) ? head[0] : undefined;
  const block = called ?? same ?? shown;
  if (!block) return { title: said.title ? { value: said.title, sureness: 'likely' } : null, used: [] };
  const next = blocks[blocks.indexOf(block) + 1];
  const sureness = called || same ? 'sure' : block.type === 'heading' ? 'likely' : 'guess';
  if (!next || !isSubtitle(next)) return { title: { value: line(block), sureness }, used: [block] };
  const subtitle = line(next).replace(/^[—–-]+\s*/, '');
  return { title: { value: line(block) + joint(subtitle) + subtitle, sureness }, used: [block, next] };
}

const line = (block: Block) => textOfBlock(block).replace(/\n/g, ' ').trim();
const plain = (text: string) => text.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();
const canBeTitle = (block: Block) => 'runs' in block && line(block).length <= TITLE_MAX && !isFacts(line(block));
const joint = (subtitle: string) => (/\p{sc=Han}/u.test(subtitle) ? '——' : ' — ');
const isFacts = (text: string) => readLine(text) !== null || readPost(text) !== null;

/** The only heading of its level at the top, or a short line that stands out or does not end as a sentence does. */
function isTitleLike(block: Block, blocks: readonly Block[]): boolean {
  const text = textOfBlock(block).trim();
  if (block.type === 'heading')
    return blocks.every((other) => other === block || other.type !== 'heading' || other.level > block.level);
  if (block.type !== 'paragraph' || blocks.length < 2) return false;
  if (isBold(block) || block.role === 'centred') return true;
  return text.length <= 200 && !/[。！？.!?；;，,]$/u.test(text);
}

const isSubtitle = (block: Block): boolean =>
  block.type === 'paragraph' &&
  (block.role === 'subtitle' || /^(——|—|–{1,2}|--)\s*\S/.test(textOfBlock(block))) &&
  textOfBlock(block).length <= SUBTITLE_MAX;

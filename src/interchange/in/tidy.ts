/** Cleaning that all formats share: blanks, invisible characters, links, empty blocks, levels of headings. */
import { textOfBlock, textOfRuns } from '../document.ts';
import type { Block, Cell, Dropped, Item, List, Run } from '../document.ts';

/** Soft hyphens and marks of no width; joiners stay, because emoji and some scripts need them. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]/g;
/** Controls that no text has; tabs and line breaks are blanks. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g;
const BLANKS = /[^\S\n]+/g;

/** Runs with single blanks, none at the ends, neighbours of one style put together. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  let endsInBlank = true;
  for (const run of runs) {
    let text = run.text
      .normalize('NFC')
      .replace(INVISIBLE, '')
      .replace(CONTROLS, '')
      .replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n');
    text = text.replace(BLANKS, ' ').replace(/ *\n */g, '\n');
    if (endsInBlank) text = text.replace(/^ +/, '');
    if (text === '') continue;
    endsInBlank = /[ \n]$/.test(text);
    add(tidy, { ...run, text });
  }
  return trimmed(tidy);
}

/** A blank belongs to what it is like: between two runs of one style to both, beside one of another style to none. */
function add(runs: Run[], given: Run): void {
  if (given.text.startsWith('\n')) trimLast(runs);
  const before = runs.at(-1);
  const isOfBefore = before && isAlike(before, given);
  const run = isBlank(given) && !isOfBefore ? unmarked(given) : { ...given };
  const [outer, blank] = runs.slice(-2);
  if (before && (isOfBefore || isAlike(before, run))) before.text += run.text;
  else if (outer && blank && isBlank(blank) && isAlike(outer, run) && blank.href === run.href) {
    runs.pop();
    outer.text += blank.text + run.text;
  } else runs.push(run);
}

/** A blank before a line break is one too many, whichever run it came with. */
function trimLast(runs: Run[]): void {
  const last = runs.at(-1);
  if (last) last.text = last.text.replace(/ +$/, '');
  if (last?.text === '') runs.pop();
}

const isBlank = ({ text }: Run) => text.trim() === '';
const isAlike = (one: Run, other: Run) => one.href === other.href && sameMarks(one, other);
const unmarked = ({ text, href }: Run): Run => ({ text, marks: [], ...(href ? { href } : {}) });

const sameMarks = (one: Run, other: Run) =>
  one.marks.length === other.marks.length && one.marks.every((mark) => other.marks.includes(mark));

function trimmed(runs: Run[]): Run[] {
  const first = runs[0];
  if (first) first.text = first.text.trimStart();
  const last = runs.at(-1);
  if (last) last.text = last.text.trimEnd();
  const rest = runs.filter(({ text }) => text !== '');
  return rest.length === runs.length ? rest : trimmed(rest);
}

/** Blocks with tidy text; what is empty is left out, headings are fitted into the desk's three levels. */
export function tidyBlocks(blocks: readonly Block[]): Block[] {
  return fitHeadings(blocks.flatMap(tidyBlock));
}

function tidyBlock(block: Block): Block[] {
  if (block.type === 'picture') return [block];
  if (block.type === 'list') return tidyList(block);
  if (block.type === 'table') return tidyTable(block.rows);
  const runs = tidyRuns(block.runs);
  if (runs.length === 0) return [];
  return [{ ...block, runs: block.type === 'heading' ? withoutBold(runs) : runs }];
}

const withoutBold = (runs: Run[]) =>
  tidyRuns(runs.map((run) => ({ ...run, marks: run.marks.filter((mark) => mark !== 'bold') })));

function tidyList(list: List): List[] {
  const items = list.items.flatMap(({ runs, list: inner }): Item[] => {
    const tidy = tidyRuns(runs);
    const nested = inner ? tidyList(inner)[0] : undefined;
    return tidy.length > 0 || nested ? [{ runs: tidy, ...(nested ? { list: nested } : {}) }] : [];
  });
  return items.length > 0 ? [{ ...list, items }] : [];
}

function tidyTable(rows: Cell[][]): Block[] {
  const tidy = rows.map((row) => row.map((cell) => ({ ...cell, blocks: cell.blocks.flatMap(tidyBlock) })));
  const kept = tidy.filter((row) => row.length > 0);
  const cells = kept.flat();
  const isEmpty = cells.every(({ blocks }) => blocks.length === 0);
  if (isEmpty) return [];
  // One cell is a frame around a text, no table.
  return cells.length === 1 ? (cells[0]?.blocks ?? []) : [{ type: 'table', rows: kept }];
}

/** Level 1 belongs to the title: a document that uses it for its sections moves down by one, and nothing is below 4. */
function fitHeadings(blocks: Block[]): Block[] {
  const levels = blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : []));
  const shift = levels.includes(1) ? 1 : 0;
  return blocks.map((block) =>
    block.type === 'heading' ? { ...block, level: Math.min(4, Math.max(2, block.level + shift)) } : block,
  );
}

const TRACKERS =
  /^(utm_\w+|spm|scm|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|igshid|_hs(enc|mi)|from_?source|share_\w+|vd_source)$/i;
/** What an address of a WeChat article needs; the rest tells who shared it. */
const WECHAT_KEPT = /^(__biz|mid|idx|sn)$/;

/** An address fit to be kept, without what only follows readers; null for what is no http, https or mailto address. */
export function cleanAddress(address: string): { href: string; dropped: string } | null {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if (!/^(https?|mailto):$/.test(url.protocol) || url.username || url.password) return null;
  if (url.protocol === 'mailto:') return { href: url.href, dropped: '' };
  const isWechat = url.hostname === 'mp.weixin.qq.com';
  const gone = [...url.searchParams.keys()].filter((name) =>
    isWechat && url.searchParams.has('__biz') ? !WECHAT_KEPT.test(name) : TRACKERS.test(name),
  );
  if (gone.length === 0) return { href: url.href, dropped: '' };
  const dropped = gone.map((name) => `${name}=${url.searchParams.get(name)}`).join('&');
  for (const name of gone) url.searchParams.delete(name);
  return { href: url.href, dropped };
}

/** Links of runs made fit; what was cut off is added to `dropped`. */
export function cleanHref(address: string, dropped: Dropped[]): string | undefined {
  const clean = cleanAddress(address);
  if (!clean) {
    if (/^\s*(javascript|vbscript|data):/i.test(address)) dropped.push({ kind: 'script', text: address.slice(0, 500) });
    return undefined;
  }
  if (clean.dropped) dropped.push({ kind: 'tracker', text: clean.dropped });
  return clean.href;
}

/** Whether a paragraph is bold throughout. */
export const isBold = (block: Block): boolean =>
  block.type === 'paragraph' &&
  textOfRuns(block.runs).trim() !== '' &&
  block.runs.every(({ text, marks }) => text.trim() === '' || marks.includes('bold'));

export const isEmpty = (blocks: readonly Block[]): boolean =>
  blocks.every((block) => block.type !== 'picture' && textOfBlock(block).trim() === '');

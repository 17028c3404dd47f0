/** List paragraphs, which stand side by side in a Word document, put into each other. */
import type { Item, List } from '../../document.ts';

/** A list item on its way into a list. */
export type Entry = { item: Item; level: number; ordered: boolean; start: number };
type Open = { list: List; level: number };

/** Items of one run of list paragraphs, by their levels. */
export function nest(entries: readonly Entry[]): List[] {
  const lists: List[] = [];
  let open: Open[] = [];
  for (const entry of entries) {
    const { item, level } = entry;
    open = open.filter((one) => one.level <= level);
    const parent = open.findLast((one) => one.level < level)?.list.items.at(-1);
    const list = listFor(entry, open.find((one) => one.level === level)?.list, parent ? parent.list : lists.at(-1));
    open = open.filter((one) => one.level < level);
    if (list) list.items.push(item);
    else {
      const { ordered, start } = entry;
      const last = lists.at(-1);
      // Where its place is taken by a list of another kind it comes out, into the list before it or one of its own.
      const goesOut = parent?.list && last && goesOn(last, entry);
      const begun: List = goesOut ? last : { type: 'list', ordered, start, items: [] };
      begun.items.push(item);
      if (parent && !parent.list) parent.list = begun;
      else {
        if (!goesOut) lists.push(begun);
        open = [];
      }
      open.push({ list: begun, level });
      continue;
    }
    open.push({ list, level });
  }
  return lists;
}

/** The open list of its level, else the one before it: items that begin further in and come out again are one list to a reader. */
function listFor(entry: Entry, own: List | undefined, before: List | undefined): List | undefined {
  const candidate = own ?? before;
  return candidate && goesOn(candidate, entry) ? candidate : undefined;
}

/** A number that does not follow the one before begins a list of its own. */
const goesOn = (list: List, { ordered, start }: Entry): boolean =>
  list.ordered === ordered && (!ordered || start === list.start + list.items.length);

import type { Imported } from '../document.ts';

/** Pictures that the text shows, in its order; those of an advert are gone. */
export function usedPictures({ blocks, pictures }: Imported): Pick<Imported, 'blocks' | 'pictures'> {
  const used: number[] = [];
  const renumber = (list: Imported['blocks']): Imported['blocks'] =>
    list.map((block) => {
      if (block.type === 'picture') return { ...block, picture: used.push(block.picture) - 1 };
      if (block.type !== 'table') return block;
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: renumber(cell.blocks) }))),
      };
    });
  const renumbered = renumber(blocks);
  return { blocks: renumbered, pictures: used.flatMap((index) => pictures[index] ?? []) };
}

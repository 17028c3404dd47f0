/** Whole documents within a Word document (`w:altChunk`): what programs put in that leave it to Word to read them. */
import type { Block, Imported } from '../../document.ts';
import { ImportRefusal } from '../../refusal.ts';
import { readHtmlFile, readMhtFile } from '../html/readHtml.ts';
import { kindOf } from '../kinds.ts';
import type { Kind } from '../kinds.ts';
import { readPlain } from '../plain.ts';
import type { Package } from './package.ts';
import type { Chunks, Reading } from './reading.ts';

/** Documents within documents. */
const DEPTH_MAX = 3;

type ReadWord = (bytes: Uint8Array, depth: number) => Promise<Imported>;

/** Read before the rest, by the relation that names them; null for what no text can be got from. */
export async function readChunks(opened: Package, depth: number, readWord: ReadWord): Promise<Chunks> {
  const chunks = new Map<string, Imported | null>();
  for (const [id, { type, target, isExternal }] of opened.document.relations) {
    if (!type.endsWith('/aFChunk') || isExternal) continue;
    const bytes = opened.file(target);
    chunks.set(id, bytes ? await readChunk({ name: target, bytes, depth, readWord }) : null);
  }
  return chunks;
}

async function readChunk(input: { name: string; bytes: Uint8Array; depth: number; readWord: ReadWord }) {
  const { name, bytes, depth, readWord } = input;
  const readers: Partial<Record<Kind, () => Imported | Promise<Imported>>> = {
    html: () => readHtmlFile(bytes),
    mht: () => readMhtFile(bytes),
    text: () => readPlain(bytes),
    ...(depth < DEPTH_MAX ? { docx: () => readWord(bytes, depth + 1) } : {}),
  };
  try {
    return (await readers[await kindOf({ name, bytes })]?.()) ?? null;
  } catch (error) {
    if (error instanceof ImportRefusal) return null;
    throw error;
  }
}

/** The blocks of a chunk, its pictures added to those of the document. */
export function chunkBlocks(reading: Reading, relation: string): Block[] {
  const chunk = reading.chunks.get(relation);
  if (!chunk) {
    const name = reading.part.relations.get(relation)?.target ?? relation;
    reading.dropped.push({ kind: 'embedded', text: name });
    return [];
  }
  const before = reading.pictures.length;
  for (const picture of chunk.pictures) reading.pictures.push(picture);
  for (const dropped of chunk.dropped) reading.dropped.push(dropped);
  const shifted = (block: Block): Block => {
    if (block.type === 'picture') return { ...block, picture: block.picture + before };
    if (block.type !== 'table') return block;
    const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: cell.blocks.map(shifted) })));
    return { ...block, rows };
  };
  return chunk.blocks.map(shifted);
}

/** Out again: what goes from a Word file into a draft and back into a Word file is the same text. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import JSZip from 'jszip';
import { fromBlocks } from '../../src/desk/richText/fromBlocks.ts';
import { toBlocks } from '../../src/desk/richText/toBlocks.ts';
import type { Block } from '../../src/interchange/document.ts';
import { convert } from '../../src/interchange/in/convert.ts';
import { writeDocx } from '../../src/interchange/out/docx/writeDocx.ts';
import type { Piece } from '../../src/interchange/out/piece.ts';
import { anyDocument, characters, docxOf, DOCUMENTS } from '../support/anyDocument.ts';

const OPTIONS = { acceptChanges: false };
const read = async (bytes: Uint8Array) => (await convert({ name: 'a.docx', bytes }, OPTIONS)).blocks;

const pieceOf = (blocks: Block[]): Piece => ({
  ...{
    language: 'zh-Hans',
    title: 'TITLE',
    authors: [],
    publishedOn: null,
    source: null,
    byline: null,
    sourceUrl: null,
  },
  ...{ summary: null, series: null, blocks, pictures: [], address: null, archive: 'ARCHIVE' },
});

/** The text of the file by a reader of its own: every `w:t` in order. */
async function rawText(bytes: Uint8Array): Promise<string> {
  const zip = await JSZip.loadAsync(bytes);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text);
  return texts
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Marks in an order of their own, and a place on the page that is not kept: no difference to a reader. */
const shape = (blocks: Block[]): unknown =>
  JSON.parse(
    JSON.stringify(blocks, (key, value) => {
      if (key === 'marks') return [...value].sort();
      return key === 'role' ? undefined : value;
    }),
  );

test(`when ${DOCUMENTS} documents go into a draft and out again, then text and structure are the same`, async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (made) => {
      fc.pre(characters(made.text) !== '');
      const first = await read(await docxOf(made));
      const draft = fromBlocks(first, []);
      const written = await writeDocx({
        ...{ title: null, language: 'zh-Hans', introduction: [] },
        pieces: [pieceOf(toBlocks(draft).blocks)],
      });
      expect(characters(await rawText(written))).toBe(
        `TITLE${characters(made.text)}转载请注明：《TITLE》。收录于ARCHIVE`,
      );
      const second = (await read(written)).slice(1, -1);
      expect(shape(second)).toEqual(shape(first));
    }),
    { numRuns: DOCUMENTS },
  );
}, 600_000);

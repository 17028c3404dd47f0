import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nodesOf } from '../../src/desk/richText/walk.ts';
import { fromBlocks } from '../../src/desk/richText/fromBlocks.ts';
import { convert } from '../../src/interchange/in/convert.ts';
import { buildDocx, paragraph, run, style, styled } from '../support/officeFiles.ts';

const RUNS = 200;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = fc
  .array(fc.constantFrom('机', '床', '，', ' ', 'a', 'Z', '9', '&', '<', '“', '—', '\u3000', 'é', '😀', '（'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
const properties = fc.constantFrom(
  '',
  '<w:b/>',
  '<w:i/><w:u w:val="single"/>',
  '<w:vertAlign w:val="superscript"/>',
  '<w:strike/>',
);
const piece = fc.tuple(text, properties).map(([value, marks]) => ({ text: value, xml: run(escaped(value), marks) }));
const line = fc.tuple(
  fc.array(piece, { minLength: 1, maxLength: 4 }),
  fc.constantFrom('', styled('1'), styled('q'), '<w:jc w:val="center"/>'),
);
const block = line.map(([pieces, kind]) => ({
  text: pieces.map((one) => one.text).join(''),
  xml: paragraph(pieces.map((one) => one.xml).join(''), kind),
}));
const table = fc.array(fc.array(block, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }).map((rows) => ({
  text: rows
    .flat()
    .map((cell) => cell.text)
    .join(''),
  xml: `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell.xml}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
}));

/** What of a text nobody may lose: all but blanks. */
const characters = (value: string) => value.normalize('NFC').replace(/\s/gu, '');

test(`when ${RUNS} documents are made by chance, then every character is in the draft, in its order`, async () => {
  const document = fc.array(fc.oneof({ weight: 5, arbitrary: block }, { weight: 1, arbitrary: table }), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(document, async (parts) => {
      const source = characters(parts.map((part) => part.text).join(''));
      fc.pre(source !== '');
      const bytes = await buildDocx({
        styles: style('1', 'heading 1') + style('q', 'Quote'),
        body: parts.map((part) => part.xml).join(''),
      });
      const { blocks } = await convert({ name: 'a.docx', bytes }, { acceptChanges: false });
      const draft = nodesOf(fromBlocks(blocks, [])).map((node) => node.text ?? '');
      expect(characters(draft.join(''))).toBe(source);
    }),
    { numRuns: RUNS },
  );
});

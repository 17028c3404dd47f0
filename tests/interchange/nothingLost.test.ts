import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nodesOf } from '../../src/desk/richText/walk.ts';
import { fromBlocks } from '../../src/desk/richText/fromBlocks.ts';
import { convert } from '../../src/interchange/in/convert.ts';
import { anyDocument, characters, docxOf, DOCUMENTS } from '../support/anyDocument.ts';

test(`when ${DOCUMENTS} documents are made by chance, then every character is in the draft, in its order`, async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (made) => {
      const source = characters(made.text);
      fc.pre(source !== '');
      const { blocks } = await convert({ name: 'a.docx', bytes: await docxOf(made) }, { acceptChanges: false });
      const draft = nodesOf(fromBlocks(blocks, [])).map((node) => node.text ?? '');
      expect(characters(draft.join(''))).toBe(source);
    }),
    { numRuns: DOCUMENTS },
  );
}, 300_000);

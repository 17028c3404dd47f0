import { expect, test } from '@jest/globals';
import { lexical } from '../../seed/lexical.ts';
import { toBody } from '../../src/desk/richText/toBody.ts';
import type { RichText } from '../../src/desk/richText/toBody.ts';

const node = (type: string, children: object[]) => ({
  type,
  version: 1,
  direction: 'ltr',
  format: '',
  indent: 0,
  children,
});
const paragraph = (value: string) => lexical([{ paragraph: value }]).root.children[0] as object;
const documentOf = (...children: object[]) => ({ root: node('root', children) }) as unknown as RichText;

test('when cells of a table are long, then each stands whole in the text', () => {
  const cells = [
    'The machine tool industry has to take the bottleneck in critical core technologies for its own task.',
    'Domestic replacement is earned by use, when a customer trusts the machine with the most difficult part.',
  ];
  const row = node(
    'tablerow',
    cells.map((cell) => node('tablecell', [paragraph(cell)])),
  );
  const { text: plain } = toBody(documentOf(node('table', [row])), new Map());
  for (const cell of cells) expect(plain).toContain(cell);
});

test('when a word has a space of no width in it, then it stays one word', () => {
  expect(toBody(documentOf(paragraph('高\u200b端装备')), new Map()).text).toBe('高\u200b端装备');
});

import { expect, test } from '@jest/globals';
import { toBody } from '../../../src/publishing/richText.ts';
import type { RichText } from '../../../src/publishing/richText.ts';

const node = (type: string, more: object) => ({ type, version: 1, direction: 'ltr', format: '', indent: 0, ...more });
const text = (value: string) => ({
  type: 'text',
  text: value,
  detail: 0,
  format: 0,
  mode: 'normal',
  style: '',
  version: 1,
});
const paragraph = (value: string) => node('paragraph', { children: [text(value)] });
const documentOf = (...children: object[]) => ({ root: node('root', { children }) }) as unknown as RichText;

test('when cells of a table are long, then each stands whole in the text', () => {
  const cells = [
    'The machine tool industry has to take the bottleneck in critical core technologies for its own task.',
    'Domestic replacement is earned by use, when a customer trusts the machine with the most difficult part.',
  ];
  const row = node('tablerow', {
    children: cells.map((cell) => node('tablecell', { children: [paragraph(cell)], headerState: 0 })),
  });
  const { text: plain } = toBody(documentOf(node('table', { children: [row] })), new Map());
  for (const cell of cells) expect(plain).toContain(cell);
});

test('when a word has a space of no width in it, then it stays one word', () => {
  expect(toBody(documentOf(paragraph('高\u200b端装备')), new Map()).text).toBe('高\u200b端装备');
});

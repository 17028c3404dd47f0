import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSearchQuery } from '../../src/archive/search/query.ts';
import { createSnippets } from '../../src/archive/search/snippet.ts';

const snippet = (text: string, q: string, ...more: string[]) =>
  createSnippets(parseSearchQuery(q).wanted)([text, ...more].map((passage) => passage.normalize('NFC')));
const english = 'Nothing to see here at all, and nothing there either. '.repeat(20);
const chinese = '这里没有什么可看的，那里也没有。'.repeat(40);

test.each([
  ['company', 'Many companies agree.', 'Many <mark>companies</mark> agree.'],
  ['boring', 'He bores and bored.', 'He <mark>bores</mark> and <mark>bored</mark>.'],
  ['cafe', 'Un café naïf.', 'Un <mark>café</mark> naïf.'],
  ['cafe', 'Un cafe\u0301.', 'Un <mark>café</mark>.'],
  ['cnc', 'Die ＣＮＣ here.', 'Die <mark>ＣＮＣ</mark> here.'],
  ['机床', '数控機床與机床', '数控<mark>機床</mark>與<mark>机床</mark>'],
  ['数控机床', '数控机床很好', '<mark>数控机床</mark>很好'],
  ['机', '机床与机器', '<mark>机</mark>床与<mark>机</mark>器'],
  ['5轴', '用5轴联动', '用<mark>5轴</mark>联动'],
  ['"machine tools"', 'Tools, machine. Machine tools!', 'Tools, machine. <mark>Machine tools</mark>!'],
  ['the', 'This and that, the other.', 'This and that, <mark>the</mark> other.'],
  ['a b', '<a> & "b"', '&lt;<mark>a</mark>&gt; &amp; &quot;<mark>b</mark>&quot;'],
  ['unheard', 'First words of it.', 'First words of it.'],
  ['-x', 'First words of it.', 'First words of it.'],
  ['工具', '⼯具与机床', '<mark>⼯具</mark>与机床'],
  ['machine', 'A ma\u00adchine.', 'A <mark>ma\u00adchine</mark>.'],
  [
    '"spindle bearing"',
    'A spindle\n\nbearing. A spindle bearing.',
    'A spindle bearing. A <mark>spindle bearing</mark>.',
  ],
])('when %s is found in %j, then the snippet is %j', (q, text, expected) => {
  expect(snippet(text, q)).toBe(expected);
});

test('when the hit is far into the text, then the snippet begins shortly before it, at a word', () => {
  const made = snippet(`${english}The turbine turns.${english}`, 'turbine');
  expect(made).toMatch(/^…\S.*The <mark>turbine<\/mark> turns\..*…$/);
  expect(made.replace(/<\/?mark>/g, '').length).toBeLessThanOrEqual(165);
  expect(english).toContain(made.slice(1, 20));
  const zh = snippet(`${chinese}数控机床${chinese}`, '机床');
  expect(zh).toContain('数控<mark>机床</mark>');
});

test('when two words are far apart but once together, then the snippet shows them together', () => {
  const text = `A turbine.${english}A laser.${english}Turbine and laser.`;
  expect(snippet(text, 'laser turbine')).toContain('<mark>Turbine</mark> and <mark>laser</mark>');
});

test('when the text has no hit, then the next passage with one is shown; without any, the beginning of the text', () => {
  expect(snippet('Nothing here.', 'Zhao', 'On turbines · Zhao Min')).toBe('On turbines · <mark>Zhao</mark> Min');
  expect(snippet('Zhao is here.', 'Zhao', 'On turbines · Zhao Min')).toBe('<mark>Zhao</mark> is here.');
  expect(snippet('Nothing here.', 'Qian', 'On turbines · Zhao Min')).toBe('Nothing here.');
});

test('when a phrase is longer than the snippet, then what is shown of it is marked', () => {
  const long = 'A technology that was worked out at home stays in one’s own hands, '.repeat(4).trim();
  expect(snippet(`${english}${long}`, `"${long}"`)).toMatch(/<mark>A technology that .*<\/mark>…$/);
  const zh = '关键核心技术是要不来买不来讨不来的'.repeat(12);
  expect(snippet(`${chinese}${zh}`, zh)).toContain('<mark>关键核心技术');
});

test('when characters are pairs of code units, then none is cut in two', () => {
  for (const text of [`机床a${'😀'.repeat(300)}`, `${'𠮷'.repeat(201)}，机床`, `a${'𠮷'.repeat(201)}，机床`]) {
    expect(snippet(text, '机床')).not.toMatch(/\p{Cs}/u);
  }
});

test('when there is nothing but headings, then these are shown', () => {
  expect(snippet('', '-x', 'A title')).toBe('A title');
});

test('when paragraphs meet in the snippet, then they are on one line', () => {
  expect(snippet('One.\n\nTwo\tthree.', 'two')).toBe('One. <mark>Two</mark> three.');
});

test('when anything is searched in anything, then the snippet is the text, escaped, with balanced marks', () => {
  const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }));
  fc.assert(
    fc.property(any, any, (text, q) => {
      const made = snippet(text, `${q} ${text.slice(5, 9)}`);
      const bare = made.replace(/<mark>([^<]*)<\/mark>/g, '$1');
      expect(bare).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
    }),
    { numRuns: 1000 },
  );
});

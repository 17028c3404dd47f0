import { describe, expect, test } from '@jest/globals';
import { MARKS } from '../../src/desk/richText/allowed.ts';
import { readingOf } from '../../src/desk/richText/cleanHtml.ts';
import { problemsOf } from '../../src/desk/richText/problems.ts';
import { toBody } from '../../src/desk/richText/toBody.ts';
import { uploadIds } from '../../src/desk/richText/walk.ts';
import { cell, documentOf, link, linebreak, list, node, paragraph, table, text, upload } from '../support/richText.ts';
import type { Node } from '../support/richText.ts';

const bodyOf = (...blocks: Node[]) => toBody(documentOf(...blocks), new Map());

describe('HTML', () => {
  test('when a text has every mark, then each is a tag', () => {
    const { html } = bodyOf(
      ...(Object.keys(MARKS) as (keyof typeof MARKS)[]).map((mark) => paragraph(text('a', mark))),
    );
    expect(html).toBe(
      '<p><strong>a</strong></p><p><em>a</em></p><p><s>a</s></p><p><u>a</u></p><p><sub>a</sub></p><p><sup>a</sup></p>',
    );
  });

  test('when paragraphs, lists and links are empty, then readers get none of them, but a space in bold parts two words', () => {
    const empty = [paragraph(), paragraph(linebreak, linebreak), list('ul', []), paragraph(text('\u200b\u00a0'))];
    const { html, text: plain } = bodyOf(
      ...empty,
      paragraph(text('a'), text(' ', 'bold'), text('b'), linebreak),
      ...empty,
    );
    expect([html, plain]).toEqual(['<p>a b</p>', 'a b']);
  });

  test('when a table has header cells, then it has a head and each says what it heads', () => {
    const row = (...states: number[]) => states.map((state) => cell(state, paragraph(text('x'))));
    expect(bodyOf(table(row(3, 1), row(2, 0))).html).toBe(
      '<table><thead><tr><th scope="col">x</th><th scope="col">x</th></tr></thead>' +
        '<tbody><tr><th scope="row">x</th><td>x</td></tr></tbody></table>',
    );
  });

  test('when a list is inside another, then it belongs to the item before it; a first number is kept', () => {
    const inner = list('ol', [text('inner')]);
    expect(bodyOf(list('ul', [text('one')], [{ ...inner, start: 3 }], [text('two')])).html).toBe(
      '<ul><li>one<ol start="3"><li>inner</li></ol></li><li>two</li></ul>',
    );
  });

  test('when a node is not one of the editor, then nothing of it reaches readers', () => {
    expect(bodyOf(node('iframe', [text('x')], { url: 'https://evil.example' }), paragraph(text('a'))).html).toBe(
      '<p>a</p>',
    );
  });
});

describe('plain text', () => {
  test('when cells of a table are long, then each stands whole in the text', () => {
    const cells = [
      'The machine tool industry has to take the bottleneck in critical core technologies for its own task.',
      'Domestic replacement is earned by use, when a customer trusts the machine with the most difficult part.',
    ];
    const { text: plain } = bodyOf(table(cells.map((words) => cell(0, paragraph(text(words))))));
    for (const words of cells) expect(plain).toContain(words);
  });

  test('when a word has a space of no width in it, then it stays one word', () => {
    expect(bodyOf(paragraph(text('高\u200b端装备'))).text).toBe('高\u200b端装备');
  });

  test.each([
    ['-6', 'superscript', '10⁻⁶'],
    ['−6', 'superscript', '10⁻⁶'],
    ['n', 'superscript', '10ⁿ'],
    ['ab', 'superscript', '10^(ab)'],
    ['k', 'superscript', '10^k'],
    ['2', 'subscript', '10₂'],
    ['max', 'subscript', '10_(max)'],
    ['12 %', 'strikethrough', '10~~12 %~~'],
  ] as const)('when %s is in %s, then it is not taken for what it is not', (value, mark, plain) => {
    expect(bodyOf(paragraph(text('10'), text(value, mark))).text).toBe(plain);
  });
});

describe('what a reader reads in it', () => {
  test('when an earlier version of this program wrote it, then it reads the same', () => {
    const blocks = [
      ...[paragraph(), paragraph(text('a'), linebreak)],
      list('ul', [text('one')], [list('ul', [text('inner')])]),
      table([cell(1, paragraph(text('head')))], [cell(0, paragraph(text('1')))]),
    ];
    const earlier =
      '<p><br /></p><p>a<br /></p><ul><li>one</li><li><ul><li>inner</li></ul></li></ul>\n        <table>\n          <tbody><tr>\n' +
      '        <th>\n        <p>head</p>\n      </th>\n    \n      </tr><tr>\n        <td>\n        <p>1</p>\n      </td>\n    \n' +
      '      </tr></tbody>\n        </table>\n      ';
    expect(readingOf(earlier)).toBe(readingOf(bodyOf(...blocks).html));
  });

  test.each([
    ['a word', '<p>a b</p>', '<p>a c</p>'],
    ['a mark', '<p>12 %</p>', '<p><s>12 %</s></p>'],
    ['an address', '<p><a href="https://a.example/">a</a></p>', '<p><a href="https://b.example/">a</a></p>'],
    ['a paragraph', '<p>a</p><p>b</p>', '<p>ab</p>'],
    ['a space', '<p>a <em>b</em></p>', '<p>a<em>b</em></p>'],
    ['a break', '<p>a<br />b</p>', '<p>ab</p>'],
    ['a picture', '<img src="/media/a.png" alt="x" />', '<img src="/media/b.png" alt="x" />'],
    ['a row of a table', '<table><tr><td>a</td></tr></table>', '<table><tr><td>a</td></tr><tr><td></td></tr></table>'],
  ])('when %s differs, then it does not', (_what, one, other) => {
    expect(readingOf(one)).not.toBe(readingOf(other));
  });
});

describe('problems', () => {
  test.each([
    '/v1',
    '#part',
    'www.a.example',
    'a.html',
    '',
    'javascript:alert(1)',
    'https://',
    'https://a b',
    'ftp://a.example',
    'mailto:a',
  ])('when a link leads to "%s", then it is named', (address) => {
    const document = documentOf(list('ul', [link(address, text('a'))], [link(address, text('b'))]));
    expect(problemsOf(document)).toEqual([{ kind: 'link', subject: address }]);
  });

  test.each(['https://a.example', 'http://a.example/x?y#z', 'mailto:a@example.org', 'HTTPS://a.example/路径'])(
    'when a link leads to "%s", then all is well',
    (address) => {
      expect(problemsOf(documentOf(paragraph(link(address, text('a')))))).toEqual([]);
    },
  );

  test('when a node is not one of the editor, then it is named', () => {
    expect(problemsOf(documentOf(paragraph(node('block', []))))).toEqual([{ kind: 'node', subject: 'block' }]);
  });
});

test('when an upload is shown twice, deep or not, then its id is given once', () => {
  expect(uploadIds(documentOf(upload('a'), list('ul', [upload('b')]), upload('a')))).toEqual(['a', 'b']);
});

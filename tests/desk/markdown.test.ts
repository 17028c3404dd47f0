/** Markdown of bodies, read by two libraries that do not share a line: what they make of it is the body's HTML. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import MarkdownIt from 'markdown-it';
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import type { RichText } from '../../src/desk/richText/richText.ts';
import { toBody } from '../../src/desk/richText/toBody.ts';
import { anyDocument, cell, documentOf, heading, linebreak, list, node, paragraph } from '../support/richText.ts';
import { table, text, upload } from '../support/richText.ts';
import type { Node as RichNode } from '../support/richText.ts';

const IMAGES = new Map(
  [null, '图：_星火_ <机床>*'].map((credit) => [
    credit ? 'captioned' : 'picture',
    { url: `/media/${'a'.repeat(64)}.png`, alt: '一台“机床”，新', credit, width: 4, height: 3 },
  ]),
);

const markdownIt = new MarkdownIt({ html: true });
const READERS = {
  micromark: (markdown: string) =>
    micromark(markdown, { allowDangerousHtml: true, extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] }),
  'markdown-it': (markdown: string) => markdownIt.render(markdown),
};

const INLINE = '(?:strong|em|u|s|sub|sup|a)\\b[^>]*';
const BLOCK = '(?:p|h[2-4]|blockquote|[uo]l|li|t(?:able|head|body|r|d|h))\\b[^>]*';
const EDGE = `(?:</?${BLOCK}>|<br>|^|$)`;

/** The HTML as one spelling of what is seen: no attribute that Markdown has no word for, spaces outside marks, none at edges. */
function seen(html: string): string {
  const spelled = spell(fromHtml(html, { fragment: true })).replace(/[ \t\n]+/g, ' ');
  return (
    hoistSpaces(spelled)
      .replace(new RegExp(`(${EDGE})\\s+`, 'g'), '$1')
      .replace(
        new RegExp(`\\s((?:</${INLINE}>|\\s)*)(${EDGE})`, 'g'),
        (_, before: string, edge: string) => before.replace(/\s/g, '') + edge,
      )
      // The text of a quote is a paragraph to Markdown.
      .replace(
        new RegExp(`<blockquote>(?!<p>)((?:(?!</?${BLOCK}>).)+)</blockquote>`, 'gs'),
        '<blockquote><p>$1</p></blockquote>',
      )
  );
}

function hoistSpaces(html: string): string {
  const hoisted = html.replace(new RegExp(`((?:</?${INLINE}>)+)( +)`, 'g'), ' $1').replace(/ +/g, ' ');
  return hoisted === html ? html : hoistSpaces(hoisted);
}

function spell(node: Nodes): string {
  if (node.type === 'text') return node.value.replace(/[<>]/g, (sign) => `&${sign.charCodeAt(0)};`);
  const inside = 'children' in node ? node.children.map(spell).join('') : '';
  if (node.type !== 'element') return inside;
  const { tagName, properties } = node;
  // A picture with its caption: two paragraphs.
  if (tagName === 'figure') return inside.startsWith('<img') ? inside.replace(/^<img[^>]*>/, '<p>$&</p>') : inside;
  if (tagName === 'figcaption') return `<p>${inside}</p>`;
  // That a cell heads its row, GFM cannot say.
  const tag = tagName === 'th' && properties['scope'] === 'row' ? 'td' : tagName;
  const attributes = ['href', 'src', 'alt', 'start'].flatMap((name) => {
    const value = properties[name];
    return value === undefined ? [] : [` ${name}=${encodeURI(String(value)).replaceAll('%25', '%')}`];
  });
  const isVoid = tag === 'img' || tag === 'br';
  return `<${tag}${attributes.join('')}>${inside}${isVoid ? '' : `</${tag}>`}`;
}

const bodyOf = (document: RichText) => toBody(document, IMAGES);

for (const [name, render] of Object.entries(READERS)) {
  test(`when ${name} reads the Markdown of any document, then it makes the body's HTML of it`, () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { html, markdown } = bodyOf(document);
        expect([markdown, seen(render(markdown))]).toEqual([markdown, seen(html)]);
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
  });
}

const markdownOf = (...blocks: RichNode[]) => bodyOf(documentOf(...blocks)).markdown;

test.each<[what: string, blocks: RichNode[], markdown: string]>([
  [
    'bold and italic stand beside Chinese words',
    [paragraph(text('企业'), text('必须', 'italic'), text('自己'), text('动手', 'bold'), text('。'))],
    '企业*必须*自己**动手**。',
  ],
  [
    'bold ends in Chinese punctuation',
    [paragraph(text('质量第一，', 'bold'), text('其次'))],
    '<strong>质量第一，</strong>其次',
  ],
  [
    'marks have no sign in Markdown',
    [paragraph(text('10'), text('-6', 'superscript'), text('H'), text('2', 'subscript'))],
    '10<sup>-6</sup>H<sub>2</sub>',
  ],
  [
    'a figure is struck out and a word underlined',
    [paragraph(text('12 %', 'strikethrough'), text('重点', 'underline'))],
    '<s>12 %</s><u>重点</u>',
  ],
  ['a text looks like HTML', [paragraph(text('<script>x</script> a<b &lt;'))], '\\<script>x\\</script> a\\<b \\&lt;'],
  ['a text looks like Markdown', [paragraph(text('# ~~a~~ [b](c) `d`'))], '\\# \\~\\~a\\~\\~ \\[b]\\(c) \\`d\\`'],
  ['a heading has two lines', [heading('h2', text('一'), linebreak, text('二'))], '## 一<br />二'],
  [
    'a list is inside a list',
    [list('ul', [text('一')], [list('ol', [text('内')])], [text('二')])],
    '- 一\n  1. 内\n- 二',
  ],
  [
    'a table has a head',
    [
      table(
        [cell(3, paragraph(text('年'))), cell(1, paragraph(text('值')))],
        [cell(2), cell(0, paragraph(text('a|b')))],
      ),
    ],
    '| 年 | 值    |\n| - | ---- |\n|   | a\\|b |',
  ],
  ['a table has none', [table([cell(0, paragraph(text('a')))])], '<table><tbody><tr><td>a</td></tr></tbody></table>'],
  [
    'a picture has a caption',
    [upload('captioned')],
    `![一台“机床”，新](/media/${'a'.repeat(64)}.png)\n\n图：\\_星火\\_ <机床>\\*`,
  ],
  ['nothing can be seen', [paragraph(), paragraph(linebreak), paragraph(text(' \u3000')), node('quote', [])], ''],
])('when %s, then the Markdown is this', (_what, blocks, markdown) => {
  expect(markdownOf(...blocks)).toBe(markdown);
});

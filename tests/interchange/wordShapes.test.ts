/** Shapes that Word, WPS Office and other programs write, each with the blocks that have to come out of it. */
import { expect, test } from '@jest/globals';
import { convert } from '../../src/interchange/in/convert.ts';
import { buildDocx, listLevel, numbered, paragraph, picture, PNG, run, style, styled } from '../support/officeFiles.ts';
import type { DocxParts } from '../support/officeFiles.ts';
import { outline } from './fixtures/outline.ts';

const field = (instruction: string, shown: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const box = (inside: string) =>
  `<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;
const legacyBox = (inside: string) =>
  `<w:pict><v:shape><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict>`;
const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

type Shape = [name: string, parts: DocxParts, expected: string[], dropped?: string[]];

const SHAPES: Shape[] = [
  [
    'content controls around and within paragraphs',
    {
      body: `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${paragraph('outer')}</w:sdtContent></w:sdt>${paragraph(
        `<w:sdt><w:sdtContent>${run('内')}</w:sdtContent></w:sdt>${run('容')}`,
      )}`,
    },
    ['p outer', 'p 内容'],
  ],
  [
    'smart tags and custom XML',
    {
      body: paragraph(
        `<w:smartTag w:element="City">${run('Wuhan')}</w:smartTag><w:customXml>${run(' city')}</w:customXml>`,
      ),
    },
    ['p Wuhan city'],
  ],
  [
    'a table of contents that is a field',
    {
      styles: style('1', 'heading 1'),
      body:
        paragraph(
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
            run('一、开篇 1'),
        ) +
        paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>') +
        paragraph('一、开篇', styled('1')),
    },
    ['h2 一、开篇'],
    ['contents 一、开篇 1'],
  ],
  [
    'a link and a date that are fields',
    {
      body: paragraph(
        field(' HYPERLINK "https://example.org/x" ', run('here')) +
          run(' ') +
          `<w:fldSimple w:instr="DATE">${run('2022')}</w:fldSimple>`,
      ),
    },
    ['p <a href="https://example.org/x">here</a> 2022'],
  ],
  ['a field within a field', { body: paragraph(field(` IF ${field(' PAGE ', run('no'))} `, run('yes'))) }, ['p yes']],
  [
    'a text box in both of its branches',
    {
      body: paragraph(
        `${run('before')}<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box(paragraph('in the box'))}</mc:Choice><mc:Fallback>${legacyBox(paragraph('in the box'))}</mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    },
    ['p before', 'p in the box'],
  ],
  ['a text box of WPS in VML', { body: paragraph(`<w:r>${legacyBox(paragraph('框内文字'))}</w:r>`) }, ['p 框内文字']],
  [
    'the reading of characters',
    {
      body: paragraph(
        `<w:r><w:ruby><w:rubyPr/><w:rt>${run('bǎo')}</w:rt><w:rubyBase>${run('保')}</w:rubyBase></w:ruby></w:r>${run('权')}`,
      ),
    },
    ['p 保（bǎo）权'],
  ],
  [
    'a formula',
    {
      body: paragraph(
        `<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:r><m:t>=</m:t></m:r><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>`,
      ),
    },
    ['p x<sup>2</sup>=a/b'],
  ],
  [
    'soft hyphens, no-break hyphens, tabs and vertical tabs',
    {
      body: paragraph(
        '<w:r><w:t>pre</w:t><w:softHyphen/><w:t>cision</w:t><w:noBreakHyphen/><w:t>made</w:t><w:tab/><w:t>here</w:t><w:br/><w:t>there</w:t></w:r>',
      ),
    },
    ['p precision-made here<br>there'],
  ],
  [
    'text from right to left',
    { body: paragraph(`<w:r><w:rPr><w:rtl/></w:rPr><w:t>آلة</w:t></w:r>${run(' 机床')}`, '<w:bidi/>') },
    ['p آلة 机床'],
  ],
  [
    'a comment',
    {
      comments: `<w:comment w:id="0" w:author="李编辑">${paragraph('请核对')}</w:comment>`,
      body: paragraph(
        `<w:commentRangeStart w:id="0"/>${run('数字')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
    },
    ['p 数字'],
    ['comment 李编辑: 请核对'],
  ],
  [
    'changes of a reviewer',
    {
      body: paragraph(
        `${run('kept ')}<w:ins>${run('new ')}</w:ins><w:del><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>${run('end')}`,
      ),
    },
    ['p kept old end'],
    ['changed-text new'],
  ],
  ['hidden text', { body: paragraph(run('seen') + run('unseen', '<w:vanish/>')) }, ['p seen'], ['hidden unseen']],
  [
    'a table in a table',
    {
      body: `<w:tbl>${row(cell(paragraph('a')), cell(`<w:tbl>${row(cell(paragraph('b1')), cell(paragraph('b2')))}</w:tbl>${paragraph('b3')}`))}</w:tbl>`,
    },
    ['cell a', 'cell b1 / b2 / b3'],
  ],
  [
    'cells merged both ways',
    {
      body: `<w:tbl>${row(cell(paragraph('wide'), '<w:gridSpan w:val="2"/>'))}${row(cell(paragraph('tall'), '<w:vMerge w:val="restart"/>'), cell(paragraph('1')))}${row(cell(paragraph(run('')), '<w:vMerge/>'), cell(paragraph('2')))}</w:tbl>`,
    },
    ['cell wide', 'cell tall', 'cell 1', 'cell 2'],
  ],
  [
    'a frame of one cell around a text',
    { body: `<w:tbl>${row(cell(paragraph('framed') + paragraph('text')))}</w:tbl>` },
    ['p framed', 'p text'],
  ],
  [
    'legal and circled numbers',
    {
      numbering:
        `<w:abstractNum w:abstractNumId="0">${listLevel(0, 'chineseLegalSimplified', '第%1条')}${listLevel(1, 'decimalEnclosedCircle', '%2')}</w:abstractNum>` +
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      body:
        paragraph('总则', numbered(1)) +
        paragraph('其一', numbered(1, 1)) +
        paragraph('其二', numbered(1, 1)) +
        paragraph('附则', numbered(1)),
    },
    ['p 第壹条 总则', 'p ① 其一', 'p ② 其二', 'p 第贰条 附则'],
  ],
  [
    'two lists side by side that both begin with 1',
    {
      numbering:
        `<w:abstractNum w:abstractNumId="0">${listLevel(0, 'decimal', '%1.')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${listLevel(0, 'decimal', '%1.')}</w:abstractNum>` +
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
      body: paragraph('a', numbered(1)) + paragraph('b', numbered(1)) + paragraph('c', numbered(2)),
    },
    ['ol 1 1. a', 'ol 1 2. b', 'ol 1 1. c'],
  ],
  [
    'a picture between two halves of a paragraph',
    { images: { i1: PNG }, body: paragraph(run('图1 车间') + picture('i1', '车间')) },
    ['p 图1 车间', 'picture'],
  ],
  [
    'an embedded object that is a picture',
    {
      images: { i1: PNG },
      body: paragraph('<w:r><w:object><v:shape><v:imagedata r:id="i1"/></v:shape></w:object></w:r>'),
    },
    ['picture'],
  ],
  [
    'paragraphs of Chinese indentation and empty ones',
    {
      body:
        paragraph('\u3000\u3000机床是制造机器的机器。') +
        paragraph(run('')) +
        paragraph(run('\u3000')) +
        paragraph('第二段。'),
    },
    ['p 机床是制造机器的机器。', 'p 第二段。'],
  ],
  [
    'a document of strict OOXML',
    {
      body: '',
      files: {
        'word/document.xml':
          '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>strict</w:t></w:r></w:p></w:body></w:document>',
      },
    },
    ['p strict'],
  ],
  [
    'a title and a subtitle by style',
    {
      styles: style('T', 'Title') + style('S', 'Subtitle'),
      body: paragraph('担当使命', styled('T')) + paragraph('——星火机床', styled('S')) + paragraph('正文'),
    },
    ['p 担当使命', 'p ——星火机床', 'p 正文'],
  ],
];

test.each(SHAPES)(
  'when a Word file holds %s, then its words come out in their places',
  async (_name, parts, expected, dropped = []) => {
    const bytes = await buildDocx(parts);
    const converted = await convert({ name: 'a.docx', bytes }, { acceptChanges: false });
    expect(outline(converted.blocks)).toEqual(expected);
    expect(converted.dropped.map(({ kind, text }) => `${kind} ${text.trim()}`)).toEqual(dropped);
  },
);

/** Shapes that the test collections of other converters are known for, each rebuilt by hand: no word is lost, the structure is kept. */
import { expect, test } from '@jest/globals';
import { convert } from '../../src/interchange/in/convert.ts';
import { buildDocx, listLevel, numbered, paragraph, picture, PNG, run, style, styled } from '../support/officeFiles.ts';
import type { DocxParts } from '../support/officeFiles.ts';
import { outline } from './fixtures/outline.ts';

const mark = (type: string, inside = '') => `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`;
const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const unshown = (text: string, form = '') => mark('begin', form) + code(text) + mark('end');
const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(inside)}</w:tc>`;
const row = (cells: string[], properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`;
const bold = '<w:rPr><w:b/></w:rPr>';
const abstract = (id: number, inside: string) => `<w:abstractNum w:abstractNumId="${id}">${inside}</w:abstractNum>`;
const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...all: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const whole = (text: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;

type Shape = [name: string, parts: DocxParts & { accept?: boolean }, expected: string[], dropped?: string[]];

const SHAPES: Shape[] = [
  [
    'an emoji that only the fallback writes as text',
    {
      body: paragraph(
        `${run('加油')}<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" w16se:char="1F4AA"/></mc:Choice><mc:Fallback><w:t>💪</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    },
    ['p 加油💪'],
  ],
  [
    'circled numbers, readings and formulas of the EQ field',
    {
      body: paragraph(
        unshown(' eq \\o\\ac(○,1)') +
          run('保') +
          unshown('EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(bǎo),保)') +
          unshown(' EQ \\f(1,2) ') +
          unshown(' EQ \\r(3,x) '),
      ),
    },
    ['p ①保保（bǎo）1/23√x'],
  ],
  [
    'a SYMBOL field, a tick and a choice of a form',
    {
      body: paragraph(
        unshown(' SYMBOL 252 \\f "Wingdings" ') +
          unshown(
            ' FORMCHECKBOX ',
            '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>',
          ) +
          unshown(
            ' FORMDROPDOWN ',
            '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>',
          ),
      ),
    },
    ['p ✓☑乙'],
  ],
  [
    'a field that never ends',
    { body: paragraph(mark('begin') + code('TOC') + run('kept')) + paragraph('also kept') },
    ['p kept', 'p also kept'],
  ],
  [
    'a link over two paragraphs by field, and places within pages',
    {
      links: { r9: 'https://example.org/a#old' },
      body:
        paragraph(
          mark('begin') + code(' HYPERLINK "https://example.org/x" \\l "p" ') + mark('separate') + run('first'),
        ) +
        paragraph(run('second') + mark('end') + run(' after')) +
        paragraph(
          `<w:hyperlink r:id="r9" w:anchor="new">${run('joined')}</w:hyperlink><w:hyperlink w:anchor="_Ref1">${run(' inside')}</w:hyperlink>`,
        ),
    },
    [
      'p <a href="https://example.org/x#p">first</a>',
      'p <a href="https://example.org/x#p">second</a> after',
      'p <a href="https://example.org/a#new">joined</a> inside',
    ],
  ],
  [
    'a list of contents in a content control, with its title before it in another document',
    {
      styles: style('TOC1', 'toc 1') + style('1', 'heading 1'),
      body:
        `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('Contents')}${paragraph('One\t1', styled('TOC1'))}</w:sdtContent></w:sdt>` +
        paragraph('目　录') +
        paragraph(run('一、开篇') + run('1'), styled('TOC1')) +
        paragraph('一、开篇', styled('1')),
    },
    ['h2 一、开篇'],
    ['contents Contents\nOne\t1', 'contents 目　录', 'contents 一、开篇1'],
  ],
  [
    'a reviewer’s paragraph mark, row and moved text, when accepted',
    {
      accept: true,
      body:
        paragraph('Joined ', '<w:rPr><w:del/></w:rPr>') +
        paragraph('line') +
        `<w:tbl>${row([cell('a'), cell('b')])}${row([cell('gone'), cell('too')], '<w:del/>')}</w:tbl>` +
        paragraph(`<w:moveTo>${run('moved here')}</w:moveTo>`) +
        paragraph(`<w:moveFrom>${run('moved here')}</w:moveFrom>`),
    },
    ['p Joined line', 'cell a', 'cell b', 'p moved here'],
    ['changed-text gone too', 'changed-text moved here'],
  ],
  [
    'a row that a reviewer put in, when not accepted',
    { body: `<w:tbl>${row([cell('a'), cell('b')])}${row([cell('new'), cell('row')], '<w:ins/>')}</w:tbl>` },
    ['cell a', 'cell b'],
    ['changed-text new row'],
  ],
  [
    'cells merged as Word 97 did',
    {
      body: `<w:tbl>${row([cell('wide', '<w:hMerge w:val="restart"/>'), cell(run(''), '<w:hMerge/>')])}${row([cell('1'), cell('2')])}</w:tbl>`,
    },
    ['cell wide', 'cell 1', 'cell 2'],
  ],
  [
    'a large first letter',
    {
      body:
        paragraph('W', '<w:framePr w:dropCap="drop" w:lines="3"/>') + paragraph('e make machines.') + paragraph('End.'),
    },
    ['p We make machines.', 'p End.'],
  ],
  [
    'bold and hidden text by the style of the paragraph',
    {
      styles:
        style('B', 'Strong Par', bold) +
        style('H', 'Note', '<w:rPr><w:vanish/></w:rPr>') +
        style('C', 'Child', '<w:basedOn w:val="B"/>') +
        '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
      body:
        paragraph(run('all ') + run('not', '<w:b w:val="0"/>') + run(' but', '<w:rStyle w:val="S"/>'), styled('C')) +
        paragraph('for the printer', styled('H')) +
        paragraph(run('plain ') + run('strong', '<w:rStyle w:val="S"/>')),
    },
    ['p <strong>all </strong>not but', 'p plain <strong>strong</strong>'],
    ['hidden for the printer'],
  ],
  [
    'headings named in other languages and with aliases',
    {
      styles:
        style('a', 'Überschrift 1') + style('b', 'Título 2') + style('c', 'heading 3,H3,节') + style('d', '一级标题'),
      body:
        paragraph('A', styled('a')) +
        paragraph('B', styled('b')) +
        paragraph('C', styled('c')) +
        paragraph('D', styled('d')),
    },
    ['h2 A', 'h3 B', 'h4 C', 'h2 D'],
  ],
  [
    'a list whose levels stand in a list style',
    {
      styles: `<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
      numbering:
        abstract(0, `<w:styleLink w:val="L"/>${listLevel(0, 'decimal', '%1.')}`) +
        abstract(1, '<w:numStyleLink w:val="L"/>') +
        num(1, 0) +
        num(2, 1),
      body: paragraph('one', numbered(2)) + paragraph('two', numbered(2)),
    },
    ['ol 1 1. one', 'ol 1 2. two'],
  ],
  [
    'a level of a list that is named by the style of the paragraph, and one that starts elsewhere',
    {
      styles: style('P', 'Point', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
      numbering:
        abstract(
          0,
          `${listLevel(0, 'decimal', '%1.')}<w:lvl w:ilvl="1"><w:start w:val="1"/><w:pStyle w:val="P"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>`,
        ) +
        num(1, 0) +
        num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
      body: paragraph('one', numbered(1)) + paragraph('inner', styled('P')) + paragraph('five', numbered(2)),
    },
    ['ol 1 1. one', 'p (a) inner', 'ol 1 5. five'],
  ],
  [
    'lists whose depth stands in the names of their styles, as python-docx writes them',
    {
      styles:
        style('LB', 'List Bullet', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
        style('LB2', 'List Bullet 2', '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'),
      numbering: abstract(0, listLevel(0, 'bullet', '•')) + num(1, 0) + num(2, 0),
      body: paragraph('outer', styled('LB')) + paragraph('inner', styled('LB2')) + paragraph('next', styled('LB')),
    },
    ['ul 1 outer', 'ul 2 inner', 'ul 1 next'],
  ],
  [
    'words beside the paragraphs, and a control that nobody filled in',
    {
      body:
        `${run('loose')}<w:sdt><w:sdtContent>${run('control')}</w:sdtContent></w:sdt>` +
        paragraph(
          `${run('Name: ')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here')}</w:sdtContent></w:sdt>`,
        ),
    },
    ['p loose', 'p control', 'p Name:'],
    ['hidden Click here'],
  ],
  [
    'symbols by their fonts',
    {
      body: paragraph(
        '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' +
          run('\uf062', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'),
      ),
    },
    ['p α✓β'],
  ],
  [
    'a page break and a line end within a sentence',
    { body: paragraph('<w:r><w:t>one\n two</w:t><w:br w:type="page"/><w:t>three</w:t></w:r>') },
    ['p one two<br>three'],
  ],
  [
    'a picture that is only an SVG, one in a text box, and an object with a preview',
    {
      images: { i1: PNG },
      body:
        paragraph(
          '<w:r><w:drawing><a:blip><a:extLst><a:ext><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="i1"/></a:ext></a:extLst></a:blip></w:drawing></w:r>',
        ) +
        paragraph(
          `<w:r><w:drawing><wps:txbx><w:txbxContent>${paragraph(picture('i1', '盒中'))}</w:txbxContent></wps:txbx></w:drawing></w:r>`,
        ) +
        paragraph(
          '<w:r><w:object><v:shape><v:imagedata r:id="i1"/></v:shape><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object></w:r>',
        ),
    },
    ['picture', 'picture', 'picture'],
    ['embedded Excel.Sheet.12'],
  ],
  [
    'pages and documents within it (altChunk)',
    {
      body: `${paragraph('before')}<w:altChunk r:id="c1"/><w:altChunk r:id="c2"/>${paragraph('after')}`,
      files: {
        'word/_rels/document.xml.rels': relations(['c1', 'aFChunk', 'chunk.html'], ['c2', 'aFChunk', '/word/gone.rtf']),
        'word/chunk.html': '<html><body><h2>章</h2><p>内文</p></body></html>',
      },
    },
    ['p before', 'h2 章', 'p 内文', 'p after'],
    ['embedded word/gone.rtf'],
  ],
  [
    'headers and footers',
    {
      body: paragraph('text'),
      files: {
        'word/_rels/document.xml.rels': relations(['h', 'header', 'header1.xml']),
        'word/header1.xml': whole('中国机床工具工业协会'),
      },
    },
    ['p text'],
    ['page-number 中国机床工具工业协会'],
  ],
  [
    'a matrix, brackets and a limit',
    {
      body: paragraph(
        '<m:oMath><m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:m><m:mr><m:e><m:r><m:t>a</m:t></m:r></m:e><m:e><m:r><m:t>b</m:t></m:r></m:e></m:mr><m:mr><m:e><m:r><m:t>c</m:t></m:r></m:e></m:mr></m:m></m:e></m:d></m:oMath>',
      ),
    },
    ['p [a, b; c]'],
  ],
  [
    'a main part elsewhere, in UTF-16, under a name in other letters',
    {
      body: '',
      files: {
        'word/document.xml': null,
        'word/_rels/document.xml.rels': null,
        '_rels/.rels': relations(['r1', 'officeDocument', '/Content/Main.xml']),
        'content/main.XML': utf16(`<?xml version="1.0" encoding="UTF-16"?>${whole('在别处')}`),
      },
    },
    ['p 在别处'],
  ],
];

test.each(SHAPES)(
  'when a Word file holds %s, then nothing of it is lost',
  async (_name, parts, expected, dropped = []) => {
    const bytes = await buildDocx(parts);
    const converted = await convert({ name: 'a.docx', bytes }, { acceptChanges: parts.accept ?? false });
    expect(outline(converted.blocks)).toEqual(expected);
    expect(converted.dropped.map(({ kind, text }) => `${kind} ${text.trim()}`)).toEqual(dropped);
  },
);

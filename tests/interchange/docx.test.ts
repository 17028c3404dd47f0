import { expect, test } from '@jest/globals';
import { toHtml } from '../../src/interchange/html.ts';
import { convert } from '../../src/interchange/in/convert.ts';
import { buildDocx, listLevel, numbered, paragraph, picture, PNG, run, style, styled } from '../support/officeFiles.ts';
import type { DocxParts } from '../support/officeFiles.ts';

async function read(parts: DocxParts, acceptChanges = false) {
  const converted = await convert({ name: 'a.docx', bytes: await buildDocx(parts) }, { acceptChanges });
  return { ...converted, html: toHtml(converted.blocks, (index) => `<img ${index}>`) };
}

test('when headings are named or have an outline level, then they fit into the desk’s three levels', async () => {
  const styles =
    style('1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
    style('wps', '标题 2') +
    style('own', 'Kapitel', '<w:basedOn w:val="1"/>') +
    style('T', 'Title');
  const { blocks, html } = await read({
    styles,
    body: [
      paragraph('大标题', styled('T')),
      paragraph('Level one', styled('1')),
      paragraph('级别二', styled('wps')),
      paragraph('Own style', styled('own')),
      paragraph('Six', '<w:outlineLvl w:val="5"/>'),
      paragraph('Body', '<w:outlineLvl w:val="9"/>'),
    ].join(''),
  });
  expect(html).toBe('<p>大标题</p><h2>Level one</h2><h3>级别二</h3><h2>Own style</h2><h4>Six</h4><p>Body</p>');
  expect(blocks[0]).toMatchObject({ role: 'title' });
});

test('when Word counts paragraphs itself, then plain lists are lists and Chinese numbers stay in the text', async () => {
  const levels =
    `<w:abstractNum w:abstractNumId="0">${listLevel(0, 'chineseCounting', '%1、')}${listLevel(1, 'chineseCounting', '（%2）')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${listLevel(0, 'decimal', '%1.')}${listLevel(1, 'bullet', '•')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>';
  const { html } = await read({
    numbering: levels,
    body: [
      paragraph('开篇', numbered(1)),
      paragraph('其一', numbered(1, 1)),
      paragraph('其二', numbered(1, 1)),
      paragraph('再论', numbered(1)),
      paragraph('其一', numbered(1, 1)),
      paragraph('one', numbered(2)),
      paragraph('inner', numbered(2, 1)),
      paragraph('two', numbered(2)),
      paragraph('between'),
      paragraph('three', numbered(2)),
    ].join(''),
  });
  expect(html).toBe(
    '<p>一、开篇</p><p>（一）其一</p><p>（二）其二</p><p>二、再论</p><p>（一）其一</p>' +
      '<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol><p>between</p><ol start="3"><li>three</li></ol>',
  );
});

test('when cells are merged, then the table keeps its shape', async () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
  const { html } = await read({
    body:
      `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('wide', '<w:gridSpan w:val="2"/>')}</w:tr>` +
      `<w:tr>${cell('tall', '<w:vMerge w:val="restart"/>')}${cell('b')}</w:tr>` +
      `<w:tr>${cell('', '<w:vMerge/>')}${cell('c')}</w:tr></w:tbl>`,
  });
  expect(html).toBe(
    '<table><tbody><tr><th colspan="2"><p>wide</p></th></tr><tr><td rowspan="2"><p>tall</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td></tr></tbody></table>',
  );
});

test('when there are notes, links, fields, symbols, formulas and readings, then no word of them is lost', async () => {
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const { html, dropped } = await read({
    footnotes: `<w:footnote w:id="2">${paragraph('The note.')}</w:footnote>`,
    comments: `<w:comment w:id="0" w:author="Li">${paragraph('Check this')}</w:comment>`,
    links: { r9: 'https://example.org/?utm_source=mail', r8: 'javascript:alert(1)' },
    body: [
      paragraph(`${run('Said')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      paragraph(
        `<w:hyperlink r:id="r9">${run('site')}</w:hyperlink> <w:hyperlink r:id="r8">${run(' bad')}</w:hyperlink>`,
      ),
      paragraph(
        `${field('begin')}<w:r><w:instrText>HYPERLINK "http://a.example/"</w:instrText></w:r>${field('separate')}${run('old link')}${field('end')}<w:fldSimple w:instr="PAGE">${run(' 7')}</w:fldSimple>`,
      ),
      paragraph(
        `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run('H')}${run('2', '<w:vertAlign w:val="subscript"/>')}${run('O')}`,
      ),
      paragraph(
        `<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>`,
      ),
      paragraph(`<w:r><w:ruby><w:rt>${run('jī')}</w:rt><w:rubyBase>${run('机')}</w:rubyBase></w:ruby></w:r>`),
      paragraph(run('secret', '<w:vanish/>') + run('shown')),
    ].join(''),
  });
  expect(html).toBe(
    '<p>Said<sup>[1]</sup></p><p><a href="https://example.org/">site</a> bad</p><p><a href="http://a.example/">old link</a> 7</p>' +
      '<p>✓H<sub>2</sub>O</p><p>x<sup>2</sup></p><p>机（jī）</p><p>shown</p><p>[1] The note.</p>',
  );
  expect(dropped.map(({ kind, text }) => `${kind}: ${text}`).sort()).toEqual([
    'comment: Li: Check this',
    'hidden: secret',
    'script: javascript:alert(1)',
    'tracker: utm_source=mail',
  ]);
});

test('when a reviewer changed the text, then the editor chooses which one it is', async () => {
  const parts = {
    body: paragraph(
      `${run('Keep ')}<w:ins>${run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>${run(' end')}`,
    ),
  };
  const before = await read(parts);
  expect(before.html).toBe('<p>Keep old end</p>');
  expect(before.remarks).toEqual(['tracked-changes']);
  expect(before.dropped).toEqual([{ kind: 'changed-text', text: 'new' }]);
  const after = await read(parts, true);
  expect(after.html).toBe('<p>Keep new end</p>');
  expect(after.dropped).toEqual([{ kind: 'changed-text', text: 'old' }]);
});

test('when there are pictures and text boxes, then both branches of an alternative count once', async () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
  const shape =
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>' +
    `<wps:txbx>${box('In a box')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:shape><v:textbox>${box('In a box')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const { html, pictures } = await read({
    images: { r5: PNG },
    body:
      paragraph(run('Before') + shape) +
      paragraph(picture('r5', 'A lathe')) +
      paragraph('图1 车床') +
      paragraph(picture('r404', 'Gone')),
  });
  expect(html).toBe('<p>Before</p><p>In a box</p><img 0><p>图1 车床</p><img 1>');
  expect(pictures).toMatchObject([
    { alt: 'A lathe', mimeType: 'image/png', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    { alt: 'Gone', bytes: null },
  ]);
});

test('when text is indented, spaced and broken by hand, then only its words stay', async () => {
  const { html } = await read({
    body:
      paragraph('　　首行缩进，  两个空格。\u00ad') +
      paragraph('') +
      paragraph(`${run('a')}<w:r><w:br/></w:r>${run('b')}<w:r><w:tab/></w:r>${run('c')}`) +
      paragraph('  '),
  });
  expect(html).toBe('<p>首行缩进， 两个空格。</p><p>a<br>b c</p>');
});

/** Pages as Chinese portals, Word and other programs save them: the article alone, its facts, and what stood around it listed. */
import { expect, test } from '@jest/globals';
import { convert } from '../../src/interchange/in/convert.ts';
import { convertPaste } from '../../src/interchange/in/paste.ts';
import { outline } from './fixtures/outline.ts';

async function read(content: string | Uint8Array, name = 'a.html') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { blocks, said, dropped } = await convert({ name, bytes }, { acceptChanges: false });
  return { lines: outline(blocks), said, around: dropped.map(({ kind, text }) => `${kind} ${text}`) };
}

test('when a portal names the element of its article, then only that is the text, and date and source are read beside it', async () => {
  const page = (id: string, info: string) =>
    `<html><head><title>担当攻克“卡脖子”技术使命_财经_某网</title></head><body><div class="nav"><a href="/">首页</a></div>
     <div class="main"><h1>担当攻克“卡脖子”技术使命</h1>${info}<div class="${id}"><p>&emsp;机床是制造机器的机器，没有它就没有工业。</p><p>我们要攻克。</p></div>
     <div class="related"><h3>相关新闻</h3><ul><li>另一条</li></ul></div></div><div class="footer"><p>版权所有</p></div></body></html>`;
  for (const id of ['article', 'post_body', 'TRS_Editor', 'article-content']) {
    const { lines, said, around } = await read(
      page(id, '<div class="post_info">2022年08月25日 10:00 来源: <a>甘肃一带一路门户</a> <a>举报</a></div>'),
    );
    expect(lines).toEqual(['p 机床是制造机器的机器，没有它就没有工业。', 'p 我们要攻克。']);
    expect(said).toEqual({
      title: '担当攻克“卡脖子”技术使命',
      account: '甘肃一带一路门户',
      publishedOn: '2022-08-25',
    });
    expect(around.join()).toMatch(/^navigation 首页.*相关新闻.*版权所有$/s);
  }
  const { said } = await read(
    page('article', '<span class="source">机床商务网</span><span class="date">2024-05-06</span>'),
  );
  expect(said).toMatchObject({ account: '机床商务网', publishedOn: '2024-05-06' });
});

test('when a page has no such element, then all of it is the text', async () => {
  const { lines } = await read(
    '<title>x</title><div class="news"><p>One.</p></div><div><p>Two is longer than one.</p></div>',
  );
  expect(lines).toEqual(['p One.', 'p Two is longer than one.']);
});

test('when Word saved a filtered page, then lists, notes and the list of contents are what they were', async () => {
  const gap = (blanks: number) => `<span style='font:7.0pt "Times New Roman"'>${'&nbsp;'.repeat(blanks)} </span>`;
  const { lines, around } = await read(
    `<p class=MsoToc1><a href="#_Toc1">一、开篇<span style='display:none'>1</span></a></p>
     <p class=MsoListParagraph><span style='font-family:Wingdings'>l${gap(2)}</span>要点</p>
     <p class=MsoListParagraph>1.${gap(3)}第一条</p><p class=MsoListParagraph>2.${gap(3)}第二条</p>
     <p class=MsoNormal>见注<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>。</p>
     <p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> 注释。</p>`,
  );
  expect(lines).toEqual(['ul 1 要点', 'ol 1 1. 第一条', 'ol 1 2. 第二条', 'p 见注<sup>[1]</sup>。', 'p [1] 注释。']);
  expect(around).toEqual(['contents 一、开篇1']);
});

test('when UTF-16 has neither a mark nor a Latin letter, then it is still read', async () => {
  const text = '\u3000\u3000机床是制造机器的机器。一个产业要有自己的根基，这是我们这一代人的使命。';
  const little = Buffer.from(text, 'utf16le');
  for (const bytes of [little, Buffer.from(little).swap16()])
    expect((await read(bytes, 'a.txt')).lines).toEqual([`p ${text.trim()}`]);
});

test('when Markdown has bold that ends in a Chinese mark, then it is bold', async () => {
  const { lines } = await read('**注意：**机床。他说**“攻克”**瓶颈，**a** b。', 'a.md');
  expect(lines).toEqual(['p <strong>注意：</strong>机床。他说<strong>“攻克”</strong>瓶颈，<strong>a</strong> b。']);
});

test('when there are more paragraphs than arguments fit into one call, then all are read', async () => {
  expect(convertPaste({ html: '<p>a'.repeat(126_000) }).blocks).toHaveLength(126_000);
});

test.each([
  [
    'Word',
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><h1>攻克瓶颈</h1><p class=MsoNormal style="text-indent:24pt"><b>机床</b>是\u00ad机器。<o:p></o:p></p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp;</span></span>其一</p><!--EndFragment--></body></html>',
    ['h2 攻克瓶颈', 'p <strong>机床</strong>是机器。', 'ol 1 1. 其一'],
  ],
  [
    'WPS',
    '<html><body><!--StartFragment--><p class="MsoNormal" style="text-align:center"><b>精度</b></p><p class=MsoNormal style="mso-list:l0 level1 lfo1"><span style="font-family:Wingdings"><span style="mso-list:Ignore">Ø&nbsp;</span></span>要点</p><!--EndFragment--></body></html>',
    ['p <strong>精度</strong>', 'ul 1 要点'],
  ],
  [
    'WeChat',
    '<section data-tools="135编辑器"><section><p style="text-indent:2em"><span leaf="">精度来自</span><span leaf="">习惯。</span></p><p><span leaf=""><br></span></p></section></section><p style="display:none">看不见</p>',
    ['p 精度来自习惯。'],
  ],
])('when a text of %s is pasted, then it is what the same text is as a file', async (_program, html, expected) => {
  expect(outline(convertPaste({ html }).blocks)).toEqual(expected);
  expect((await read(html)).lines).toEqual(expected);
});

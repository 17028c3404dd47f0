import { expect, test } from '@jest/globals';
import { toHtml } from '../../src/interchange/html.ts';
import { convert } from '../../src/interchange/in/convert.ts';
import { PNG } from '../support/officeFiles.ts';

async function read(content: string | Uint8Array, name = 'a.html') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const converted = await convert({ name, bytes }, { acceptChanges: false });
  return { ...converted, html: toHtml(converted.blocks, (index) => `<img ${index}>`) };
}

const WECHAT = `<!DOCTYPE html><html><head><title></title><meta property="og:title" content="担当使命"/>
<meta property="og:url" content="http://mp.weixin.qq.com/s?__biz=MzA&amp;mid=1&amp;idx=1&amp;sn=ab&amp;chksm=zz&amp;scene=27"/></head><body>
<h1 id="activity-name">担当使命</h1><a id="js_name">机床协会</a><em id="publish_time"></em>
<div id="js_content" style="visibility: hidden; opacity: 0; ">
<section><section><p style="text-align:center">点击上方蓝字关注我们</p></section></section>
<section style="font-size:16px"><section><span>\u3000\u3000机床是制造机器的机器。</span></section></section>
<p><br/></p><p><img data-src="https://mmbiz.qpic.cn/a.jpg?wx_fmt=jpeg" src="data:image/gif;base64,AAAA" alt="车床"></p><p>图1\u3000车床</p>
<p style="display:none">看不见的字</p><p><span style="font-size:0">零号字</span>第二段。</p>
<mpvoice name="x" src="/voice"></mpvoice>
<p>第三段。</p><p>第四段。</p><p>第五段。</p>
<section><p>长按识别二维码，关注我们</p><p><img data-src="https://mmbiz.qpic.cn/qr.jpg"></p></section>
<p>往期推荐</p><p><a href="http://mp.weixin.qq.com/s/other">另一篇文章</a></p></div>
<script>var ct = "1661392800"; var nickname = "机床协会";</script></body></html>`;

test('when a WeChat article is saved, then its text stays and what asks for followers is listed', async () => {
  const { html, said, dropped, pictures } = await read(WECHAT);
  expect(html).toBe(
    '<p>机床是制造机器的机器。</p><img 0><p>图1 车床</p><p>第二段。</p><p>第三段。</p><p>第四段。</p><p>第五段。</p>',
  );
  expect(pictures).toMatchObject([{ bytes: null, alt: '车床', origin: 'https://mmbiz.qpic.cn/a.jpg?wx_fmt=jpeg' }]);
  expect(said).toEqual({
    title: '担当使命',
    account: '机床协会',
    publishedOn: '2022-08-25',
    address: 'http://mp.weixin.qq.com/s?__biz=MzA&mid=1&idx=1&sn=ab',
  });
  const adverts = dropped.filter(({ kind }) => kind === 'advert').map(({ text }) => text);
  expect(adverts).toEqual(['往期推荐', '另一篇文章', '点击上方蓝字关注我们', '长按识别二维码，关注我们']);
  expect(dropped.filter(({ kind }) => kind === 'hidden').map(({ text }) => text)).toEqual(['看不见的字', '零号字']);
});

test('when a sentence of the article names a code or an account, then it is no advert', async () => {
  const text = '我们在每台机床上贴上二维码，用户扫码即可查看检测报告、保养记录和每一个关键零件的来历，这是对用户负责。';
  const { html } = await read(`<p>${text}</p><p>结尾。</p>`);
  expect(html).toBe(`<p>${text}</p><p>结尾。</p>`);
});

test('when the encoding is another or a wrong one is declared, then the text is right', async () => {
  // 机床工具 in each encoding.
  const word: Record<string, string> = {
    gbk: 'bbfab4b2b9a4bedf',
    big5: 'bef7a7c9a475a8e3',
    'utf-8': 'e69cbae5ba8ae5b7a5e585b7',
  };
  const page = (declared: string, hex: string) =>
    Buffer.concat([Buffer.from(`<meta charset="${declared}"><p>`), Buffer.from(hex, 'hex'), Buffer.from('</p>')]);
  expect((await read(page('gb2312', word.gbk ?? ''))).html).toBe('<p>机床工具</p>');
  expect((await read(page('big5', word.big5 ?? ''))).html).toBe('<p>機床工具</p>');
  expect((await read(page('gb2312', word['utf-8'] ?? ''))).html).toBe('<p>机床工具</p>');
  // 我们的机床是国家的 in GBK, declared as UTF-8.
  const wrong = await read(page('utf-8', 'ced2c3c7b5c4bbfab4b2cac7b9fabcd2b5c4'));
  expect(wrong.html).toBe('<p>我们的机床是国家的</p>');
  expect(wrong.remarks).toEqual(['encoding-guessed']);
  const wide = Buffer.from('<p>机床 tools</p>', 'utf16le');
  expect((await read(wide)).html).toBe('<p>机床 tools</p>');
  expect((await read(Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))).html).toBe('<p>机床 tools</p>');
});

test('when a page carries scripts, handlers and bad links, then only text and good links stay', async () => {
  const { html } = await read(
    '<script>alert(1)</script><p onclick="x()">A <a href="javascript:alert(1)">b</a> <a href="data:text/html,x">c</a> <a href="https://e.example/">d</a></p><style>p{}</style><iframe src="http://x.example"></iframe>',
  );
  expect(html).toBe('<p>A b c <a href="https://e.example/">d</a></p>');
});

test('when Word or Google puts text on the clipboard, then lists are lists and nothing is bold by mistake', async () => {
  const item = (label: string, text: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${label}<span>&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
  const word = await read(
    `<html><body>${item('1.', 'one')}${item('2.', 'two')}${item('·', 'dot')}${item('（一）', '其一')}</body></html>`,
  );
  expect(word.html).toBe('<ol><li>one</li><li>two</li></ol><ul><li>dot</li></ul><p>（一）其一</p>');
  const google = await read('<b style="font-weight:normal"><p>plain <span style="font-weight:700">bold</span></p></b>');
  expect(google.html).toBe('<p>plain <strong>bold</strong></p>');
});

test('when a page is saved as one file, then its pictures come along', async () => {
  const mht = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://portal.example/a.html',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"',
    '',
    '------B',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://portal.example/a.html',
    '',
    '<meta charset=3D"utf-8"><p>=E6=9C=BA=E5=BA=8A<img src=3D"img/x.png" alt=3D"y"></p><p>so=\r\nft</p>',
    '------B',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://portal.example/img/x.png',
    '',
    PNG.toString('base64'),
    '------B--',
  ].join('\r\n');
  const { kind, html, pictures, said } = await read(mht, 'page.mht');
  expect(kind).toBe('mht');
  expect(html).toBe('<p>机床</p><img 0><p>soft</p>');
  expect(pictures).toMatchObject([{ mimeType: 'image/png', alt: 'y' }]);
  expect(said.address).toBe('https://portal.example/a.html');
});

test('when Markdown has notes, tables and front matter, then they become text and facts', async () => {
  const { html, said } = await read(
    '---\ntitle: "A title"\ndate: 2024-05-06\n---\n\n# Head\n\n机床\n工具[^1] 5~10台、20~30台 ~~gone~~\n\n[^1]: The note.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
    'a.md',
  );
  expect(said).toEqual({ title: 'A title', publishedOn: '2024-05-06' });
  expect(html).toBe(
    '<h2>Head</h2><p>机床工具<sup>[1]</sup> 5~10台、20~30台 <s>gone</s></p>' +
      '<table><tbody><tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table><p>[1] The note.</p>',
  );
});

test('when plain text was broken to a width, then its lines are joined, and not otherwise', async () => {
  const wrapped =
    'Machine tools make the machines that make everything\nelse, and that is why their core technologies are of\nimportance to all who build.\n\nThe second paragraph begins here and it goes on until\nthe end.\n';
  expect((await read(wrapped, 'a.txt')).html).toBe(
    '<p>Machine tools make the machines that make everything else, and that is why their core technologies are of importance to all who build.</p><p>The second paragraph begins here and it goes on until the end.</p>',
  );
  expect((await read('标题\n　　第一段。\n　　第二段。', 'a.txt')).html).toBe(
    '<p>标题</p><p>第一段。</p><p>第二段。</p>',
  );
});

/** Files into articles and articles into files, in a real browser, in both languages of the desk. */
import { mkdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { chinese, english, series } from '../../seed/firstInstalment/content.ts';
import { convert } from '../../src/interchange/in/convert.ts';
import { badFiles } from '../support/badFiles.ts';
import { findBrowser, launch, open, openArticles, signIn } from '../support/browser.ts';
import { buildDocx, paragraph, picture, run, style, styled } from '../support/officeFiles.ts';
import { ADMIN, startProgram } from '../support/program.ts';
import type { RunningProgram } from '../support/program.ts';

const executable = findBrowser();
const shots = process.env.SCREENSHOTS;
const PHONE = { width: 390, height: 844 };

type Content = { title: string; body: ({ heading: string } | { paragraph: string } | { list: string[] })[] };
const docxOf = async ({ title, body }: Content, before: string[], after: string[] = []): Promise<Buffer> =>
  Buffer.from(
    await buildDocx({
      styles: style('T', 'Title') + style('2', 'heading 2'),
      body: [
        paragraph(title, styled('T')),
        ...before.map((line) => paragraph(line)),
        ...body.map((block) => {
          if ('heading' in block) return paragraph(block.heading, styled('2'));
          return paragraph('list' in block ? block.list.join(' ') : block.paragraph);
        }),
        ...after.map((line) => paragraph(line)),
      ].join(''),
    }),
  );
const MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

(executable ? describe : describe.skip)('import and export in a browser', () => {
  let program: RunningProgram;
  let browser: Browser;

  beforeAll(async () => {
    program = await startProgram();
    browser = await launch(executable ?? '');
    if (shots) await mkdir(shots, { recursive: true });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end();
    await program?.remove();
  });

  const enter = (locale: string) => signIn({ browser, url: program.url, account: ADMIN, locale });
  async function shoot(page: Page, name: string): Promise<void> {
    if (!shots) return;
    await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
    const size = page.viewportSize();
    await page.setViewportSize(PHONE);
    await page.screenshot({ path: `${shots}/${name}-phone.png`, fullPage: true });
    if (size) await page.setViewportSize(size);
  }
  const choose = (page: Page, files: [string, Buffer][]) =>
    page.setInputFiles(
      '#import-files',
      files.map(([name, buffer]) => ({ name, buffer, mimeType: MIME })),
    );

  test.each([
    ['en-US', english, 'en', '2022-08-25 Source :Gansu Belt and Road Portal By :Official Account of CMTBA'],
    ['zh-CN', chinese, 'zh-Hans', '来源：甘肃一带一路门户 发布：中国机床工具工业协会公众号 2022年8月25日'],
  ] as const)(
    'when the first instalment comes as a Word file to an editor who reads %s, then nothing has to be typed',
    async (locale, content, language, origin) => {
      const { page, errors, close } = await enter(locale);
      await open(page, `${program.url}/admin/import`, '#import-choose');
      await shoot(page, `import-empty-${locale}`);
      const seriesTitle = series.title[language];
      const number = language === 'en' ? 'No. 1' : '第 1 期';
      const introduction = series.introduction[language].map((block) => block.paragraph);
      await choose(page, [
        ['first.docx', await docxOf(content as Content, [origin, `${seriesTitle} · ${number}`, ...introduction])],
      ]);
      await page.locator('#import-title').waitFor();
      const values = await Promise.all(
        ['title', 'publishedOn', 'source', 'byline', 'series', 'instalment', 'author-0'].map((name) =>
          page.inputValue(`#import-${name}`),
        ),
      );
      const author = language === 'en' ? 'Jiang Baoquan' : '蒋保权';
      const source = language === 'en' ? 'Gansu Belt and Road Portal' : '甘肃一带一路门户';
      expect(values).toEqual([content.title, '2022-08-25', source, content.byline, seriesTitle, '1', author]);
      expect(await page.locator('.import__known').count()).toBeGreaterThanOrEqual(3);
      await shoot(page, `import-first-${locale}`);
      expect(errors).toEqual([]);
      await close();
    },
    60_000,
  );

  test.each([
    ['en-US', 'Li Wei: Precision is a Habit', 'Source: Lathe Weekly  2024-05-06', 'A spindle forgives nobody.'],
    ['zh-CN', '李伟：精度是一种习惯', '来源：车床周刊　2024年5月6日', '主轴不会原谅任何人。'],
  ])(
    'when an opinion comes as a file and the desk is read in %s, then it is public after a minute and eight clicks at most',
    async (locale, title, origin, text) => {
      const { page, errors, close } = await enter(locale);
      let clicks = 0;
      const click = async (locator: Locator) => {
        clicks += 1;
        await locator.click();
      };
      await click(
        page.locator('.template-default__nav-toggler:visible, .app-header__mobile-nav-toggler:visible').first(),
      );
      await click(page.locator('#nav-import'));
      await page.locator('#import-choose').waitFor();
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click(page.locator('#import-choose'))]);
      const file = await docxOf({ title, body: [{ paragraph: text }] }, [origin]);
      await chooser.setFiles([
        { name: 'broken.docx', mimeType: MIME, buffer: Buffer.from('MZ\u0000\u0000') },
        { name: 'opinion.docx', mimeType: MIME, buffer: file },
      ]);
      await page.locator('#import-title').waitFor();
      await shoot(page, `import-new-${locale}`);
      // Author, organization and outlet are new: one click makes them all.
      await click(page.locator('#import-make-all'));
      expect(await page.locator('.import__named button[aria-pressed=false]').count()).toBe(0);
      await click(page.locator('#import-create'));
      await page.locator('#import-open').waitFor();
      await shoot(page, `import-created-${locale}`);
      await click(page.locator('#import-open'));
      await page.waitForURL(/articles\/[0-9a-f-]{36}/);
      const publish = page.locator('#action-save');
      await publish.waitFor();
      const saved = page.waitForResponse((one) => one.request().method() === 'PATCH');
      await click(publish);
      const answer = await saved;
      expect([answer.status(), answer.ok() || (await answer.text())]).toEqual([200, true]);
      expect(clicks).toBeLessThanOrEqual(7);
      const slug = locale === 'en-US' ? 'li-wei-precision-is-a-habit' : 'li-wei-jing-du-shi-yi-zhong-xi-guan';
      const { status, body } = await readable(slug);
      expect([status, body?.text]).toEqual([200, text]);
      expect(errors).toEqual([]);
      await close();
    },
    60_000,
  );

  async function readable(slug: string): Promise<{ status: number; body?: { text: string } }> {
    const deadline = Date.now() + 1_000;
    for (;;) {
      const response = await fetch(`${program.url}/v1/articles/${slug}`);
      const { status } = response;
      if (status === 200 || Date.now() > deadline) return { status, ...(await response.json()) };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  test.each([['en-US'], ['zh-CN']])(
    'when it is taken out in %s, then WeChat gets styles on the clipboard and Word a file',
    async (locale) => {
      const { page, errors, close } = await enter(locale);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await openArticles(page, program.url);
      await page.locator('table a', { hasText: 'Jiang Baoquan' }).first().click();
      await page.locator('.export-menu button').waitFor();
      await page.locator('.rich-text-lexical [contenteditable=true]').first().waitFor();
      await page.locator('.export-menu button').click();
      await page.locator('#export-wechat').waitFor();
      await shoot(page, `export-menu-${locale}`);
      await page.locator('#export-wechat').click();
      await page.locator('.toast-success').first().waitFor();
      const copied = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const read = async (type: string) => (await item?.getType(type))?.text();
        return { html: await read('text/html'), text: await read('text/plain') };
      });
      expect(copied.html).toContain('When republishing, please state');
      expect(copied.html).toContain('style="');
      expect(copied.text).toContain('Machine tools make the machines');
      await page.locator('.export-menu button').click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#export-docx').click()]);
      expect(file.suggestedFilename()).toMatch(/^Jiang Baoquan.*\.docx$/);
      const { blocks } = await convert(
        { name: 'a.docx', bytes: await readFile(await file.path()) },
        { acceptChanges: false },
      );
      expect(JSON.stringify(blocks)).toContain('Machine tools make the machines');
      expect(errors).toEqual([]);
      await close();
    },
    60_000,
  );

  /** As programs put it on the clipboard. */
  async function paste(page: Page, data: Record<string, string>): Promise<void> {
    const body = page.locator('.rich-text-lexical [contenteditable=true]').first();
    await body.click();
    await page.keyboard.press('Control+End');
    await body.evaluate((element, given) => {
      const clipboardData = new DataTransfer();
      for (const [type, value] of Object.entries(given)) clipboardData.setData(type, value);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, data);
  }

  const WORD =
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><h1>攻克瓶颈</h1>' +
    '<p class=MsoNormal style="text-indent:24.0pt">\u3000\u3000<b>机床</b>是制造\u00ad机器的机器。<o:p></o:p></p>' +
    '<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp;&nbsp;</span></span>其一</p>' +
    '<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.<span>&nbsp;&nbsp;</span></span>其二</p>' +
    '<img src="file:///C:/Users/x/image001.png" alt="车间"><!--EndFragment--></body></html>';
  const WECHAT =
    '<section style="line-height:2em"><section><span style="color:red">公众号</span><span>正文</span></section></section>' +
    '<p style="display:none">看不见</p><p>点击蓝字关注我们</p>';

  test('when texts of Word, WeChat and plain lines are pasted, then they are cleaned as files are and a lost picture holds up publication', async () => {
    const { page, errors, close } = await enter('zh-CN');
    await open(page, `${program.url}/admin/collections/articles/create`, '#field-title');
    await page.fill('#field-title', '粘贴');
    await paste(page, { 'text/html': WECHAT });
    await page.getByText('公众号正文').waitFor();
    await page.keyboard.press('Enter');
    await paste(page, { 'text/plain': '\u3000\u3000第一行\n\n\u3000\u3000第二行' });
    await page.getByText('第二行').waitFor();
    await page.keyboard.press('Enter');
    await paste(page, { 'text/html': WORD, 'text/plain': 'ignored' });
    await page.getByText('其二').waitFor();
    await page.getByText('1 张图片未能带入').first().waitFor();
    await shoot(page, 'paste');
    const saved = page.waitForResponse(
      (one) => one.request().method() === 'POST' && one.url().includes('/api/articles'),
    );
    await page.click('#action-save-draft');
    const { doc } = await (await saved).json();
    const nodes = doc.body.root.children as { type: string; children?: { text?: string; type: string }[] }[];
    const shown = nodes.map(({ type, children = [] }) => `${type} ${children.map(({ text }) => text ?? '').join('')}`);
    expect(shown.map((line) => line.trim()).filter((line) => line !== 'paragraph')).toEqual([
      ...['paragraph 公众号正文', 'paragraph 第一行', 'paragraph 第二行'],
      ...['heading 攻克瓶颈', 'paragraph 机床是制造机器的机器。', 'list', 'upload'],
    ]);
    const refused = page.waitForResponse((one) => one.request().method() === 'PATCH');
    await page.waitForURL(/articles\/[0-9a-f-]{36}/);
    await page.locator('#action-save').click();
    const { errors: why } = await (await refused).json();
    expect(JSON.stringify(why)).toContain('"path":"body"');
    expect(errors).toEqual([]);
    await close();
  }, 60_000);

  test('when the cleaning cannot be reached, then no pasted word is lost', async () => {
    const { page, errors, close } = await enter('en-US');
    await open(page, `${program.url}/admin/collections/articles/create`, '#field-title');
    await page.route('**/api/import/paste', (route) => route.abort());
    await paste(page, { 'text/html': WORD });
    await page.getByText('其二').waitFor();
    await paste(page, { 'text/plain': 'one line\nand another' });
    await page.getByText('and another').waitFor();
    await page.getByText('pasted as it came').first().waitFor();
    expect(errors).toEqual([]);
    await close();
  }, 60_000);

  test.each([
    ['en-US', /[\u4e00-\u9fff]/],
    ['zh-CN', /[a-z]{4,}/i],
  ])(
    'when a queue is full of bad files and the desk is read in %s, then each says why and the good one goes on',
    async (locale, foreign) => {
      const { page, errors, close } = await enter(locale);
      await open(page, `${program.url}/admin/import`, '#import-choose');
      const bad = await badFiles();
      const good = Buffer.from(
        '<script>alert(1)</script><h1 onclick="x()">Good</h1><p>It <a href="javascript:x()">goes</a> on.</p>',
      );
      // One that can be taken before them, one after them.
      await page.setInputFiles('#import-files', [
        { name: 'first.txt', buffer: Buffer.from('First\n\nA text.'), mimeType: 'text/plain' },
        ...Object.entries(bad).map(([name, buffer]) => ({ name, buffer, mimeType: 'application/octet-stream' })),
        { name: 'good.html', buffer: good, mimeType: 'text/html' },
      ]);
      await page.locator('.import__line--ready', { hasText: 'good.html' }).waitFor();
      expect(await page.inputValue('#import-title')).toBe('First');
      await page.locator('.import__name', { hasText: 'good.html' }).click();
      expect(await page.inputValue('#import-title')).toBe('Good');
      const messages = await page.locator('.import__message').allTextContents();
      expect(messages).toHaveLength(Object.keys(bad).length);
      for (const [index, name] of Object.keys(bad).entries()) {
        expect(messages[index]).toContain(`“${name}”`);
        // What is no file name or extension is in the editor's language.
        expect(
          messages[index]?.replaceAll(name, '').replace(/\.\w+|Word|WPS|OLE|RTF|image\/\w+|word\/\S+/g, ''),
        ).not.toMatch(foreign);
      }
      await shoot(page, `import-bad-${locale}`);
      expect(errors).toEqual([]);
      await close();
    },
    60_000,
  );

  test('when a Word file of 20 MB with 60 pictures comes, then the desk and the archive answer others meanwhile', async () => {
    const images: Record<string, Uint8Array> = {};
    for (let number = 0; number < 60; number++) {
      const noise = { create: { width: 345, height: 320, channels: 3, background: 'gray' } } as const;
      const raw = { ...noise.create, noise: { type: 'gaussian', mean: 128, sigma: 60 } } as const;
      images[`i${number}`] = await sharp({ create: raw }).png({ compressionLevel: 0 }).toBuffer();
    }
    const body = Object.keys(images).map((id) => paragraph(run('A paragraph. '.repeat(20)) + picture(id, id)));
    const file = await buildDocx({ images, body: paragraph('A long report') + body.join('') });
    expect(file.length).toBeGreaterThan(18 * 1024 * 1024);
    const login = await fetch(`${program.url}/api/users/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(ADMIN),
    });
    const { token } = (await login.json()) as { token: string };
    const headers = { Authorization: `JWT ${token}` };
    const form = new FormData();
    form.append('file', new Blob([file as BlobPart]), 'report.docx');
    let isDone = false;
    const imported = fetch(`${program.url}/api/import`, { method: 'POST', headers, body: form }).then(
      async (answer) => {
        const { data } = (await answer.json()) as { data: { pictures: unknown[] }[] };
        isDone = true;
        return [answer.status, data[0]?.pictures.length];
      },
    );
    let answered = 0;
    while (!isDone) {
      const paths = ['/v1/articles', '/api/authors?limit=1'];
      const others = await Promise.all(paths.map((path) => fetch(`${program.url}${path}`, { headers })));
      expect(others.map(({ status }) => status)).toEqual([200, 200]);
      if (!isDone) answered += 1;
    }
    expect(await imported).toEqual([200, 60]);
    // In the thread of the desk none would be answered before the import is.
    expect(answered).toBeGreaterThan(5);
  }, 120_000);
});

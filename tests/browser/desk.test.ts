/** The way of an opinion in a real browser: written, submitted, published, read, withdrawn. */
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBrowser, launch, open, openArticles } from '../support/browser.ts';
import { ADMIN, startProgram } from '../support/program.ts';
import type { RunningProgram } from '../support/program.ts';

const PASSWORD = 'correct horse battery';
const executable = findBrowser();
const shots = process.env.SCREENSHOTS;

(executable ? describe : describe.skip)('the desk in a browser', () => {
  let program: RunningProgram;
  let browser: Browser;
  const hosts = new Set<string>();
  const violations: string[] = [];
  let articleUrl = '';

  beforeAll(async () => {
    program = await startProgram();
    browser = await launch(executable ?? '');
    if (shots) await mkdir(shots, { recursive: true });
    const { token } = await post('/api/users/login', ADMIN);
    const headers = { Authorization: `JWT ${token}` };
    for (const role of ['editor', 'publisher']) {
      await post('/api/users', { name: role, email: `${role}@example.org`, password: PASSWORD, role }, headers);
    }
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end();
    await program?.remove();
  });

  async function post(path: string, body: object, headers: Record<string, string> = {}) {
    const response = await fetch(`${program.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  }

  async function signIn(email: string, password: string, locale = 'en-US'): Promise<[Page, BrowserContext]> {
    const context = await browser.newContext({ locale, viewport: { width: 1360, height: 900 } });
    const page = await context.newPage();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) violations.push(message.text());
    });
    await open(page, `${program.url}/admin`, '#field-email');
    await shoot(page, `sign-in-${locale.slice(0, 2)}`);
    await page.fill('#field-email', email);
    await page.fill('#field-password', password);
    await page.click('button[type=submit]');
    await page.locator('.dashboard, .modular-dashboard').first().waitFor();
    return [page, context];
  }

  async function shoot(page: Page, name: string): Promise<void> {
    if (shots) await page.screenshot({ path: `${shots}/admin-${name}.png` });
  }

  async function choose(page: Page, field: string, text: string): Promise<void> {
    await page.locator(`${field} .rs__control`).click();
    await page.locator('.rs__option', { hasText: text }).first().click();
  }

  const ok = (page: Page, method: string) =>
    page.waitForResponse(
      (response) => response.url().includes('/api/articles') && response.request().method() === method,
    );

  /** Status of the article for readers, once it is what it should be or a second has passed. */
  async function statusWithinASecond(expected: number): Promise<number> {
    const deadline = Date.now() + 1000;
    for (;;) {
      const { status } = await fetch(`${program.url}/v1/articles/precision-is-a-habit`);
      if (status === expected || Date.now() > deadline) return status;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  test('when an editor writes and submits, then the article waits for a publisher and readers do not see it', async () => {
    const [page, context] = await signIn('editor@example.org', PASSWORD);
    await open(page, `${program.url}/admin/collections/articles/create`, '#field-attributions .array-field__add-row');
    await page.fill('#field-title', 'Precision is a habit');
    await page.locator('#field-attributions .array-field__add-row').click();
    await choose(page, '#field-attributions__0__author', 'Jiang Baoquan');
    const body = page.locator('.rich-text-lexical [contenteditable=true]').first();
    await body.click();
    await page.keyboard.type('A spindle forgives nobody. 精度是一种习惯。');
    await page.fill('#field-publishedOn', '2024-03-05');
    await page.getByRole('button', { name: 'Origin' }).click();
    await choose(page, '#field-source', 'Gansu Belt and Road Portal');
    const [created] = await Promise.all([ok(page, 'POST'), page.click('#action-save-draft')]);
    expect(created.status()).toBe(201);
    await page.waitForURL(/articles\/[0-9a-f-]{36}/);
    articleUrl = page.url();
    expect(await page.locator('#action-save').count()).toBe(0);
    await page.click('#action-stage-in-review');
    const [submitted] = await Promise.all([ok(page, 'PATCH'), page.click('#confirm-action')]);
    expect(submitted.status()).toBe(200);
    await page.getByText('In review').first().waitFor();
    expect(await statusWithinASecond(404)).toBe(404);
    await context.close();
  }, 60_000);

  test('when a publisher publishes, then readers have it within a second', async () => {
    const [page, context] = await signIn('publisher@example.org', PASSWORD);
    await open(page, articleUrl, '.doc-controls__popup .popup-button');
    await page.locator('#action-stage-approved').waitFor();
    await shoot(page, 'article-in-review-en');
    const [published] = await Promise.all([ok(page, 'PATCH'), page.click('#action-save')]);
    expect(published.status()).toBe(200);
    expect(await statusWithinASecond(200)).toBe(200);
    const { body } = (await (await fetch(`${program.url}/v1/articles/precision-is-a-habit`)).json()) as {
      body: { text: string };
    };
    expect(body.text).toBe('A spindle forgives nobody. 精度是一种习惯。');
    await context.close();
  }, 60_000);

  test('when it is withdrawn with a reason, then readers get 410 with that reason', async () => {
    const [page, context] = await signIn('publisher@example.org', PASSWORD);
    await open(page, articleUrl, '.doc-controls__popup .popup-button');
    await page.locator('.doc-controls__popup .popup-button').click();
    await page.click('#action-withdraw');
    await page.fill('#withdraw-reason', 'The figures were not ours to publish.');
    await shoot(page, 'withdraw-en');
    const [withdrawn] = await Promise.all([ok(page, 'PATCH'), page.click('#confirm-action')]);
    expect(withdrawn.status()).toBe(200);
    expect(await statusWithinASecond(410)).toBe(410);
    const answer = await (await fetch(`${program.url}/v1/articles/precision-is-a-habit`)).json();
    expect(answer).toMatchObject({ tombstone: { reason: 'The figures were not ours to publish.' } });
    await context.close();
  }, 60_000);

  test.each([
    ['en-US', 'Articles', 'Published on', 'CMTBA Opinion Archive'],
    ['zh-CN', '文章', '发表日期', '中国机床工具工业协会观点文库'],
  ])(
    'when the browser speaks %s, then so does the admin',
    async (locale, heading, column, name) => {
      const anonymous = await browser.newContext({ locale });
      const entrance = await anonymous.newPage();
      await entrance.goto(`${program.url}/admin/login`);
      await entrance.getByText(name).waitFor();
      await anonymous.close();

      const [page, context] = await signIn(ADMIN.email, ADMIN.password, locale);
      await openArticles(page, program.url);
      await page.getByRole('heading', { name: heading }).waitFor();
      await page.locator('th', { hasText: column }).waitFor();
      await shoot(page, `articles-${locale.slice(0, 2)}`);
      await page.locator('table a', { hasText: 'Jiang Baoquan' }).first().click();
      await page.locator('.rich-text-lexical [contenteditable=true]').first().waitFor();
      await shoot(page, `article-${locale.slice(0, 2)}`);
      await context.close();
    },
    60_000,
  );

  test('when a page with pictures of another host is pasted, then its words come and that host is asked for nothing', async () => {
    const asked: string[] = [];
    const other = createServer((req, res) => {
      asked.push(req.url ?? '');
      res.end();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const [page, context] = await signIn('editor@example.org', PASSWORD);
    await open(page, `${program.url}/admin/collections/articles/create`, '#field-title');
    const body = page.locator('.rich-text-lexical [contenteditable=true]').first();
    await body.click();
    await body.evaluate((element, html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', html);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, `<p>Pasted words</p><img src="http://127.0.0.1:${port}/picture.png"><p style="background:url(http://127.0.0.1:${port}/b.png)">and more</p>`);
    await body.getByText('Pasted words').waitFor();
    await body.getByText('and more').waitFor();
    await page.waitForLoadState('networkidle');
    // Pressed at once, before the toolbar has seen what is selected.
    await body.getByText('Pasted words').evaluate((element) => getSelection()?.selectAllChildren(element));
    await page.keyboard.press('Control+k');
    await page.locator('[id^=drawer_][id*=link] #field-url, .drawer__content #field-url').first().waitFor();
    await context.close();
    await new Promise((resolve) => other.close(resolve));
    expect(asked).toEqual([]);
    // The policy is what kept the browser from asking; elsewhere it has nothing to refuse.
    violations.length = 0;
  }, 60_000);

  test.each(['zh-CN', 'en-US'])(
    'when an editor opens the slash menu (%s), then its entries are found by Chinese words and by English ones',
    async (locale) => {
      const [page, context] = await signIn('editor@example.org', PASSWORD, locale);
      await open(page, `${program.url}/admin/collections/articles/create`, '#field-title');
      await page.locator('.rich-text-lexical [contenteditable=true]').first().click();
      const words = {
        表: 'table',
        图片: 'upload',
        标题: 'heading-2',
        引文: 'blockquote',
        列表: 'unorderedList',
        table: 'table',
      };
      for (const [typed, item] of Object.entries(words)) {
        await page.keyboard.press('/');
        await page.locator('.slash-menu-popup').waitFor();
        await page.keyboard.insertText(typed);
        // What Enter takes.
        await page.locator(`#slash-menu-popup__item-${item}[aria-selected=true]`).waitFor();
        await shoot(page, `slash-${item}`);
        await page.keyboard.press('Control+a');
        await page.keyboard.press('Backspace');
      }
      await context.close();
    },
    60_000,
  );

  test('when a publisher asks for the report of a year, then it shows its names and numbers, prints without its form, and is none of an editor’s', async () => {
    const [page, context] = await signIn('publisher@example.org', PASSWORD);
    await page.locator('#nav-report').waitFor({ state: 'attached' });
    await open(page, `${program.url}/admin/report?from=2022-01-01&to=2022-12-31`, '#print-report');
    const text = await page.locator('.report').innerText();
    expect(text).toContain('Published from 2022-01-01 to 2022-12-31');
    expect(text).toMatch(/Opinions\s+1\s+Articles, translations included\s+2/);
    expect(await page.getByRole('rowheader', { name: 'Jiang Baoquan' }).count()).toBe(1);
    expect(await page.getByRole('listitem', { name: '2022-08: 1' }).count()).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.report__period').isVisible()).toBe(false);
    expect(await page.locator('.report__months').isVisible()).toBe(true);
    await shoot(page, 'report');
    await context.close();
    const [editor, editorContext] = await signIn('editor@example.org', PASSWORD);
    await editor.goto(`${program.url}/admin/report`);
    await editor.getByText('The report is for publishers and administrators.').waitFor();
    expect(await editor.locator('.report').count()).toBe(0);
    await editorContext.close();
  }, 60_000);

  test('when the admin and the documentation are used, then no other host is asked for anything', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) violations.push(message.text());
    });
    await page.goto(`${program.url}/docs`);
    await page.goto(`${program.url}/v1/articles/jiang-baoquan-taking-on-the-mission.html`);
    await context.close();
    expect([...hosts].filter(Boolean)).toEqual([new URL(program.url).host]);
    expect(violations).toEqual([]);
  }, 60_000);
});

/** Two people and one article in a real browser, in both languages: submitted with a word, sent back, talked about, corrected, withdrawn. */
import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { lexical } from '../../seed/lexical.ts';
import { findBrowser, launch, open, signIn } from '../support/browser.ts';
import { ADMIN, startProgram } from '../support/program.ts';
import type { RunningProgram } from '../support/program.ts';

const PASSWORD = 'correct horse battery';
const executable = findBrowser();
const shots = process.env.SCREENSHOTS;
// Answers of the desk's API are looked into where they are used.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = Record<string, any>;
const LANGUAGES = ['en-US', 'zh-CN'] as const;

(executable ? describe : describe.skip)('review in a browser', () => {
  let program: RunningProgram;
  let browser: Browser;
  let headers: Record<string, string>;

  beforeAll(async () => {
    program = await startProgram();
    browser = await launch(executable ?? '');
    if (shots) await mkdir(shots, { recursive: true });
    const { token } = await api('POST', '/api/users/login', ADMIN);
    headers = { Authorization: `JWT ${token}` };
    for (const [role, name] of [
      ['editor', 'Chen Jing'],
      ['publisher', 'Wang Lei'],
    ]) {
      await api('POST', '/api/users', { name, email: `${role}@example.org`, password: PASSWORD, role });
    }
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end();
    await program?.remove();
  });

  async function api(method: string, path: string, body?: object) {
    const response = await fetch(`${program.url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await response.json()) as Answer;
  }

  const enter = (role: string, locale: string) =>
    signIn({ browser, url: program.url, locale, account: { email: `${role}@example.org`, password: PASSWORD } });

  async function shoot(page: Page, name: string): Promise<void> {
    if (!shots) return;
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${shots}/${name}-${width}.png` });
    }
    await page.setViewportSize({ width: 1360, height: 900 });
  }

  async function draft(title: string, text: string): Promise<string> {
    const first = async (collection: string) => (await api('GET', `/api/${collection}?limit=1&depth=0`)).docs[0].id;
    const { doc } = await api('POST', '/api/articles?draft=true', {
      ...{ title, language: 'zh-Hans', publishedOn: '2024-03-05', source: await first('sources') },
      attributions: [{ author: await first('authors') }],
      body: lexical([{ paragraph: text }]),
    });
    return String(doc.id);
  }

  /** A publication is readable within one second. */
  async function editionIs(slug: string, edition: number): Promise<void> {
    const deadline = Date.now() + 1000;
    while ((await api('GET', `/v1/articles/${slug}`)).edition !== edition && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  const saved = (page: Page) =>
    page.waitForResponse((one) => one.url().includes('/api/articles/') && one.request().method() === 'PATCH');

  test.each(LANGUAGES)(
    'when an editor submits with a word (%s), then the publisher reads it, sends it back with a reason, and both are said',
    async (locale) => {
      const id = await draft(`送审 ${locale}`, '精度是一种习惯。机床从不宽恕。');
      const url = `${program.url}/admin/collections/articles/${id}`;
      const editor = await enter('editor', locale);
      await open(editor.page, url, '#action-stage-in-review');
      await editor.page.click('#action-stage-in-review');
      await editor.page.locator('#submit-reviewer option', { hasText: 'Wang Lei' }).waitFor({ state: 'attached' });
      await editor.page.selectOption('#submit-reviewer', { label: 'Wang Lei' });
      await editor.page.fill('#submit-word', '请核对第二句。');
      await shoot(editor.page, `review-submit-${locale}`);
      const [submitted] = await Promise.all([saved(editor.page), editor.page.click('#confirm-action')]);
      expect(submitted.status()).toBe(200);
      await open(editor.page, `${url}/review`, '#comment-save');
      await editor.page.locator('#review-state', { hasText: 'Wang Lei' }).waitFor();
      await editor.page.getByText('请核对第二句。').waitFor();

      const publisher = await enter('publisher', locale);
      await open(publisher.page, url, '#action-stage-draft');
      await publisher.page.click('#action-stage-draft');
      await publisher.page.click('#confirm-action');
      await publisher.page.locator('.desk-dialog [role=alert]').waitFor();
      await publisher.page.fill('#send-back-reason', '第二句没有出处。');
      const [back] = await Promise.all([saved(publisher.page), publisher.page.click('#confirm-action')]);
      expect(back.status()).toBe(200);
      await open(editor.page, `${url}/review`, '#comment-save');
      await editor.page.getByText('第二句没有出处。').waitFor();
      expect([...editor.errors, ...publisher.errors]).toEqual([]);
      await editor.close();
      await publisher.close();
    },
    120_000,
  );

  test.each(LANGUAGES)(
    'when a passage is commented on (%s), then a colleague resolves it; 100,000 characters are refused and stay in the form',
    async (locale) => {
      const id = await draft(`批注 ${locale}`, '精度是一种习惯。机床从不宽恕。');
      const { page, errors, close } = await enter('publisher', locale);
      await open(page, `${program.url}/admin/collections/articles/${id}/review`, '#comment-save');
      await page.locator('.review__text p').first().click({ clickCount: 3 });
      await page.waitForFunction(
        () => (document.querySelector('#comment-passage') as HTMLTextAreaElement).value !== '',
      );
      await page.fill('#comment-text', '长'.repeat(100_000));
      await page.click('#comment-save');
      await page.locator('.review__form [role=alert]', { hasText: '5000' }).waitFor();
      expect((await page.inputValue('#comment-text')).length).toBe(100_000);
      await page.fill('#comment-text', '这句话由谁说的？');
      await page.click('#comment-save');
      await page.locator('.review__comment', { hasText: '这句话由谁说的？' }).waitFor();
      await shoot(page, `review-comments-${locale}`);
      await page.locator('.review__comment button').click();
      await page.locator('.review__comment--resolved', { hasText: 'Wang Lei' }).waitFor();
      expect(errors).toEqual([]);
      await close();
    },
    120_000,
  );

  test.each([
    ['en-US', /^\d{1,2} \w+ 20\d\d, \d\d:\d\d$/],
    ['zh-CN', /^20\d\d年\d{1,2}月\d{1,2}日 \d\d:\d\d$/],
  ])(
    'when a colleague has the article open (%s), then it is said by name who, and since when by the clock of the archive',
    async (locale, moment) => {
      const id = await draft(`占用 ${locale}`, '精度是一种习惯。');
      const url = `${program.url}/admin/collections/articles/${id}`;
      const editor = await enter('editor', locale);
      await open(editor.page, url, '#field-title');
      const state = editor.page.waitForResponse((one) => one.url() === url && one.request().method() === 'POST');
      await Promise.all([state, editor.page.locator('#field-title').pressSequentially('。')]);
      const publisher = await enter('publisher', locale);
      await publisher.page.goto(url);
      await publisher.page.locator('.document-locked__content [data-said]').waitFor({ state: 'attached' });
      const [who, since] = await publisher.page.locator('.document-locked__content strong').all();
      expect(await who?.innerText()).toBe('Chen Jing');
      expect(await since?.getAttribute('data-said')).toMatch(moment);
      await shoot(publisher.page, `locked-${locale}`);
      expect([editor.errors, publisher.errors]).toEqual([[], []]);
      await Promise.all([editor.close(), publisher.close()]);
    },
    120_000,
  );

  test.each(LANGUAGES)(
    'when a published article is corrected and withdrawn (%s), then each asks for what readers get, and nothing typed is lost',
    async (locale) => {
      const id = await draft(`更正 ${locale}`, '精度是一种习惯。机床从不宽恕。');
      const url = `${program.url}/admin/collections/articles/${id}`;
      const { doc } = await api('PATCH', `/api/articles/${id}`, { _status: 'published' });
      const slug = String(doc.slug);
      const { page, errors, close } = await enter('publisher', locale);
      await open(page, url, '#field-title');
      await page.fill('#field-title', `更正后的标题 ${locale}`);
      await page.click('#action-save');
      await page.locator('.desk-dialog ins', { hasText: '后的标题' }).waitFor();
      await page.click('#confirm-action');
      await page.locator('.desk-dialog [role=alert]').waitFor();
      await page.fill('#correct-article-note', '标题有误。');
      await shoot(page, `correct-${locale}`);
      const [corrected] = await Promise.all([saved(page), page.click('#confirm-action')]);
      expect(corrected.status()).toBe(200);
      await editionIs(slug, 2);
      const answer = await api('GET', `/v1/articles/${slug}`);
      expect(answer).toMatchObject({ title: `更正后的标题 ${locale}`, corrections: [{ note: '标题有误。' }] });

      await api('PATCH', `/api/articles/${id}?draft=true`, { title: `再改 ${locale}`, stage: 'in-review' });
      await open(page, url, '#action-stage-approved');
      await page.click('#action-stage-approved');
      await page.locator('.desk-dialog ins', { hasText: '再改' }).waitFor();
      await page.click('#confirm-action');
      await page.locator('.desk-dialog [role=alert]').waitFor();
      await page.fill('#approve-correction-note', '标题再次更正。');
      await shoot(page, `correct-later-${locale}`);
      const [approved] = await Promise.all([saved(page), page.click('#confirm-action')]);
      expect(approved.status()).toBe(200);
      expect((await api('GET', `/api/articles/${id}?draft=true&depth=0`)).corrections).toHaveLength(2);

      await open(page, `${url}/editions`, '#compare-before');
      await page.locator('.editions__list li').nth(1).waitFor();
      await page.selectOption('#compare-before', 'edition/1');
      await page.selectOption('#compare-after', 'edition/2');
      await page.locator('.compare ins', { hasText: '后的标题' }).waitFor();
      expect(await page.locator('.editions__list li').first().textContent()).toContain('Wang Lei');
      await shoot(page, `editions-${locale}`);

      await open(page, url, '.doc-controls__popup .popup-button');
      await page.fill('#field-title', `还未保存 ${locale}`);
      await page.locator('.doc-controls__popup .popup-button').click();
      await page.click('#action-withdraw');
      await page.click('#confirm-action');
      await page.locator('.desk-dialog [role=alert]').waitFor();
      await page.fill('#withdraw-reason', '数据不属于本会。');
      await shoot(page, `withdraw-${locale}`);
      const [withdrawn] = await Promise.all([saved(page), page.click('#confirm-action')]);
      expect(withdrawn.status()).toBe(200);
      await page.locator('.desk-dialog').waitFor({ state: 'detached' });
      expect(await page.inputValue('#field-title')).toBe(`还未保存 ${locale}`);
      const [kept] = await Promise.all([saved(page), page.click('#action-save-draft')]);
      expect(kept.status()).toBe(200);
      expect(await api('GET', `/v1/articles/${slug}`)).toMatchObject({ tombstone: { reason: '数据不属于本会。' } });

      const editor = await enter('editor', locale);
      await open(editor.page, url, '.editor-notice');
      expect(await editor.page.locator('#action-save-draft').count()).toBe(0);
      expect(await editor.page.locator('#field-title').isDisabled()).toBe(true);

      await page.click('#action-save');
      await page.locator('.desk-dialog blockquote', { hasText: '数据不属于本会。' }).waitFor();
      await shoot(page, `restore-${locale}`);
      const [restored] = await Promise.all([saved(page), page.click('#confirm-action')]);
      expect(restored.status()).toBe(200);
      await editionIs(slug, 4);

      await open(editor.page, url, '#action-save-draft');
      await editor.page.locator('.editor-notice').waitFor();
      await editor.page.fill('#field-title', `编辑的更正建议 ${locale}`);
      const [proposed] = await Promise.all([saved(editor.page), editor.page.click('#action-save-draft')]);
      expect(proposed.status()).toBe(200);
      await editor.page.locator('#action-stage-in-review').waitFor();
      await shoot(editor.page, `proposal-${locale}`);
      expect(await api('GET', `/v1/articles/${slug}`)).toMatchObject({ title: `还未保存 ${locale}`, edition: 4 });
      expect([...errors, ...editor.errors]).toEqual([]);
      await editor.close();
      await close();
    },
    180_000,
  );

  test.each(LANGUAGES)(
    'when the address of a republication is pasted (%s), then its outlet and day are filled in, and the outlet lists it',
    async (locale) => {
      const host = `${locale.toLowerCase()}.example.cn`;
      const { doc: outlet } = await api('POST', '/api/sources', {
        names: { en: `Outlet ${locale}` },
        url: `http://${host}`,
      });
      const id = await draft(`转载 ${locale}`, '精度是一种习惯。');
      const { page, errors, close } = await enter('editor', locale);
      await open(page, `${program.url}/admin/collections/articles/${id}`, '#action-save-draft');
      await page.locator('.tabs-field__tab-button').nth(1).click();
      await page.locator('#field-appearances .array-field__add-row').click();
      await page.fill('#field-appearances__0__url', `https://news.${host}/n1/2024/0306/c1.html`);
      await page.locator('#field-appearances__0__source', { hasText: `Outlet ${locale}` }).waitFor();
      expect(await page.inputValue('#field-appearances__0__publishedOn')).toBe('2024-03-06');
      await shoot(page, `republication-${locale}`);
      const [kept] = await Promise.all([saved(page), page.click('#action-save-draft')]);
      expect(kept.status()).toBe(200);
      await page.goto(`${program.url}/admin/collections/sources/${outlet.id}`);
      await page.locator('.ledger li', { hasText: `转载 ${locale}` }).waitFor();
      await shoot(page, `outlet-${locale}`);
      expect(errors).toEqual([]);
      await close();
    },
    120_000,
  );

  test.each(LANGUAGES)(
    'when a link is made (%s), then somebody without an account reads that text as readers will and agrees; once ended it shows nothing',
    async (locale) => {
      const id = await draft(`预览 ${locale}`, '精度是一种习惯。机床从不宽恕。');
      const { page, errors, close } = await enter('editor', locale);
      await open(page, `${program.url}/admin/collections/articles/${id}/preview`, '#preview-make');
      const shown = page.frameLocator('.preview__page');
      await shown.locator('h1', { hasText: `预览 ${locale}` }).waitFor();
      await page.click('#preview-make');
      await page.locator('.preview__form [role=alert]').waitFor();
      await page.fill('#preview-recipient', '蒋保权');
      await page.click('#preview-make');
      await page.locator('#preview-url').waitFor();
      const url = await page.inputValue('#preview-url');
      await page.click('#preview-phone');
      await shoot(page, `preview-${locale}`);

      const stranger = await browser.newContext({ locale });
      const visit = await stranger.newPage();
      await visit.goto(url);
      await visit.locator('h1', { hasText: `预览 ${locale}` }).waitFor();
      await shoot(visit, `preview-link-${locale}`);
      await visit.fill('#text', '同意，请按时发布。');
      await visit.click('button[value=agree]');
      await visit.getByText('agreed to this text').waitFor();

      await page.reload();
      await page.locator('#preview-make').waitFor();
      await page.locator('.editions__list li', { hasText: '蒋保权' }).locator('button').click();
      await page.locator('.editions__list li button').waitFor({ state: 'detached' });
      expect((await visit.goto(url))?.status()).toBe(410);
      await stranger.close();
      expect(errors).toEqual([]);
      await close();
    },
    120_000,
  );
});

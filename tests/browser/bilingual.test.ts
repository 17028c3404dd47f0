/** The desk in both languages: versions, comparison and restoring, names side by side, refusals at their fields. */
import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { seriousOn } from '../support/axe.ts';
import { findBrowser, launch, open, signIn } from '../support/browser.ts';
import { ADMIN, startProgram } from '../support/program.ts';
import type { RunningProgram } from '../support/program.ts';

const executable = findBrowser();
const shots = process.env.SCREENSHOTS;
const LANGUAGES = [
  ['en-US', 'en'],
  ['zh-CN', 'zh-Hans'],
] as const;

(executable ? describe : describe.skip)('the desk in both languages', () => {
  let program: RunningProgram;
  let browser: Browser;
  let authorization = '';

  beforeAll(async () => {
    program = await startProgram();
    browser = await launch(executable ?? '');
    if (shots) await mkdir(shots, { recursive: true });
    const { token } = (await api('POST', '/users/login', ADMIN)) as { token: string };
    authorization = `JWT ${token}`;
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end();
    await program?.remove();
  });

  async function api(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${program.url}/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(authorization ? { Authorization: authorization } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return response.json();
  }
  const create = async (collection: string, data: object, query = '') =>
    ((await api('POST', `/${collection}${query}`, data)) as { doc: { id: string } }).doc.id;
  const shoot = async (page: Page, name: string) => {
    if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
  };
  const enter = (locale: string) => signIn({ browser, url: program.url, account: ADMIN, locale });

  test.each(LANGUAGES)(
    'when two versions are compared and the first is restored in a browser that speaks %s, then it is as it was',
    async (locale, content) => {
      const id = await create('articles', { title: 'First words', language: 'en' }, '?draft=true');
      await api('PATCH', `/articles/${id}?draft=true`, { title: 'Second words' });
      const { page, errors, close } = await enter(locale);
      await page.goto(`${program.url}/admin/collections/articles/${id}/versions?locale=${content}`);
      await page.locator('tbody tr').nth(1).locator('a').first().click();
      await page.waitForURL(/versions\/[0-9a-f-]{36}/);
      await page.locator('.view-version').waitFor();
      await page.getByText('First words').first().waitFor();
      await shoot(page, `version-${content}`);
      await page.goto(`${program.url}/admin/collections/articles/${id}/versions?locale=${content}`);
      await page.locator('tbody tr').first().locator('a').first().click();
      await page.locator('.view-version').waitFor();
      await page.getByText('Second words').first().waitFor();
      await shoot(page, `comparison-${content}`);
      await page.goto(`${program.url}/admin/collections/articles/${id}/versions?locale=${content}`);
      await page.locator('tbody tr').nth(1).locator('a').first().click();
      await page.locator('.view-version .restore-version button').first().click();
      const [restored] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST' && /versions\//.test(response.url())),
        page.locator('#confirm-action').click(),
      ]);
      expect(restored.status()).toBe(200);
      expect(await api('GET', `/articles/${id}?draft=true`)).toMatchObject({ title: 'First words' });
      expect(errors).toEqual([]);
      await close();
    },
    120_000,
  );

  test.each(LANGUAGES)(
    'when a name is written in Chinese only in a browser that speaks %s, then lists and fields show it in either language',
    async (locale, content) => {
      const { page, errors, close } = await enter(locale);
      const name = content === 'en' ? '王小明' : '李大为';
      await open(page, `${program.url}/admin/collections/authors/create`, '#action-save');
      await page.fill('#field-names__zh', name);
      await shoot(page, `author-${content}`);
      const [created] = await Promise.all([
        page.waitForResponse(
          (response) => response.request().method() === 'POST' && /api\/authors/.test(response.url()),
        ),
        page.click('#action-save'),
      ]);
      expect(created.status()).toBe(201);
      for (const language of ['en', 'zh-Hans']) {
        await page.goto(
          `${program.url}/admin/collections/authors?locale=${language}&search=${encodeURIComponent(name)}`,
        );
        await page.locator('tbody', { hasText: name }).waitFor();
        const form = `${program.url}/admin/collections/articles/create?locale=${language}`;
        await open(page, form, '#field-attributions .array-field__add-row');
        await page.locator('#field-attributions .array-field__add-row').click();
        await page.locator('#field-attributions__0__author .rs__control').click();
        await page.keyboard.type(name);
        await page.locator('.rs__option', { hasText: name }).waitFor();
      }
      expect(errors).toEqual([]);
      await close();
    },
    120_000,
  );

  test.each([
    ['en-US', 'This field is required.', ['Opinion of', 'Source', 'Published on', 'Body']],
    ['zh-CN', '该字段为必填项目。', ['观点作者', '来源', '发表日期', '正文']],
  ])(
    'when an unfinished article is approved in a browser that speaks %s, then its fields say what is missing',
    async (locale, needed, named) => {
      const id = await create('articles', { title: `Unfinished ${locale}`, language: 'en' }, '?draft=true');
      const { page, errors, close } = await enter(locale);
      await open(page, `${program.url}/admin/collections/articles/${id}`, '#action-stage-approved');
      await page.click('#action-stage-approved');
      const toast = page.locator('[data-sonner-toast]').first();
      for (const label of named) await toast.getByText(label).waitFor();
      await page.locator('#field-publishedOn').locator('xpath=..').getByText(needed).waitFor();
      await shoot(page, `refused-${locale.slice(0, 2)}`);
      expect(errors).toEqual([]);
      await close();
    },
    120_000,
  );

  test.each(LANGUAGES)(
    'when one author is merged into another in a browser that speaks %s, then the page says what will happen, does it and takes it back',
    async (locale, content) => {
      const stays = await create('authors', { names: { en: `Staying ${content}`, zh: '留下' } });
      const goes = await create('authors', { names: { en: `Going ${content}` } });
      const article = await create(
        'articles',
        { title: `Of ${content}`, attributions: [{ author: goes }] },
        '?draft=true',
      );
      const { page, errors, close } = await enter(locale);
      await page.setViewportSize({ width: 390, height: 844 });
      await open(page, `${program.url}/admin/collections/authors/${goes}`, '#merge');
      await page.click('#merge');
      await page.fill('#merge-search', `Staying ${content}`);
      await page.locator('.merge-choices input').first().check();
      await page.locator('#merge-preview').getByText(`Going ${content}`).waitFor();
      await shoot(page, `merge-${content}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await seriousOn(page, '.desk-dialog')).toEqual([]);
      await page.click('#confirm-action');
      await page.waitForURL(new RegExp(`authors/${stays}`));
      await page.locator(`#undo-${goes}`).waitFor();
      const author = async () =>
        ((await api('GET', `/articles/${article}?draft=true&depth=0`)) as { attributions: { author: string }[] })
          .attributions[0]?.author;
      expect(await author()).toBe(stays);
      await page.setViewportSize({ width: 1360, height: 900 });
      await open(page, `${program.url}/admin/collections/authors/${goes}`, `#undo-${goes}`);
      await shoot(page, `merged-${content}`);
      await page.click(`#undo-${goes}`);
      await page.click('#confirm-action');
      await page.locator('#merge').waitFor();
      expect(await author()).toBe(goes);
      expect(errors).toEqual([]);
      await close();
    },
    120_000,
  );

  test.each(LANGUAGES)(
    'when an administrator whose browser speaks %s checks and imports a file and verifies, then the page shows counts, refusals and runs',
    async (locale, content) => {
      const { page, errors, close } = await enter(locale);
      await page.setViewportSize({ width: 390, height: 844 });
      await open(page, `${program.url}/admin/operations`, '#bulk-check');
      const rows = [
        'title,body,publishedOn',
        `Row of ${content},A text.,2024-01-02`,
        `Bad ${content},A text.,2024-02-31`,
      ];
      const file = { name: `rows-${content}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
      await page.setInputFiles('#bulk-file', file);
      await page.check('#bulk-partial');
      await page.click('#bulk-check');
      const result = page.locator('#import-result');
      await result.getByText('2024-02-31').waitFor();
      const isThere = async () =>
        ((await api('GET', `/articles?where[title][equals]=Row of ${content}&draft=true`)) as { totalDocs: number })
          .totalDocs;
      expect(await isThere()).toBe(0);
      const [sent] = await Promise.all([
        page.waitForResponse((response) => response.url().includes('/operations/import')),
        page.click('#bulk-import'),
      ]);
      const { id: run } = (await sent.json()) as { id: string };
      await page.locator(`[data-run="${run}"][data-outcome="done"] a[download]`).waitFor();
      expect(await isThere()).toBe(1);
      await page.click('#start-verify');
      await page
        .locator('.operations__state dd')
        .first()
        .getByText(/no fault|未发现问题/)
        .waitFor();
      await shoot(page, `operations-${content}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await seriousOn(page)).toEqual([]);
      await page.click('#start-backup');
      await page.locator('.operations__problem').getByText('BACKUP_FOLDER').waitFor();
      expect(errors).toEqual([]);
      await close();
    },
    120_000,
  );
});

/** The editors' day in a real browser, in both languages: first page, calendar, unsaved text, a phone, and what axe says. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { seriousOn } from '../support/axe.ts';
import { findBrowser, launch, open, signIn } from '../support/browser.ts';
import { ADMIN, startProgram } from '../support/program.ts';
import type { RunningProgram } from '../support/program.ts';

const executable = findBrowser();
const TITLE = '王卫国：以五轴联动迈向高端制造';

(executable ? describe : describe.skip)("the editors' day", () => {
  let program: RunningProgram;
  let browser: Browser;
  let id = '';
  let authorization = '';

  beforeAll(async () => {
    program = await startProgram();
    browser = await launch(executable ?? '');
    authorization = `JWT ${((await api('POST', '/users/login', ADMIN)) as { token: string }).token}`;
    const { docs } = (await api('GET', '/articles?limit=1&depth=0&where[language][equals]=zh-Hans')) as { docs: Doc[] };
    const { attributions, body, source, publishedOn, series } = docs[0] as Doc;
    const rows = attributions.map(({ author, organization }) => ({ author, organization }));
    const data = { attributions: rows, body, source, publishedOn, series, instalment: 2, language: 'zh-Hans' };
    const { doc } = (await api('POST', '/articles?draft=true', { ...data, title: TITLE })) as { doc: Doc };
    id = doc.id;
    await api('PATCH', `/articles/${id}?draft=true`, { stage: 'approved', releaseAt: soon(20) });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end();
    await program?.remove();
  });

  type Doc = {
    id: string;
    releaseAt: string;
    attributions: { author: string; organization: string }[];
  } & Record<'body' | 'source' | 'publishedOn' | 'series', unknown>;

  async function api(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${program.url}/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(authorization ? { Authorization: authorization } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return response.json();
  }
  const enter = (locale: string) => signIn({ browser, url: program.url, account: ADMIN, locale });
  /** A minute of this hour, so many hours on. */
  const soon = (hours: number) => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + hours * 3_600_000).toISOString();
  const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

  test.each([
    ['en-US', 'Today', 'Due this week', 'Calendar'],
    ['zh-CN', '今日工作', '本周发布', '发布日历'],
  ])(
    'when staff sign in with %s, then they see what is due, and move it in the calendar by keyboard',
    async (locale, heading, due, calendar) => {
      const { page, errors, close } = await enter(locale);
      const hosts = new Set<string>();
      page.on('request', (request) => hosts.add(new URL(request.url()).host));
      await page.getByRole('heading', { name: heading, exact: true }).waitFor();
      await page.getByRole('region', { name: due }).getByText(TITLE).waitFor();
      // The calendar draws by itself, so React has nothing to take over there: what is drawn is alive.
      await page.goto(`${program.url}/admin/calendar`);
      await page.locator('.calendar__entry--planned').waitFor();
      await page.getByRole('heading', { name: calendar }).waitFor();
      await page.locator('.calendar__entry--planned').focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      const before = (await api('GET', `/articles/${id}?draft=true&depth=0`)) as Doc;
      const next = new Date(Date.parse(before.releaseAt) + 86_400_000).toISOString();
      await dialog.locator('input[type=date]').fill(shanghaiDay(next));
      const [moved] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'PATCH'),
        dialog.locator('#move-release').press('Enter'),
      ]);
      expect(moved.status()).toBe(200);
      expect(((await api('GET', `/articles/${id}?draft=true&depth=0`)) as Doc).releaseAt).toBe(next);
      expect([...hosts].filter((host) => host !== new URL(program.url).host)).toEqual([]);
      expect(errors).toEqual([]);
      await close();
    },
    120_000,
  );

  test('when a page with unsaved text is left, then the text is offered again and brought back', async () => {
    const draft = (await api('POST', '/articles?draft=true', { title: 'Unsaved', language: 'en' })) as { doc: Doc };
    const { page, errors, close } = await enter('en-US');
    page.on('dialog', (dialog) => void dialog.accept());
    const address = `${program.url}/admin/collections/articles/${draft.doc.id}`;
    await open(page, address, '#field-summary');
    await page.fill('#field-summary', 'Written and never saved');
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('unsaved:')));
    await open(page, address, '#kept-bring-back');
    await page.click('#kept-bring-back');
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('#field-summary')?.value === 'Written and never saved',
    );
    await page.click('#action-save-draft');
    await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('unsaved:')));
    expect(errors).toEqual([]);
    await close();
  }, 120_000);

  test('when the desk is opened on a phone, then no page is wider than it', async () => {
    const { page, close } = await enter('zh-CN');
    await page.setViewportSize({ width: 390, height: 844 });
    const pages = ['', '/calendar', '/collections/articles', `/collections/articles/${id}`, '/import'];
    for (const path of pages) {
      await page.goto(`${program.url}/admin${path}`);
      await page.locator('h1').first().waitFor();
      await menuAtRest(page);
      expect([path, await width(page)]).toEqual([path, 390]);
    }
    await close();
  }, 120_000);

  test.each([['en-US'], ['zh-CN']])(
    'when axe looks at the first page, the calendar, the list and an article with %s, then it finds nothing serious',
    async (locale) => {
      const { page, close } = await enter(locale);
      for (const [path, selector] of [
        ['', '.today'],
        ['/calendar', '.calendar__entry--planned'],
        ['/collections/articles', 'tbody input[aria-label]:not([aria-label=""])'],
        [`/collections/articles/${id}`, '.ContentEditable__root[aria-label]'],
      ] as const) {
        await page.goto(`${program.url}/admin${path}`);
        await page.locator(selector).first().waitFor({ state: 'attached' });
        expect([path, await seriousOn(page)]).toEqual([path, []]);
      }
      await close();
    },
    120_000,
  );
});

const shanghaiDay = (instant: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(instant));

/** Payload opens the menu as it was left, and closes it again where the page is narrow: measured is what stays. */
async function menuAtRest(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isMoving = document
      .getAnimations()
      .some((one) => one instanceof CSSTransition && one.playState === 'running');
    return !isMoving && !document.querySelector('.nav-toggler--is-open');
  });
}

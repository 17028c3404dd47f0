/** A real browser for the tests, where the machine has one. */
import { existsSync } from 'node:fs';
import { afterEach } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium or Chrome; null where there is none. With REQUIRE_BROWSER set, that is an error. */
export function findBrowser(): string | null {
  const found = CANDIDATES.find((file) => file && existsSync(file));
  if (found) return found;
  if (process.env.REQUIRE_BROWSER) throw new Error('REQUIRE_BROWSER is set and no Chromium or Chrome was found');
  process.stderr.write('Browser tests are left out: no Chromium or Chrome found (set CHROMIUM_PATH to one).\n');
  return null;
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Goes to a page of the admin and waits until React has taken over `selector`: what is clicked before is lost. */
export async function open(page: Page, url: string, selector: string): Promise<void> {
  await page.goto(url);
  await page.locator(selector).first().waitFor();
  await page.waitForFunction((found) => {
    const element = document.querySelector(found);
    return element !== null && Object.keys(element).some((key) => key.startsWith('__reactProps'));
  }, selector);
}

const unfinished = new Set<Page>();
/** A test that failed left its page open: says where it was and what stood there. */
afterEach(async () => {
  for (const page of unfinished) {
    const text = await page.locator('body').innerText({ timeout: 5_000 }).catch(String);
    process.stderr.write(`Left at ${page.url()}:\n${text.slice(0, 2_000)}\n`);
    await page.context().close();
  }
  unfinished.clear();
});

/** The list of articles, once it takes clicks: what it writes into its address when it is ready undoes a visit that began before. */
export async function openArticles(page: Page, url: string): Promise<void> {
  await open(page, `${url}/admin/collections/articles`, 'table a');
  await page.waitForURL(/\?/);
}

type SignIn = { browser: Browser; url: string; account: { email: string; password: string }; locale: string };

/** A page of its own, signed in, with the errors that scripts threw on it. */
export async function signIn(input: SignIn): Promise<{ page: Page; errors: Error[]; close: () => Promise<void> }> {
  const { browser, url, account, locale } = input;
  const context = await browser.newContext({ locale, viewport: { width: 1360, height: 900 } });
  const page = await context.newPage();
  unfinished.add(page);
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await open(page, `${url}/admin`, '#field-email');
  await page.fill('#field-email', account.email);
  await page.fill('#field-password', account.password);
  await page.click('button[type=submit]');
  await page.locator('.dashboard, .modular-dashboard').first().waitFor();
  const close = () => {
    unfinished.delete(page);
    return context.close();
  };
  return { page, errors, close };
}

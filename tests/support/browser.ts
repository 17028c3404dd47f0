/** A real browser for the tests, where the machine has one. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

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

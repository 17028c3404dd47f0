/** What axe finds serious on a page of the admin. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type Axe = {
  run: (root: Element | Document, options: object) => Promise<{ violations: { id: string; impact: string }[] }>;
};

/** Within `root`, the whole page without one. Evaluated, not added as a script, which the admin's policy refuses. */
export async function seriousOn(page: Page, root?: string): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  // What fades in has another contrast until it is there.
  await page.waitForFunction(() => document.getAnimations().every((one) => !(one instanceof CSSTransition)));
  return page.evaluate(async (selector) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run((selector && document.querySelector(selector)) || document, {
      runOnly: ['wcag2a', 'wcag2aa'],
    });
    return violations.filter(({ impact }) => /serious|critical/.test(impact)).map(({ id }) => id);
  }, root);
}

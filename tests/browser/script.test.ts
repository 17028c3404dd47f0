/** Text that would be script and markup, in every field that staff or a stranger may write: on no page of the desk and on no page of a reader is it anything but text. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { lexical } from '../../seed/lexical.ts';
import { findBrowser, launch, signIn } from '../support/browser.ts';
import { ADMIN, startProgram } from '../support/program.ts';
import type { RunningProgram } from '../support/program.ts';

const executable = findBrowser();
/** Ends whatever it may stand in; what it makes can be found. */
const probe = (name: string) =>
  `${name} </script></title></textarea><b data-probe>--><img data-probe src=x onerror="window.ran=true">"'><svg data-probe onload="window.ran=true">`;
type Answer = { doc: { id: string; slug: string }; docs: { id: string }[]; token: string; url: string };

(executable ? describe : describe.skip)('script in a browser', () => {
  let program: RunningProgram;
  let browser: Browser;
  let headers: Record<string, string> = {};
  let [id, slug, author, link] = ['', '', '', ''];

  beforeAll(async () => {
    program = await startProgram();
    browser = await launch(executable ?? '');
    const { token } = await api('POST', '/users/login', ADMIN);
    headers = { Authorization: `JWT ${token}` };
    const made = async (collection: string, data: object) => (await api('POST', `/${collection}`, data)).doc.id;
    const source = await made('sources', { name: probe('Outlet') });
    const organization = await made('organizations', { name: probe('Works') });
    author = await made('authors', { name: probe('Engineer'), bio: probe('Biography') });
    const series = await made('series', {
      name: probe('Series'),
      introduction: lexical([{ paragraph: probe('Why') }]),
    });
    const topics = [await made('topics', { name: probe('Topic') })];
    const opinion = await api('POST', '/articles?draft=true', {
      ...{
        title: probe('Title'),
        summary: probe('Summary'),
        byline: probe('Byline'),
        rights: { text: probe('Rights') },
      },
      ...{ language: 'en', publishedOn: '2024-03-05', source, series, instalment: 1, topics },
      ...{ slug: 'script', internalNotes: probe('Notes') },
      attributions: [{ author, position: probe('Position'), organization }],
      appearances: [{ url: 'https://portal.example/1', source, title: probe('There') }],
      body: lexical([{ heading: probe('Heading') }, { paragraph: probe('Body') }, { list: [probe('Item')] }]),
    });
    ({ id, slug } = opinion.doc);
    await api('POST', '/comments', { article: id, text: probe('Comment'), passage: probe('Passage') });
    await api('PATCH', `/articles/${id}`, { _status: 'published' });
    const corrected = { title: probe('Corrected'), corrections: [{ on: '2024-03-06', note: probe('Note') }] };
    await api('PATCH', `/articles/${id}`, { ...corrected, _status: 'published' });
    link = (await api('POST', `/previews/${id}`, { recipient: probe('Recipient') })).url;
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end();
    await program?.remove();
  });

  /** @throws when it is refused: what is not stored proves nothing */
  async function api(method: string, path: string, body: object): Promise<Answer> {
    const response = await fetch(`${program.url}/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** What became of the text on this page: shown as it is, and nothing made of it. */
  async function found(page: Page, text: string) {
    await page.getByText(text, { exact: false }).first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    return page.evaluate(() => ({
      ran: 'ran' in window,
      made: document.querySelectorAll('[data-probe]').length,
    }));
  }
  const NOTHING = { ran: false, made: 0 };

  test('when staff look at it, then no page of the desk makes anything of it', async () => {
    const { page, errors, close } = await signIn({ browser, url: program.url, account: ADMIN, locale: 'en-US' });
    const article = `/collections/articles/${id}`;
    const pages: [string, string][] = [
      ['', 'Corrected </script>'],
      ['/calendar', 'Series </script>'],
      ['/report', 'Corrected </script>'],
      ['/collections/articles', 'Corrected </script>'],
      ['/collections/authors', 'Engineer </script>'],
      ['/collections/audit-events', 'Corrected </script>'],
      [article, 'Item </script>'],
      [`${article}/review`, 'Comment </script>'],
      [`${article}/editions`, 'Corrected </script>'],
      [`${article}/preview`, 'Recipient </script>'],
      [`/collections/authors/${author}`, 'Engineer </script>'],
    ];
    for (const [path, text] of pages) {
      await page.goto(`${program.url}/admin${path}`);
      expect([path, await found(page, text)]).toEqual([path, NOTHING]);
    }
    expect(errors).toEqual([]);
    await close();
  }, 120_000);

  test('when readers look at it, then neither its page, its preview, nor its tombstone makes anything of it', async () => {
    let page = await browser.newPage();
    await page.goto(link);
    expect(await found(page, 'Summary </script>')).toEqual(NOTHING);
    await page.goto(`${program.url}/v1/articles/${slug}.html`);
    expect(await found(page, 'Note </script>')).toEqual(NOTHING);
    await api('PATCH', `/articles/${id}`, { stage: 'withdrawn', withdrawal: { reason: probe('Reason') } });
    const url = `${program.url}/v1/articles/${slug}.html`;
    const deadline = Date.now() + 1000;
    while ((await fetch(url)).status !== 410 && Date.now() < deadline);
    // A browser may keep what it had for a minute.
    await page.close();
    page = await browser.newPage();
    await page.goto(url);
    expect(await found(page, 'Reason </script>')).toEqual(NOTHING);
    await page.close();
  }, 60_000);
});

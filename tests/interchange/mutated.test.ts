/** Files that something has damaged: each ends in a text or in a refusal that says why, and in nothing else. */
import { beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { fromBlocks } from '../../src/desk/richText/fromBlocks.ts';
import { toHtml } from '../../src/interchange/html.ts';
import { convert } from '../../src/interchange/in/convert.ts';
import { recognise } from '../../src/interchange/recognise/recognise.ts';
import { ImportRefusal, refusalText } from '../../src/interchange/refusal.ts';
import { mutate } from '../support/mutations.ts';
import type { Source } from '../support/mutations.ts';
import { richDocx, RICH_PAGE, RICH_TEXT } from './fixtures/richFiles.ts';

/** 5,000 take three minutes; more files to damage can be named, with a comma between them. */
const FILES = Number(process.env.MUTATED_FILES ?? 120);
const MORE = (process.env.MUTATED_SOURCES ?? '').split(',').filter(Boolean);
const KNOWN = { authors: [], organizations: [], sources: [], topics: [], series: [] };

let sources: Source[] = [];
beforeAll(async () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  sources = [
    { name: 'a.docx', bytes: await richDocx() },
    { name: 'b.html', bytes: utf8(RICH_PAGE) },
    { name: 'c.md', bytes: utf8(RICH_TEXT) },
    ...(await Promise.all(MORE.map(async (name) => ({ name, bytes: await readFile(name) })))),
  ];
  // A document of Word is the most there is to break.
  sources.push(...sources.filter(({ name }) => name.endsWith('.docx')).flatMap((one) => [one, one]));
});

async function outcome({ name, bytes }: Source): Promise<string> {
  try {
    const { blocks, said } = await convert({ name, bytes }, { acceptChanges: bytes.length % 2 === 0 });
    fromBlocks(recognise({ blocks, said, known: KNOWN, today: '2026-11-26' }).blocks, []);
    return toHtml(blocks, () => '') === '' ? 'nothing' : 'text';
  } catch (error) {
    if (!(error instanceof ImportRefusal)) return `crash: ${(error as Error).stack}`;
    const said = (['en', 'zh'] as const).map((language) =>
      refusalText({ code: error.code, values: error.values, file: name, language }),
    );
    return said.every((text) => text.includes(name) && !/\{\w+\}/.test(text)) ? 'refused' : said.join();
  }
}

test(`when ${FILES} files are damaged, then each gives a text or is refused with its reason`, async () => {
  const counts = new Map<string, number>();
  const strange: string[] = [];
  for (let seed = 1; seed <= FILES; seed++) {
    const source = sources[seed % sources.length] as Source;
    const found = await outcome(await mutate(source, seed));
    counts.set(found, (counts.get(found) ?? 0) + 1);
    if (!/^(text|refused|nothing)$/.test(found)) strange.push(`${seed} ${source.name} ${found}`);
  }
  expect(strange).toEqual([]);
  // Most are still read: what is refused at once tries little.
  expect(counts.get('text')).toBeGreaterThan(FILES / 4);
  expect(counts.get('refused')).toBeGreaterThan(0);
}, 1_200_000);

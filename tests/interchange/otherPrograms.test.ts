/** Files that pandoc and LibreOffice make of the same texts: the same blocks come out, and no word is lost. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { textOf } from '../../src/interchange/document.ts';
import { convert } from '../../src/interchange/in/convert.ts';
import { characters } from '../support/anyDocument.ts';
import { hasOffice, office, pandoc } from '../support/office.ts';
import { outline } from './fixtures/outline.ts';
import { TEXTS } from './fixtures/texts.ts';
import type { FixtureText } from './fixtures/texts.ts';

/** Folder and ending of the files of each way. */
const WAYS = {
  'pandoc, Word': ['pandoc', 'docx'],
  'pandoc, page': ['pandoc', 'html'],
  'LibreOffice, Word': ['office', 'docx'],
  'LibreOffice, page': ['office', 'html'],
  'LibreOffice, PDF': ['office', 'pdf'],
} as const;

(hasOffice() ? describe : describe.skip)('files of other programs', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'office-'));
    const [made, again] = [path.join(folder, 'pandoc'), path.join(folder, 'office')];
    await Promise.all([made, again].map((one) => mkdir(one)));
    for (const [index, { markdown }] of TEXTS.entries()) {
      const source = path.join(folder, `${index}.md`);
      await writeFile(source, markdown);
      await pandoc('-o', path.join(made, `${index}.docx`), source);
      await pandoc('-s', '--metadata', 'pagetitle=x', '-o', path.join(made, `${index}.html`), source);
    }
    const files = TEXTS.map((_, index) => path.join(made, `${index}.docx`));
    for (const format of ['docx', 'html', 'pdf']) await office({ files, format, folder: again });
  }, 600_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const cases = Object.keys(WAYS).flatMap((way) => TEXTS.map((text, index) => [way, text.name, text, index] as const));

  test.each(cases)('when %s makes a file of “%s”, then import gives its blocks', async (way, _name, text, index) => {
    const [made, extension] = WAYS[way as keyof typeof WAYS];
    const bytes = await readFile(path.join(folder, made, `${index}.${extension}`));
    const { blocks } = await convert({ name: `a.${extension}`, bytes }, { acceptChanges: false });
    if (extension === 'pdf') expect(lettersOf(textOf(blocks))).toBe(lettersOf(wordsOf(text)));
    else expect(outline(blocks)).toEqual(text.expected);
  });
});

/** A PDF knows letters and places, no lists or notes. */
const wordsOf = ({ expected }: FixtureText) =>
  expected.map((line) => line.replace(/^\S+ (\d )?/, '').replace(/<[^>]+>/g, '')).join('');
const lettersOf = (text: string) => [...characters(text).replace(/[^\p{L}\p{N}]/gu, '')].sort().join('');

import { Command, Option } from 'commander';
import type { Config } from '../../config.ts';
import type { Language } from '../../domain/lists.ts';
import { LANGUAGE_CODES } from '../../domain/lists.ts';
import { HttpProblem } from '../../http/problem.ts';
import { readQuery } from '../../http/ask/readQuery.ts';
import { siteOf } from '../../http/settings.ts';
import { ARTICLE_FILES, ArticleFileError, writeArticles } from '../../program/export/articles.ts';
import type { ArticleFile } from '../../program/export/articles.ts';
import { FILTERS_OF_FILES, fileQueryWith } from '../../reader/articles/parameters.ts';
import type { FileQuery } from '../../reader/articles/parameters.ts';
import { readerSettings } from '../../server/readerSettings.ts';
import { readArchive } from '../session.ts';

const FORMAT_BY_END: [RegExp, ArticleFile][] = [
  [/\.csv$/, 'csv'],
  [/\.jsonl$/, 'jsonl'],
  [/\.bib$/, 'bibtex'],
  [/\.ris$/, 'ris'],
  [/\.json$/, 'csl-json'],
  [/\.txt$/, 'gbt7714'],
];

type Options = Record<string, string | undefined> & { headings?: Language; format?: ArticleFile; limit?: string };

const command = new Command('export-articles')
  .description(
    'Write public articles as one file: a table, lines of JSON with texts, or citations. Possible while the server runs.',
  )
  .argument(
    '<file>',
    'its end says the format: .csv .jsonl .bib .ris .json (CSL-JSON) .txt (GB/T 7714), and .gz packs it; - for standard output',
  )
  .addOption(new Option('--format <format>', 'where the name does not say it').choices([...ARTICLE_FILES]))
  .addOption(new Option('--headings <language>', 'headings of a table in this language').choices([...LANGUAGE_CODES]))
  .option('--limit <number>', 'only the first so many')
  .option('--force', 'replace a file that is there');
for (const name of FILTERS_OF_FILES) command.option(`--${name} <value>`, `as the parameter ${name} of /v1/articles`);

export const exportArticles = command.action(
  async (file: string, { force, ...options }: Options & { force?: boolean }) => {
    const format = options.format ?? FORMAT_BY_END.find(([end]) => end.test(file.replace(/\.gz$/, '')))?.[1];
    if (!format)
      throw new ArticleFileError(`${file}: no format is known by this end; say --format ${ARTICLE_FILES.join(', ')}`);
    const query = readFilters(options);
    await readArchive(async ({ config, store }) => {
      const settings = readerSettings(config as Config);
      const reader = { store, settings, site: siteOf(settings) };
      const to = file === '-' ? null : file;
      const count = await writeArticles({
        reader,
        query,
        format,
        headings: options.headings ?? null,
        to,
        replaces: force ?? false,
      });
      // Not among what may go on to another program.
      process.stderr.write(`${count} article(s)${to === null ? '' : ` in ${file}`}\n`);
    });
  },
);

/** The same checks as the API's. @throws ArticleFileError naming every option that is wrong */
function readFilters({ limit, ...options }: Options): FileQuery {
  const given = FILTERS_OF_FILES.flatMap((name) =>
    options[name] === undefined ? [] : [`${name}=${encodeURIComponent(options[name])}`],
  );
  try {
    const query = readQuery({ schema: fileQueryWith({}), search: given.join('&'), strict: true }) as FileQuery;
    return { ...query, ...(limit !== undefined && { limit: readLimit(limit) }) };
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    throw new ArticleFileError(error.errors.map(({ parameter, message }) => `--${parameter}: ${message}`).join('; '));
  }
}

/** @throws ArticleFileError */
function readLimit(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new ArticleFileError('--limit: must be a whole number from 1 on');
}

/** GET /v1/articles.csv: what matches, for spreadsheets. */
import { create as contentDisposition } from 'content-disposition';
import { z } from 'zod';
import { languageSchema } from '../../domain/lists.ts';
import { csvHeadings, csvRows } from '../../formats/index.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { ExampleRequest, Newest, Reader } from '../../http/endpoint.ts';
import { rawText } from '../../http/ask/readQuery.ts';
import { fileExamples } from './examples.ts';
import { matchingCards } from './matching.ts';
import { FILE_MAX, fileQueryWith } from './parameters.ts';

const query = fileQueryWith({
  headings: rawText()
    .pipe(languageSchema)
    .optional()
    .describe('Headings of the columns in this language, for people; without it the names of the fields'),
});

export function getArticlesCsv(reader: Reader) {
  return defineEndpoint(
    {
      id: 'getArticlesAsCsv',
      path: '/v1/articles.csv',
      params: z.object({}),
      query,
      strict: true,
      isCostly: true,
      answer: async ({ query: { headings, ...asked } }) => {
        const parts = [csvHeadings(headings ?? null)];
        for await (const cards of matchingCards({ reader, query: asked })) {
          parts.push(csvRows({ cards, site: reader.site }));
        }
        return {
          type: 'text/csv; charset=utf-8; header=present',
          body: parts.join(''),
          headers: ['Content-Disposition', contentDisposition('articles.csv')],
        };
      },
    },
    {
      tag: 'Articles',
      summary: 'All that match as a table',
      description: [
        'Takes the filters of the list and has no pages. RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets open it',
        'rightly; what they would take for a formula has an apostrophe in front. Several values of one cell are parted by `; `.',
        `When more than ${FILE_MAX.toLocaleString('en')} articles match and no \`limit\` is given, the answer is 400.`,
      ].join(' '),
      content: { 'text/csv': 'text' },
      examples: (newest) => csvExamples(newest),
    },
  );
}

function csvExamples(newest: Newest | null): ExampleRequest[] {
  return [{ query: { limit: '2', headings: 'zh-Hans' } }, ...fileExamples(newest)];
}

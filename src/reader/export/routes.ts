/** GET /v1/export/articles.jsonl.gz and /v1/export/{year}.jsonl.gz: all that is public, for whoever takes everything at once. */
import { create as contentDisposition } from 'content-disposition';
import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Endpoint, Reader } from '../../http/endpoint.ts';
import { wholeNumber } from '../../http/ask/parameters.ts';
import type { Answer } from '../../http/answer/preparedAnswer.ts';
import { HttpProblem } from '../../http/problem.ts';
import { createExports } from './files.ts';
import type { Exports } from './files.ts';

/** Milliseconds that a request waits for a file in the making; proxies give up after a minute. */
const WAIT_MS = 20_000;
const RETRY_AFTER = '10';
const content = { 'application/gzip': 'binary' as const };

const FORM = [
  'JSON Lines (one article a line, the oldest first) packed by gzip: each line is an article as lists have it, with its body.',
  'Made when first asked for and once for each state of the archive; what is withdrawn is not in it. `Range` and `ETag` let a',
  'download go on where it stopped, `Repr-Digest` has the SHA-256 of the whole file. 503 with `Retry-After` while it is being made.',
].join(' ');

export function exportEndpoints(reader: Reader): Endpoint[] {
  const { store, settings } = reader;
  const files = createExports({ store, folder: settings.exportFolder, publicUrl: settings.publicUrl });
  const answer = (year: number | null) => answerFile({ reader, files, year });
  return [
    defineEndpoint(
      {
        id: 'exportArticles',
        path: '/v1/export/articles.jsonl.gz',
        params: z.object({}),
        query: z.object({}),
        isStored: true,
        isCostly: true,
        answer: () => answer(null),
      },
      { tag: 'Archive', summary: 'Every public article in one file', description: FORM, content, examples: () => [] },
    ),
    defineEndpoint(
      {
        id: 'exportYear',
        path: '/v1/export/{year}.jsonl.gz',
        params: z.object({ year: wholeNumber({ min: 1000, max: 9999 }) }),
        query: z.object({}),
        isStored: true,
        isCostly: true,
        answer: ({ params: { year } }) => answer(year),
      },
      {
        tag: 'Archive',
        summary: 'Every public article published in one year in one file',
        description: `404 when there is none; the facet \`year\` of the list has the years. ${FORM}`,
        content,
        examples: (newest) =>
          newest ? [{ params: { year: newest.card.publishedOn.slice(0, 4) }, unshown: true }] : [],
      },
    ),
  ];
}

async function answerFile(input: { reader: Reader; files: Exports; year: number | null }): Promise<Answer> {
  const { reader, files, year } = input;
  const total = await reader.store.countArticles({ text: null, filters: {}, from: null, to: null, year });
  if (year !== null && total === 0) throw new HttpProblem({ code: 'not-found' });
  const obtained = await files.obtain({ year, waitMs: WAIT_MS }).catch(refuse);
  if ('file' in obtained) {
    const name = `articles${year === null ? '' : `-${year}`}.jsonl.gz`;
    const headers = ['Content-Disposition', contentDisposition(name)];
    return { type: 'application/gzip', body: '', stored: obtained.file, headers };
  }
  const detail = `The file is being made: ${obtained.done} of ${total} articles are in it. Ask again in ${RETRY_AFTER} seconds`;
  throw new HttpProblem({ code: 'unavailable', detail, headers: ['Retry-After', RETRY_AFTER], isExpected: true });
}

/** A disk that is full or may not be written to is an outage; whatever else it is, it is no answer of ours. */
function refuse(error: unknown): never {
  const { code } = (error ?? {}) as { code?: unknown };
  const isOfDisk =
    typeof code === 'string' && ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE'].includes(code);
  if (!isOfDisk) throw error;
  const detail = 'The file cannot be made at the moment';
  throw new HttpProblem({ code: 'unavailable', detail, headers: ['Retry-After', '60'], cause: error });
}

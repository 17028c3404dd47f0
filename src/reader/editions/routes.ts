/** GET /v1/articles/{slug}/editions, …/editions/{number} and /v1/changes: what was published, as it was sealed. */
import { z } from 'zod';
import { editionSchema } from '../../domain/edition.ts';
import { slugSchema } from '../../domain/lists.ts';
import { findPublic, tagsOf } from '../articles/find.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Reader } from '../../http/endpoint.ts';
import { readCursor, writeCursor } from '../../http/ask/cursor.ts';
import { listAnswer, listLinksSchema, pageSchema, toSearch } from '../../http/answer/listAnswer.ts';
import { cursorParameter, limitParameter, wholeNumber } from '../../http/ask/parameters.ts';
import { HttpProblem } from '../../http/problem.ts';

const SEALED = 'Sent exactly as hashed: addresses inside `record` are relative to the root of the archive.';

const damagedSchema = z
  .strictObject({ seq: z.int().positive(), damaged: z.literal(true) })
  .meta({ id: 'DamagedEdition', description: 'What is kept of this edition is no longer what was sealed' });
const listedSchema = z.union([editionSchema, damagedSchema]);

const editionListSchema = z
  .strictObject({ data: z.array(listedSchema), page: pageSchema, links: listLinksSchema })
  .meta({ id: 'EditionList' });

export function listEditions(reader: Reader) {
  const { store, settings } = reader;
  return defineEndpoint(
    {
      id: 'listEditions',
      path: '/v1/articles/{slug}/editions',
      params: z.object({ slug: slugSchema }),
      query: z.object({ limit: limitParameter, cursor: cursorParameter }),
      strict: true,
      ofArticle: true,
      answer: async ({ params: { slug }, query: { limit, cursor } }) => {
        const identity = `editions of ${slug}`;
        const [before] = readCursor({ query: identity, cursor }) ?? [null];
        const { state } = await findPublic({ reader, slug });
        const page = { articleId: state.record.id, limit, before: before === null ? null : Number(before) };
        const items = await store.listEditions(page);
        const last = (page.before ?? state.editions + 1) - items.length;
        const next = last > 1 && items.length > 0 ? writeCursor({ query: identity, parts: [last] }) : null;
        const address = (at: string | undefined) =>
          `${settings.publicUrl}/v1/articles/${slug}/editions${toSearch({ limit, cursor: at })}`;
        const list = listAnswer({
          items: items.join(),
          page: { limit, next },
          self: address(cursor),
          next: next && address(next),
        });
        return { ...list, tags: tagsOf(state) };
      },
    },
    {
      tag: 'Editions',
      summary: 'Editions of an article, newest first',
      description: SEALED,
      content: { 'application/json': editionListSchema },
      examples: (newest) => (newest ? [{ params: { slug: newest.card.slug }, query: { limit: '1' } }] : []),
    },
  );
}

export function getEdition(reader: Reader) {
  return defineEndpoint(
    {
      id: 'getEdition',
      path: '/v1/articles/{slug}/editions/{number}',
      params: z.object({ slug: slugSchema, number: wholeNumber({ min: 1, max: 1_000_000_000 }) }),
      query: z.object({}),
      ofArticle: true,
      answer: async ({ params: { slug, number } }) => {
        const { state } = await findPublic({ reader, slug });
        const body = await reader.store.getEdition({ articleId: state.record.id, number });
        if (body === null) throw new HttpProblem({ code: 'not-found' });
        return { type: 'application/json; charset=utf-8', body, tags: tagsOf(state) };
      },
    },
    {
      tag: 'Editions',
      summary: 'One edition with its record and hashes',
      description: SEALED,
      content: { 'application/json': editionSchema },
      examples: (newest) => (newest ? [{ params: { slug: newest.card.slug, number: '1' } }] : []),
    },
  );
}

const changesSchema = z
  .strictObject({
    data: z.array(listedSchema),
    page: z.strictObject({
      limit: z.int().min(1).max(100),
      next: z.int().nullable().describe('Pass it as `since` for the next page; null at the end of the log'),
    }),
    links: listLinksSchema,
  })
  .meta({ id: 'Changes' });

export function listChanges({ store, settings }: Reader) {
  return defineEndpoint(
    {
      id: 'listChanges',
      path: '/v1/changes',
      params: z.object({}),
      query: z.object({
        since: wholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER })
          .default(0)
          .describe('Editions with a higher seq than this; 0 for all'),
        limit: limitParameter,
      }),
      strict: true,
      isCheap: true,
      answer: async ({ query: { since, limit }, now }) => {
        const items = await store.changes({ since, limit });
        const last = seqOf(items.at(-1));
        const next = last !== null && items.length === limit && last !== now.seq ? last : null;
        const address = (seq: number) => `${settings.publicUrl}/v1/changes${toSearch({ since: seq, limit })}`;
        const links = { self: address(since), next: next === null ? null : address(next) };
        const page = `"page":${JSON.stringify({ limit, next })}`;
        return {
          type: 'application/json; charset=utf-8',
          body: `{"data":[${items.join(',')}],${page},"links":${JSON.stringify(links)}}`,
          headers: links.next === null ? [] : ['Link', `<${links.next}>; rel="next"`],
        };
      },
    },
    {
      tag: 'Changes',
      summary: 'The log: every edition in order, withdrawals included',
      description: `For mirrors: keep the highest \`seq\` you have and ask for what came since. ${SEALED}`,
      content: { 'application/json': changesSchema },
      examples: () => [{ query: { since: '0', limit: '1' } }],
    },
  );
}

/** An edition ends with its place in the log and its hash: in canonical JSON both sort after everything else. */
function seqOf(edition: string | undefined): number | null {
  const digits = edition && /"seq":(\d+)(?:,"sha256":"[0-9a-f]{64}"|,"damaged":true)\}$/.exec(edition)?.[1];
  return digits ? Number(digits) : null;
}

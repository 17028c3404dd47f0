/** GET /v1/suggest: what a search box offers while one types. */
import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Reader } from '../../http/endpoint.ts';
import { wholeNumber } from '../../http/ask/parameters.ts';
import { rawText } from '../../http/ask/readQuery.ts';
import { suggestionSchema } from './schema.ts';

const TEXT_MAX = 100;
const LIMIT_MAX = 20;

const suggestionsSchema = z.strictObject({ data: z.array(suggestionSchema) }).meta({ id: 'Suggestions' });

export function getSuggestions({ store }: Reader) {
  return defineEndpoint(
    {
      id: 'suggest',
      path: '/v1/suggest',
      params: z.object({}),
      query: z.object({
        q: rawText()
          .pipe(z.string().min(1, 'must not be empty').max(TEXT_MAX, `at most ${TEXT_MAX} characters`))
          .describe('What was typed so far'),
        limit: wholeNumber({ min: 1, max: LIMIT_MAX }).default(10).describe('Suggestions at most'),
      }),
      strict: true,
      answer: async ({ query: { q, limit } }) => ({
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({ data: await store.suggest({ text: q, limit }) }),
      }),
    },
    {
      tag: 'Articles',
      summary: 'Suggestions while one types',
      description:
        'People, companies, sources, series and topics by the beginning of any of their names, pinyin included, then titles.',
      content: { 'application/json': suggestionsSchema },
      examples: (newest) => (newest ? [{ query: { q: newest.card.title.slice(0, 8).trim(), limit: '5' } }] : []),
    },
  );
}

/** GET /v1/articles/{slug} and {slug}.{format}: one article in the form asked for. */
import { z } from 'zod';
import { articleSchema } from '../../domain/article.ts';
import { slugSchema } from '../../domain/lists.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Content, Reader } from '../../http/endpoint.ts';
import { findPublic, readArticle } from './find.ts';
import { mediaTypeOf, representArticle, REPRESENTATIONS } from './representations.ts';
import type { Representation } from './representations.ts';

const jsonLdSchema = z.object({ '@context': z.string(), '@type': z.string() }).loose().meta({ id: 'JsonLd' });

const content: Content = {
  ...Object.fromEntries(REPRESENTATIONS.map((format) => [mediaTypeOf(format), 'text' as const])),
  [mediaTypeOf('json')]: articleSchema,
  [mediaTypeOf('jsonld')]: jsonLdSchema,
};

async function represent({ reader, slug, format }: { reader: Reader; slug: string; format: Representation }) {
  const found = await findPublic({ reader, slug });
  const article = await readArticle({ reader, found });
  return representArticle({ reader, article, translationOf: found.state.record.translationOf, format });
}

export function getArticle(reader: Reader) {
  return defineEndpoint({
    id: 'getArticle',
    tag: 'Articles',
    path: '/v1/articles/{slug}',
    summary: 'One article, body included',
    description: [
      'Accept chooses its form, or a suffix that needs no header: `/v1/articles/{slug}.json`, `.html` (a complete page),',
      '`.md` (CommonMark), `.txt`, `.jsonld` (schema.org).',
      'An old slug is answered 308 with the new address, a withdrawn article 410 with what stays of it.',
    ].join(' '),
    params: z.object({ slug: slugSchema }),
    query: z.object({}),
    negotiates: REPRESENTATIONS.map(mediaTypeOf),
    content,
    problems: ['not-found', 'withdrawn'],
    examples: (newest) => (newest ? [{ params: { slug: newest.card.slug } }] : []),
    answer: async ({ params: { slug }, mediaType }) => {
      const format = REPRESENTATIONS.find((name) => mediaTypeOf(name) === mediaType) ?? 'json';
      return { ...(await represent({ reader, slug, format })), vary: 'Accept' };
    },
  });
}

export function getArticleAs(reader: Reader) {
  return defineEndpoint({
    id: 'getArticleAs',
    tag: 'Articles',
    path: '/v1/articles/{slug}.{format}',
    summary: 'One article in the form named by its suffix',
    description: '',
    alias: 'getArticle',
    params: z.object({ slug: slugSchema, format: z.enum(REPRESENTATIONS) }),
    query: z.object({}),
    content,
    problems: ['not-found', 'withdrawn'],
    examples: (newest) =>
      newest
        ? REPRESENTATIONS.filter((format) => format !== 'json').map((format) => ({
            params: { slug: newest.card.slug, format },
          }))
        : [],
    answer: async ({ params: { slug, format } }) => {
      return represent({ reader, slug, format });
    },
  });
}

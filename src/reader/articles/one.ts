/** GET /v1/articles/{slug} and {slug}.{suffix}: one article in the form asked for. */
import { z } from 'zod';
import { articleSchema } from '../../domain/article.ts';
import { slugSchema } from '../../domain/lists.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Content, Newest, Reader } from '../../http/endpoint.ts';
import type { Answer } from '../../http/preparedAnswer.ts';
import { findPublic, readArticle, tagsOf } from './find.ts';
import { mediaTypeOf, representArticle, REPRESENTATIONS } from './representations.ts';
import type { Representation } from './representations.ts';

const tag = 'Articles';
const params = z.object({ slug: slugSchema });
const query = z.object({});
const jsonLdSchema = z.object({ '@context': z.string(), '@type': z.string() }).loose().meta({ id: 'JsonLd' });

/** A form of its own is an operation of its own: a generated client then knows what it gets. */
const SUFFIXES: Record<Representation, { id: string; summary: string; schema: Content[string] }> = {
  json: { id: 'getArticleAsJson', summary: 'One article as JSON', schema: articleSchema },
  html: { id: 'getArticlePage', summary: 'One article as a complete page', schema: 'text' },
  md: { id: 'getArticleAsMarkdown', summary: 'One article as Markdown (CommonMark)', schema: 'text' },
  txt: { id: 'getArticleAsText', summary: 'One article as plain text', schema: 'text' },
  jsonld: { id: 'getArticleAsJsonLd', summary: 'One article as JSON-LD (schema.org)', schema: jsonLdSchema },
};

const newestSlug = (newest: Newest | null) => (newest ? [{ params: { slug: newest.card.slug } }] : []);

export function getArticle(reader: Reader) {
  return defineEndpoint(
    {
      id: 'getArticle',
      path: '/v1/articles/{slug}',
      params,
      query,
      negotiates: REPRESENTATIONS.map(mediaTypeOf),
      hasPages: true,
      ofArticle: true,
      answer: async ({ params: { slug }, mediaType }) => {
        const format = REPRESENTATIONS.find((name) => mediaTypeOf(name) === mediaType) ?? 'json';
        return { ...(await answerAs({ reader, slug, format })), vary: 'Accept' };
      },
    },
    {
      tag,
      summary: 'One article, body included',
      description: [
        'Accept chooses another form: `text/html`, `text/markdown`, `text/plain`, `application/ld+json`; 406 when it names',
        'none that there is. An address with a suffix needs no header and is described by itself.',
        'An old slug is answered 308 with the new address, a withdrawn article 410 with what stays of it.',
      ].join(' '),
      content: { [mediaTypeOf('json')]: articleSchema },
      examples: newestSlug,
    },
  );
}

export function articleForms(reader: Reader) {
  return REPRESENTATIONS.map((format) => {
    const { id, summary, schema } = SUFFIXES[format];
    return defineEndpoint(
      {
        id,
        path: `/v1/articles/{slug}.${format}`,
        params,
        query,
        ...(format === 'html' && { hasPages: true }),
        ofArticle: true,
        answer: ({ params: { slug } }) => answerAs({ reader, slug, format }),
      },
      {
        tag,
        summary,
        description: 'Whatever Accept says.',
        content: { [mediaTypeOf(format)]: schema },
        examples: newestSlug,
      },
    );
  });
}

async function answerAs(input: { reader: Reader; slug: string; format: Representation }): Promise<Answer> {
  const { reader, slug, format } = input;
  const found = await findPublic({ reader, slug });
  const article = await readArticle({ reader, found });
  return {
    ...representArticle({ reader, article, translationOf: found.state.record.translationOf, format }),
    tags: tagsOf(found.state),
  };
}

/** GET /v1/articles/{slug} and {slug}.{suffix}: one article in the form asked for. */
import { z } from 'zod';
import { articleSchema } from '../../domain/article.ts';
import type { PublicEdition } from '../../domain/edition.ts';
import { slugSchema } from '../../domain/lists.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Content, ExampleRequest, Newest, Reader } from '../../http/endpoint.ts';
import type { Answer } from '../../http/answer/preparedAnswer.ts';
import { findPublic, readArticle, tagsOf } from './find.ts';
import { asOfParameter, mementoHeaders } from './memento.ts';
import { articleIn, editionAsOf, editionNear } from './past.ts';
import { mediaTypeOf, representArticle, REPRESENTATIONS } from './representations.ts';
import type { Representation } from './representations.ts';

const tag = 'Articles';
const params = z.object({ slug: slugSchema });
const query = z.object({ asOf: asOfParameter });
const jsonLdSchema = z.object({ '@context': z.string(), '@type': z.string() }).loose().meta({ id: 'JsonLd' });

/** A form of its own is an operation of its own: a generated client then knows what it gets. */
const SUFFIXES: Record<Representation, { id: string; summary: string; schema: Content[string] }> = {
  json: { id: 'getArticleAsJson', summary: 'One article as JSON', schema: articleSchema },
  html: { id: 'getArticlePage', summary: 'One article as a complete page', schema: 'text' },
  md: { id: 'getArticleAsMarkdown', summary: 'One article as Markdown (CommonMark)', schema: 'text' },
  txt: { id: 'getArticleAsText', summary: 'One article as plain text', schema: 'text' },
  jsonld: { id: 'getArticleAsJsonLd', summary: 'One article as JSON-LD (schema.org)', schema: jsonLdSchema },
};

function newestSlug(newest: Newest | null): ExampleRequest[] {
  if (!newest) return [];
  const { slug, updatedAt } = newest.card;
  return [{ params: { slug } }, { params: { slug }, query: { asOf: updatedAt }, unshown: true }];
}

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
      isTimegate: true,
      answer: async ({ params: { slug }, query: { asOf }, mediaType, datetime }) => {
        const format = REPRESENTATIONS.find((name) => mediaTypeOf(name) === mediaType) ?? 'json';
        const original = `${reader.settings.publicUrl}/v1/articles/${slug}`;
        const timemap = `${original}/timemap`;
        const answer = await answerAs({ reader, slug, format, asOf, datetime, original, timemap });
        return { ...answer, vary: 'Accept, Accept-Datetime' };
      },
    },
    {
      tag,
      summary: 'One article, body included',
      description: [
        'Accept chooses another form: `text/html`, `text/markdown`, `text/plain`, `application/ld+json`; 406 when it names',
        'none that there is. An address with a suffix needs no header and is described by itself.',
        'So does Accept-Datetime the state of that time (RFC 7089); `asOf` is the address of one: 404 before the first, 410 while it was withdrawn.',
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
        isTimegate: true,
        answer: async ({ params: { slug }, query: { asOf }, datetime }) => {
          const original = `${reader.settings.publicUrl}/v1/articles/${slug}.${format}`;
          const answer = await answerAs({ reader, slug, format, asOf, datetime, original, timemap: null });
          return { ...answer, vary: 'Accept-Datetime' };
        },
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

type Asked = {
  reader: Reader;
  slug: string;
  format: Representation;
  asOf: string | undefined;
  datetime: string | null;
  original: string;
  timemap: string | null;
};

async function answerAs({ reader, slug, format, ...asked }: Asked): Promise<Answer> {
  const { store } = reader;
  const present = await findPublic({ reader, slug });
  const edition = await chooseEdition({ store, id: present.state.record.id, ...asked });
  const found = edition ? await articleIn({ store, found: present, edition }) : present;
  const article = await readArticle({ reader, found });
  const { original, timemap, asOf } = asked;
  return {
    ...representArticle({ reader, article, translationOf: found.state.record.translationOf, format }),
    headers: mementoHeaders({ original, timemap, edition, isNegotiated: asOf === undefined }),
    tags: tagsOf(present.state),
  };
}

type Choice = Pick<Asked, 'asOf' | 'datetime'> & { store: Reader['store']; id: string };

/** An address with `asOf` is that of one state, whatever Accept-Datetime says; null for the present one. */
async function chooseEdition({ store, id, asOf, datetime }: Choice): Promise<PublicEdition | null> {
  if (asOf !== undefined) return editionAsOf({ store, id, asOf });
  return datetime === null ? null : editionNear({ store, id, datetime });
}

/** GET /v1/articles/{slug}/timemap: the past states of an article that can still be read (RFC 7089, 5). */
import { z } from 'zod';
import { isPublic } from '../../domain/edition.ts';
import { slugSchema } from '../../domain/lists.ts';
import { findPublic, tagsOf } from '../articles/find.ts';
import { mementoUrl } from '../articles/memento.ts';
import { editionsOf } from '../articles/past.ts';
import { httpDate } from '../../http/ask/datetime.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Reader } from '../../http/endpoint.ts';

const TYPE = 'application/link-format';

export function getTimemap(reader: Reader) {
  return defineEndpoint(
    {
      id: 'getTimemap',
      path: '/v1/articles/{slug}/timemap',
      params: z.object({ slug: slugSchema }),
      query: z.object({}),
      ofArticle: true,
      answer: async ({ params: { slug } }) => {
        const { state } = await findPublic({ reader, slug });
        const instants: string[] = [];
        for await (const edition of editionsOf({ store: reader.store, id: state.record.id })) {
          if (isPublic(edition)) instants.unshift(edition.at);
        }
        const original = `${reader.settings.publicUrl}/v1/articles/${slug}`;
        return { type: TYPE, body: encodeTimemap({ original, instants }), tags: tagsOf(state) };
      },
    },
    {
      tag: 'Editions',
      summary: 'The past states of an article, as Memento clients read them',
      description:
        'A TimeMap (RFC 7089) in link-format (RFC 6690): each public edition with the instant from which on it was public and the address at which it is read.',
      content: { [TYPE]: 'text' },
      examples: (newest) => (newest ? [{ params: { slug: newest.card.slug } }] : []),
    },
  );
}

function encodeTimemap({ original, instants }: { original: string; instants: string[] }): string {
  const [first, last] = [instants[0] ?? '', instants.at(-1) ?? ''];
  const rel = (index: number) =>
    [index === 0 && 'first', index === instants.length - 1 && 'last', 'memento'].filter(Boolean).join(' ');
  const mementos = instants.map(
    (at, index) => `<${mementoUrl({ original, at })}>; rel="${rel(index)}"; datetime="${httpDate(at)}"`,
  );
  const span = `from="${httpDate(first)}"; until="${httpDate(last)}"`;
  const links = [
    `<${original}>; rel="original timegate"`,
    `<${original}/timemap>; rel="self"; type="${TYPE}"; ${span}`,
    ...mementos,
  ];
  return `${links.join(',\n')}\n`;
}

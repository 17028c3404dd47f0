/** GET /v1/authors, /organizations, /sources, /series, /topics and …/{slug} */
import { z } from 'zod';
import { entityTerms } from '../../domain/entity.ts';
import type { Entity, EntityProfile } from '../../domain/entity.ts';
import { ENTITY_KINDS, ENTITY_PATHS, slugSchema } from '../../domain/lists.ts';
import type { EntitySort } from '../../domain/query.ts';
import type { EntityKind } from '../../domain/lists.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Endpoint, ExampleRequest, Newest, Reader } from '../../http/endpoint.ts';
import { absoluteHtmlInJson, absoluteUrls } from '../../http/answer/absolute.ts';
import { readCursor, writeCursor } from '../../http/ask/cursor.ts';
import { listAnswer, toSearch } from '../../http/answer/listAnswer.ts';
import { findEntity } from './find.ts';
import { ENTITY_RESOURCES, entityListSchema } from './schema.ts';

export function entityEndpoints(reader: Reader): Endpoint[] {
  return ENTITY_KINDS.flatMap((kind) => [listEntities({ reader, kind }), getEntity({ reader, kind })]);
}

type Common = {
  q?: string;
  updatedSince?: string;
  sort?: EntitySort;
  limit: number;
  cursor?: string;
  include?: string[];
};

function listEntities({ reader, kind }: { reader: Reader; kind: EntityKind }): Endpoint {
  const { store, settings } = reader;
  const { query: schema, plural } = ENTITY_RESOURCES[kind];
  const path = `/v1/${ENTITY_PATHS[kind]}`;
  return defineEndpoint<z.ZodObject, z.ZodObject>(
    {
      id: `list${capital(plural)}`,
      path,
      params: z.object({}),
      query: schema,
      strict: true,
      answer: async ({ query }) => {
        const { q, updatedSince, sort, limit, cursor, include, ...filters } = query as Common &
          Record<string, string | undefined>;
        const conditions = { q, ...filters, updatedSince, sort };
        const identity = JSON.stringify({ kind, ...conditions });
        const [after] = readCursor({ query: identity, cursor }) ?? [null];
        const terms = Object.entries(filters).flatMap(([name, value]) => (value ? [`${name}:${value}`] : []));
        const asked = { kind, terms, text: q ?? null, updatedSince: updatedSince ?? null };
        const [found, total] = await Promise.all([
          store.listEntities({ ...asked, sort: sort ?? null, limit, after: after === null ? null : String(after) }),
          include ? store.countEntities(asked) : undefined,
        ]);
        const next = found.next && writeCursor({ query: identity, parts: [found.next] });
        const address = (at: string | undefined) =>
          `${settings.publicUrl}${path}${toSearch({ ...conditions, limit, include, cursor: at })}`;
        const items = found.items.map((json) => toPublic({ json, reader }));
        return listAnswer({
          items: items.join(),
          page: { limit, next, ...(total !== undefined && { total }) },
          self: address(cursor),
          next: next && address(next),
        });
      },
    },
    {
      tag: capital(plural),
      summary: `List ${plural} with at least one public article`,
      description: `In order of their slugs unless \`sort\` says otherwise. Their articles are \`/v1/articles?${kind}={slug}\`.`,
      content: { 'application/json': entityListSchema({ kind }) },
      examples: (newest) => [{ query: { limit: '1' } }, ...filtered({ kind, newest })],
    },
  );
}

function getEntity({ reader, kind }: { reader: Reader; kind: EntityKind }): Endpoint {
  const { schema } = ENTITY_RESOURCES[kind];
  const name = schema.meta()?.id ?? kind;
  return defineEndpoint(
    {
      id: `get${name}`,
      path: `/v1/${ENTITY_PATHS[kind]}/{slug}`,
      params: z.object({ slug: slugSchema }),
      query: z.object({}),
      mayMove: true,
      answer: async ({ params: { slug } }) => {
        const json = await findEntity({ store: reader.store, kind, slug });
        return {
          type: 'application/json; charset=utf-8',
          body: toPublic({ json, reader }),
          tags: [`${kind}-${slug}`],
        };
      },
    },
    {
      tag: capital(ENTITY_RESOURCES[kind].plural),
      summary: `One ${kind}`,
      description: [
        'The current public profile; names in attributions of articles are as on the day of publication.',
        'The slug of one that was merged into another is answered 308 with the address of that one.',
      ].join(' '),
      content: { 'application/json': schema },
      examples: (newest) => (newest?.entities[kind] ?? []).slice(0, 1).map(({ slug }) => ({ params: { slug } })),
    },
  );
}

/** A list narrowed to an entity that its filter knows, where the archive has one. */
function filtered({ kind, newest }: { kind: EntityKind; newest: Newest | null }): ExampleRequest[] {
  const entities: Entity[] = newest?.entities[kind] ?? [];
  const termOf = (profile: Entity | undefined) => profile && entityTerms({ kind, profile } as EntityProfile)[0];
  const shown = entities.find(termOf) ?? entities[0];
  if (!shown) return [];
  const [filter, value] = termOf(shown)?.split(':') ?? [];
  return [
    {
      name: 'filtered',
      query: {
        q: shown.name,
        ...(filter && { [filter]: value }),
        updatedSince: shown.updatedAt,
        sort: 'name',
        include: 'total',
        limit: '1',
      },
    },
  ];
}

function toPublic({ json, reader }: { json: string; reader: Reader }): string {
  const { publicUrl } = reader.settings;
  return absoluteHtmlInJson({ json: absoluteUrls({ json, publicUrl }), publicUrl });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

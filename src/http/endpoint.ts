/** An endpoint as data: a route that takes and answers, and how it is described; checks, limits and OpenAPI are made from it. */
import type { z } from 'zod';
import type { Card } from '../domain/article.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityKind } from '../domain/lists.ts';
import type { Site } from '../formats/site.ts';
import type { ArchiveReader } from '../archive/ArchiveStore.ts';
import type { Answer } from './answer/preparedAnswer.ts';
import type { ArchiveNow } from './watchRevision.ts';
import type { ReaderSettings } from './settings.ts';

/** What every resource is handed. */
export type Reader = { store: ArchiveReader; settings: ReaderSettings; site: Site };

/** A body by its schema; `text` is any text of its media type. */
export type Content = Record<string, z.ZodType | 'text' | 'binary'>;

export type Route<P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject> = {
  /** operationId. */
  id: string;
  /** OpenAPI template: /v1/articles/{slug}. */
  path: string;
  /** Values that do not fit are answered 404: there is nothing at such an address. */
  params: P;
  query: Q;
  /**
   * Parameters that are not known are refused: a filter that is misspelt and ignored would answer with the whole archive.
   * Everything that is no list ignores them, for whoever shares a link adds some.
   */
  strict?: true;
  /** The protocol wants its own errors: `query` only documents, and `answer` is handed the query string unread. */
  unread?: true;
  /** Also takes the query as a form by POST, which then may be answered 413 and 415. */
  form?: true;
  /** Media types to choose from by Accept, the default first; the chosen one is handed to `answer`. Else 406. */
  negotiates?: readonly string[];
  /** A browser gets problems as a page. */
  hasPages?: true;
  /** About one article: an old slug is answered 308, a withdrawn one 410. */
  ofArticle?: true;
  /** About one entity: the slug of one that was merged into another is answered 308. */
  mayMove?: true;
  /** Accept-Datetime chooses among its states (RFC 7089); the instant is handed to `answer`. Else 400. */
  isTimegate?: true;
  /** A file: sent as it is, and in parts to whoever asks for a part (206, 416). */
  isFile?: true;
  /** Too large a file to be kept in memory: sent from the disk, and in parts to whoever asks for a part. */
  isStored?: true;
  /** Mirrors ask it again and again, and it is cheap to answer: it counts as a tenth of a request. */
  isCheap?: true;
  /** Many articles are read for one answer: it counts as twenty requests. */
  isCostly?: true;
  answer(input: {
    params: z.output<P>;
    query: z.output<Q>;
    /** '' unless `unread`. */
    search: string;
    mediaType: string;
    /** The last instant of the second that Accept-Datetime names; null without it, or unless `isTimegate`. */
    datetime: string | null;
    now: ArchiveNow;
  }): Promise<Answer>;
};

/** How an endpoint is described to people and programs. */
export type Description = {
  tag: string;
  summary: string;
  description: string;
  content: Content;
  /** Requests that show it best in this archive, the first of all first; between them they use every parameter they can. */
  examples(newest: Newest | null): ExampleRequest[];
};

/** Pages and what belongs to them have no description: they are not part of the API. */
export type Endpoint = Route & { described?: Description };
export type DescribedEndpoint = Route & { described: Description };

/** What examples are chosen from: the newest article, the entities it names, entities of each kind with those first, one file. */
export type Newest = {
  card: Card;
  named: Partial<Record<EntityKind, string>>;
  entities: { [K in EntityKind]: Entity<K>[] };
  media: { sha256: string; extension: string } | null;
};

export type ExampleRequest = {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  /** Tells examples of one media type apart; `real` without it. */
  name?: string;
  /** The answer would be too long to show, or is no text: it gives only the values of parameters. */
  unshown?: true;
};

/** Keeps the types of parameters inside an endpoint while tables hold endpoints of every kind. */
export function defineEndpoint<P extends z.ZodObject, Q extends z.ZodObject>(
  route: Route<P, Q>,
  described?: Description,
): Endpoint {
  return { ...route, ...(described && { described }) } as unknown as Endpoint;
}

export function isDescribed(endpoint: Endpoint): endpoint is DescribedEndpoint {
  return endpoint.described !== undefined;
}

/** Matches the request targets of these path templates, whatever their query; no parameter of a path has a dot. */
export function targetPattern(paths: string[]): RegExp {
  const patterns = paths.map((path) => path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/?.]+'));
  return new RegExp(`^(?:${patterns.join('|')})(?:\\?|$)`);
}

/** Thrown for an old slug: the request is answered 308 with the same address under the new one. */
export class MovedPermanently extends Error {
  override readonly name = 'MovedPermanently';
  readonly slug: string;

  constructor(slug: string) {
    super(`moved to ${slug}`);
    this.slug = slug;
  }
}

/** An endpoint as data: what it takes, what it answers and how it is described; routes, checks and OpenAPI are made from it. */
import type { z } from 'zod';
import type { Card } from '../domain/article.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityKind } from '../domain/lists.ts';
import type { Site } from '../formats/site.ts';
import type { ArchiveReader } from '../archive/ArchiveStore.ts';
import type { Answer } from './preparedAnswer.ts';
import type { ProblemCode } from './problem.ts';
import type { Moment } from './watchRevision.ts';
import type { ReaderSettings } from './settings.ts';

/** What every resource is handed. */
export type Reader = { store: ArchiveReader; settings: ReaderSettings; site: Site };

/** A body by its schema; `text` is any text of its media type. */
export type Content = Record<string, z.ZodType | 'text' | 'binary'>;

export type Endpoint<P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject> = {
  /** operationId. */
  id: string;
  tag: string;
  /** OpenAPI template: /v1/articles/{slug}. */
  path: string;
  summary: string;
  description: string;
  /** Values that do not fit are answered 404: there is nothing at such an address. */
  params: P;
  query: Q;
  /** The protocol wants its own errors: `query` only documents, and `answer` is handed the query string unread. */
  unread?: true;
  /** Another address of the endpoint with this id, described there: OpenAPI wants paths that cannot be taken for each other. */
  alias?: string;
  /** Also takes the query as a form by POST, which then may be answered 413 and 415. */
  form?: true;
  /** Media types to choose from by Accept, the default first; the chosen one is handed to `answer`. */
  negotiates?: readonly string[];
  content: Content;
  /** Beyond 400, 429 and 503. */
  problems: ProblemCode[];
  /** Requests that show it best in this archive, the first of all first; between them they use every parameter they can. */
  examples(newest: Newest | null): ExampleRequest[];
  answer(input: {
    params: z.output<P>;
    query: z.output<Q>;
    /** '' unless `unread`. */
    search: string;
    mediaType: string;
    moment: Moment;
  }): Promise<Answer>;
};

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
export function defineEndpoint<P extends z.ZodObject, Q extends z.ZodObject>(endpoint: Endpoint<P, Q>): Endpoint {
  return endpoint as unknown as Endpoint;
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

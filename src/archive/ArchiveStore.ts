/** The archive: an append-only log of editions and a read model made from it. One implementation per database engine. */
import type { Translation } from '../domain/article.ts';
import type { Edition } from '../domain/edition.ts';
import type { EntityProfile } from '../domain/entity.ts';
import type { ArticleQuery, EntityQuery, Facet, FacetCount, Position, Selection } from '../domain/query.ts';
import type { ArticleRecord, Tombstone } from '../domain/record.ts';
import type { EntityKind, Language } from '../domain/lists.ts';

/** JSON text as stored, ready to be sent: a Card (domain/article.ts) or an Entity with root-relative URLs. */
export type StoredJson = string;

export type Revision = {
  /** Highest seq of the log; 0 when empty. */
  seq: number;
  /** Changes with every write, those to entities and media included: the key of every cache. */
  generation: number;
  /** Instant of the last write. */
  at: string;
};

export type AppendInput =
  | {
      kind: 'published' | 'corrected' | 'restored';
      articleId: string;
      at: string;
      record: ArticleRecord;
      /** Editions the caller believes the article has; a different number throws edition-conflict. */
      expectedEditions: number;
    }
  | { kind: 'withdrawn'; articleId: string; at: string; record: Tombstone; expectedEditions: number };

/** An article as the publisher and single-article readers see it. */
export type ArticleState = {
  edition: Edition;
  /** The last public edition's record; of a withdrawn article what was readable before. */
  record: ArticleRecord;
  releasedAt: string;
  /** Editions of this article in the log. */
  editions: number;
};

export type ArticleLookup =
  | { status: 'public'; card: StoredJson; state: ArticleState }
  | { status: 'withdrawn'; tombstone: Tombstone; state: ArticleState }
  /** An old slug: answered 308 to `slug` for ever. */
  | { status: 'moved'; slug: string };

/** Score: higher is better; snippet: HTML-escaped text with hits between <mark> and </mark>. */
export type Match = { score: number; snippet: string };

/** Stored JSON texts as UTF-8 with JSON_BREAK between them: what need not be read to be sent is never decoded. */
export type StoredJsons = Buffer;
/** Between the values of a JSON array, and nowhere within one: there a line break is escaped. */
export const JSON_BREAK = ',\n';

export type ArticlePage = {
  cards: StoredJsons;
  /** Bodies of the same articles, when the query asked for them. */
  bodies: StoredJsons | null;
  /** Matches of the same articles, when the query has text. */
  matches: Match[] | null;
  next: Position | null;
};

export function splitJsons(jsons: StoredJsons): StoredJson[] {
  return jsons.length === 0 ? [] : jsons.toString().split(JSON_BREAK);
}

export type MediaFile = { sha256: string; extension: string; mimeType: string; bytes: Buffer };

/** What a harvester sees of one article: its last edition's instant, and what is needed to describe it. */
export type HarvestItem = { state: ArticleState; at: string; withdrawn: boolean };
export type HarvestQuery = {
  /** Inclusive instants. */
  from: string | null;
  until: string | null;
  set: { filter: string; value: string } | null;
  limit: number;
  /** (instant, article id) of the last item of the page before. */
  after: { at: string; id: string } | null;
};

/** A public article as sitemaps list it; `translations` are its public siblings. */
export type PublicItem = {
  id: string;
  slug: string;
  updatedAt: string;
  language: Language;
  translations: Translation[];
};

export type Problem = { seq: number; articleId: string | null; message: string };

export interface ArchiveStore {
  /** Appends one edition and brings the read model up to it, all in one transaction.
   *  @throws ArchiveError edition-conflict, slug-taken (another article has or had this slug) */
  append(input: AppendInput): Promise<Edition>;
  /** Many at once in one transaction, for bulk loads. Same checks and same result as append one by one. */
  appendMany(inputs: AppendInput[]): Promise<void>;
  /** Stores or replaces a profile. False when it was the same already; readers see it once an article names it. */
  putEntity(entity: EntityProfile, at: string): Promise<boolean>;
  /** Stores a public file under its hash; again is a no-op. */
  putMedia(file: MediaFile): Promise<void>;
  /** Marks an instant until which cached answers may not be kept: the next scheduled release, or null. */
  setNextRelease(at: string | null): Promise<void>;

  revision(): Promise<Revision>;
  nextRelease(): Promise<string | null>;
  state(articleId: string): Promise<ArticleState | null>;
  findArticle(slug: string): Promise<ArticleLookup | null>;
  listArticles(query: ArticleQuery): Promise<ArticlePage>;
  countArticles(selection: Selection): Promise<number>;
  /** Each facet is counted under all conditions but its own; at most FACET_LIMIT values, most frequent first. */
  countFacets(input: { selection: Selection; facets: Facet[] }): Promise<Partial<Record<Facet, FacetCount[]>>>;
  /** Stored JSON of editions, newest first, `before` excluded. */
  listEditions(input: { articleId: string; limit: number; before: number | null }): Promise<StoredJson[]>;
  getEdition(input: { articleId: string; number: number }): Promise<StoredJson | null>;
  /** Stored JSON of editions with seq > since, in order. */
  changes(input: { since: number; limit: number }): Promise<StoredJson[]>;
  listEntities(query: EntityQuery): Promise<{ items: StoredJson[]; next: string | null }>;
  getEntity(input: { kind: EntityKind; slug: string }): Promise<StoredJson | null>;
  getMedia(sha256: string): Promise<MediaFile | null>;
  harvest(query: HarvestQuery): Promise<HarvestItem[]>;
  /** Public articles in order of id, `after` excluded, for the sitemap and for comparing with the desk. */
  listPublic(input: { after: string | null; limit: number }): Promise<PublicItem[]>;

  /** Throws away the read model and makes it anew from the log, in batches. */
  rebuild(onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Recomputes every hash and the chain, and compares the read model with the log. */
  verify(onProgress?: (done: number, total: number) => void): Promise<{ editions: number; problems: Problem[] }>;
  stats(): Promise<{
    editions: number;
    public: number;
    withdrawn: number;
    entities: Record<EntityKind, number>;
    media: number;
    bytes: number;
  }>;
  close(): Promise<void>;
}

/**
 * The archive: an append-only log of editions and a read model made from it. Who reads is handed an ArchiveReader, the
 * publisher an ArchiveWriter as well, whoever opens it the whole ArchiveStore. One implementation per database engine.
 */
import type { CardBytes, CardJson } from './cardBytes.ts';
import type { Translation } from '../domain/article.ts';
import type { Edition } from '../domain/edition.ts';
import type { EntityProfile, LocalizedText } from '../domain/entity.ts';
import type {
  ArticleQuery,
  EntityQuery,
  Facet,
  FacetCount,
  Filter,
  Position,
  Selection,
  How,
} from '../domain/query.ts';
import type { ArticleRecord, Tombstone } from '../domain/record.ts';
import type { EntityKind, Language } from '../domain/lists.ts';
import type { SynonymRow } from '../domain/synonyms.ts';

/** Where the log ends: what is remembered of an archive to know it again. `seq` 0 and 64 zeros when it is empty. */
export type Head = { seq: number; sha256: string };

/** JSON text of an Edition exactly as sealed, or of an Entity with root-relative URLs: ready to be sent. */
export type EditionJson = string;
export type EntityJson = string;

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

/** `known`: where the log ended, as far as is known, before this archive took its place. */
export type AdoptInput = { known: Head; reason: string | null; at: string };

/** An article as the publisher and single-article readers see it. */
export type ArticleState = {
  /** The edition that says whether and how it is public. */
  edition: Edition;
  /** The last public edition's record; of a withdrawn article what was readable before, null where it was redacted. */
  record: ArticleRecord | null;
  releasedAt: string;
  /** Editions of this article in the log. */
  editions: number;
};

export type ArticleLookup =
  | { status: 'public'; card: CardJson; state: ArticleState & { record: ArticleRecord } }
  | { status: 'withdrawn'; tombstone: Tombstone; state: ArticleState }
  /** An old slug: answered 308 to `slug` for ever. */
  | { status: 'moved'; slug: string };

/** Score: higher is better; snippet: HTML-escaped text with hits between <mark> and </mark>; how: what of the query it has. */
export type Match = { score: number; how: How; snippet: string };

export type ArticlePage = {
  cards: CardBytes;
  /** Bodies of the same articles, when the query asked for them. */
  bodies: CardBytes | null;
  /** Matches of the same articles, when the query has text. */
  matches: Match[] | null;
  next: Position | null;
  /** The search took longer than one may: there may be more than what is shown, and none of it is better. */
  isCut: boolean;
};

export type FacetCounts = Partial<Record<Facet, FacetCount[]>>;

/** A public file under its hash; `name` is what it was called before, null where nobody knows. */
export type MediaFile = { sha256: string; extension: string; mimeType: string; name: string | null; bytes: Buffer };
/** The same without its bytes; `bytes` is their number, and `withdrawn` says that only withdrawn articles have it. */
export type MediaInfo = Omit<MediaFile, 'bytes'> & { bytes: number; withdrawn: boolean };
/** Part of a file: from byte `start` on, before byte `end`. */
export type MediaRange = { sha256: string; start?: number; end?: number };

/** What a harvester sees of one article: its last edition's instant, what it is listed under, and its record if asked for. */
export type HarvestItem = {
  id: string;
  at: string;
  withdrawn: boolean;
  terms: { filter: Filter; value: string }[];
  record: ArticleRecord | null;
};
export type HarvestQuery = {
  /** Inclusive instants. */
  from: string | null;
  until: string | null;
  /** Without a value, whatever is in any set of that filter. */
  set: { filter: Filter; value: string | null } | null;
  limit: number;
  /** (instant, article id) of the last item of the page before. */
  after: { at: string; id: string } | null;
  /** Records of what is public come along: a list of headers alone is read without them. */
  withRecord: boolean;
};

/** A public article as sitemaps list it; `translations` are its public siblings. */
export type PublicItem = {
  id: string;
  slug: string;
  updatedAt: string;
  language: Language;
  translations: Translation[];
};

/**
 * A profile as it was put or derived, public articles or not; `isPut` says which, and `seenAt` when articles that name it
 * last changed by it, null when they never did.
 */
export type StoredProfile = { entity: EntityProfile; updatedAt: string; isPut: boolean; seenAt: string | null };

/** What an archive cannot make from anything else, and the instant of its last write: all that another one is made of. */
export type ArchiveContent = {
  profiles: AsyncIterable<StoredProfile>;
  files: AsyncIterable<MediaFile>;
  /** The whole log, in order, as sealed. */
  editions: AsyncIterable<EditionJson>;
  at: string;
};

/** An entity that another of its kind stands for: `into` is the slug it is found under now. */
export type Merged = { kind: EntityKind; slug: string; into: string };

/** What a search box offers: an article by its title, an entity by any of its names. */
export type Suggestion = { kind: 'article' | EntityKind; slug: string; name: string; names: LocalizedText };

/** The archive at one moment; without text, which only the present is searched for. */
export type ArchiveSnapshot = {
  revision: Revision;
  /** @throws ArchiveError store-unavailable when it was closed: also by a write that needs the file alone */
  listArticles(query: ArticleQuery & { text: null }): Promise<ArticlePage>;
  /** To be called at the end; the file grows with every write until then. */
  close(): void;
};

export type Problem = { seq: number; articleId: string | null; message: string };
export type OnProgress = (done: number, total: number) => void;

/** What readers ask. Every answer shows the archive as some write left it, never the middle of one. */
export interface ArchiveReader {
  /** Calls `listener` after each write of this process, before whoever wrote hears of it. */
  onChange(listener: () => void): void;
  revision(): Promise<Revision>;
  head(): Promise<Head>;
  nextRelease(): Promise<string | null>;
  /** @throws ArchiveError edition-damaged, as all that show one edition */
  state(articleId: string): Promise<ArticleState | null>;
  findArticle(slug: string): Promise<ArticleLookup | null>;
  listArticles(query: ArticleQuery): Promise<ArticlePage>;
  /** What is public at this moment, whatever is written while it is read. */
  snapshot(): Promise<ArchiveSnapshot>;
  /** Null where counting would take longer than one question may. */
  countArticles(selection: Selection): Promise<number | null>;
  /**
   * Each facet is counted under all conditions but its own; at most FACET_LIMIT values, most frequent first. Null where
   * counting would take longer than one question may.
   */
  countFacets(input: { selection: Selection; facets: Facet[] }): Promise<FacetCounts | null>;
  /** Editions of one article, newest first, `before` excluded; a damaged one as in `changes`. */
  listEditions(input: { articleId: string; limit: number; before: number | null }): Promise<EditionJson[]>;
  getEdition(input: { articleId: string; number: number }): Promise<EditionJson | null>;
  /** One edition by its place in the log. */
  editionAt(seq: number): Promise<EditionJson | null>;
  /** Editions with seq > since, in order. One that is no longer what was sealed is `{"seq":…,"damaged":true}` alone. */
  changes(input: { since: number; limit: number }): Promise<EditionJson[]>;
  listEntities(query: EntityQuery): Promise<{ items: EntityJson[]; next: string | null }>;
  /** How many a list of all pages has. */
  countEntities(query: Omit<EntityQuery, 'limit' | 'after' | 'sort'>): Promise<number>;
  getEntity(input: { kind: EntityKind; slug: string }): Promise<EntityJson | null>;
  listMerged(): Promise<Merged[]>;
  /** Every profile of a kind in order of slug, `after` excluded, those that no article names included: for export. */
  listProfiles(input: { kind: EntityKind; after: string | null; limit: number }): Promise<StoredProfile[]>;
  mediaInfo(sha256: string): Promise<MediaInfo | null>;
  /** Every file in order of hash, `after` excluded. */
  listMedia(input: { after: string | null; limit: number }): Promise<MediaInfo[]>;
  /**
   * The bytes of a file, or a part of them, in pieces; none when there is no such file.
   * The first piece comes once all bytes are known to have the hash.
   * @throws ArchiveError media-damaged
   */
  readMedia(range: MediaRange): AsyncIterable<Buffer>;
  /** The list last put; null where none was ever put, and the first list of the trade is used. */
  synonyms(): Promise<SynonymRow[] | null>;
  /** The query as it may have been meant, by words of the archive's own; null where every word is known or none is near. */
  guess(text: string): Promise<string | null>;
  /** Entities with public articles of which a name begins so, and titles with these words, at most `limit` together. */
  suggest(input: { text: string; limit: number }): Promise<Suggestion[]>;
  harvest(query: HarvestQuery): Promise<HarvestItem[]>;
  /** How many items a harvest of the whole set gives, the withdrawn included. */
  countHarvest(set: HarvestQuery['set']): Promise<number>;
  /** Public articles in order of id, `after` excluded, for the sitemap and for comparing with the desk. */
  listPublic(input: { after: string | null; limit: number }): Promise<PublicItem[]>;
}

/** What the publisher does. When a write resolves it is on the disk, and every reader of this process sees it whole. */
export interface ArchiveWriter {
  /** Appends one edition: from then on the log, the article, every list, count and search agree that it is there.
   *  @throws ArchiveError edition-conflict, slug-taken (another article has or had this slug); nothing has changed then */
  append(input: AppendInput): Promise<Edition>;
  /**
   * Removes the content of an edition that readers no longer see, for good: its hash stays, and an edition of kind
   * `redacted` says so in the log. Files that nothing else has go with it. @returns that edition
   * @throws ArchiveError edition-conflict when readers see that edition, it is none of an article, or has no content
   */
  redact(input: { seq: number; reason: string; at: string }): Promise<Edition>;
  /** Says in the log that it goes on without what was known of it: an edition of kind `adopted`, of no article. @returns it */
  adopt(input: AdoptInput): Promise<Edition>;
  /** Many at once, all or none, for bulk loads. Same checks and same result as append one by one. */
  appendMany(inputs: AppendInput[]): Promise<void>;
  /**
   * Stores or replaces a profile. False when it was the same already; readers see it once an article names it. With
   * `mergedInto`, the slug of one that was put before, the articles that name it are listed, counted and found under that
   * one, from now on and, of many, a moment later; a profile without it undoes that. Nothing in the log changes.
   */
  putEntity(entity: EntityProfile, at: string): Promise<boolean>;
  /** Stores a public file under its hash; again is a no-op. */
  putMedia(file: MediaFile): Promise<void>;
  /** Replaces the words that mean the same, for searches from now on; the instant of the last change stays. False when the list was the same already. */
  putSynonyms(rows: SynonymRow[], at: string): Promise<boolean>;
  /** Marks an instant until which cached answers may not be kept: the next scheduled release, or null. */
  setNextRelease(at: string | null): Promise<void>;
}

/** What an administrator does. */
export interface ArchiveKeeper {
  /** Makes everything but the log, the profiles and the files anew from the log; readers see the old state until it is whole. */
  rebuild(onProgress?: OnProgress): Promise<void>;
  /**
   * Fills an empty archive with what another one held: the same log, and to readers the same answers.
   * @throws ArchiveError store-damaged when an edition does not continue the log, edition-conflict when this one is not empty;
   * what came before stays, so fill a place that can be thrown away
   */
  fill(content: ArchiveContent, onProgress?: (editions: number) => void): Promise<void>;
  /** Recomputes every hash and the chain, and compares what readers see with the log, as it was at the start. */
  verify(onProgress?: OnProgress): Promise<{ editions: number; redacted: number; problems: Problem[] }>;
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

export type ArchiveStore = ArchiveReader & ArchiveWriter & ArchiveKeeper;

/** An article as it was public at an instant: one of its editions, with what the archive knows of it today. */
import { toCard } from '../../domain/article.ts';
import type { Card } from '../../domain/article.ts';
import { articleTerms } from '../../domain/articleTerms.ts';
import { isPublic } from '../../domain/edition.ts';
import type { Edition, PublicEdition } from '../../domain/edition.ts';
import type { LocalizedText, Profile } from '../../domain/entity.ts';
import { ArchiveError } from '../../domain/errors.ts';
import type { Merged } from '../../archive/ArchiveStore.ts';
import { ENTITY_KINDS } from '../../domain/lists.ts';
import type { EntityKind } from '../../domain/lists.ts';
import type { ArticleRecord, Tombstone } from '../../domain/record.ts';
import type { Reader } from '../../http/endpoint.ts';
import { HttpProblem } from '../../http/problem.ts';
import type { PublicArticle } from './find.ts';

type Store = Reader['store'];
const PAGE = 10;

/** Editions of one article, the newest first. @throws ArchiveError edition-damaged: nobody knows any more of when it was */
export async function* editionsOf({ store, id }: { store: Store; id: string }): AsyncGenerator<Edition> {
  for (let before: number | null = null; before !== 1;) {
    const page: Edition[] = (await store.listEditions({ articleId: id, limit: PAGE, before })).map(readEdition);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    before = last.number;
  }
}

function readEdition(json: string): Edition {
  const edition = JSON.parse(json) as Edition | { damaged: true };
  if ('damaged' in edition)
    throw new ArchiveError('edition-damaged', `an edition is no longer what was sealed: ${json}`);
  return edition;
}

/** What was public at `asOf`. @throws HttpProblem not-found before the first edition; withdrawn when it was, or its content had to be removed since */
export async function editionAsOf(input: { store: Store; id: string; asOf: string }): Promise<PublicEdition> {
  for await (const edition of editionsOf(input)) {
    if (edition.at > input.asOf || edition.kind === 'redacted') continue;
    if (isPublic(edition)) return edition;
    if (edition.kind === 'withdrawn')
      throw new HttpProblem({ code: 'withdrawn', tombstone: edition.record as Tombstone });
    throw new HttpProblem({ code: 'withdrawn', detail: 'What was public then had to be removed' });
  }
  throw new HttpProblem({ code: 'not-found', detail: 'Nothing was public at this address then' });
}

/** The last public edition up to an instant, and before the first one the first (RFC 7089, 4.5.3); the present one for want of any. */
export async function editionNear(input: {
  store: Store;
  id: string;
  datetime: string;
}): Promise<PublicEdition | null> {
  let near: PublicEdition | null = null;
  for await (const edition of editionsOf(input)) {
    if (isPublic(edition)) near = edition;
    if (near && near.at <= input.datetime) break;
  }
  return near;
}

/** The same article with the record of that edition; names in every language are those of today. */
export async function articleIn(input: {
  store: Store;
  found: PublicArticle;
  edition: PublicEdition;
}): Promise<PublicArticle> {
  const { store, found, edition } = input;
  const { record, at } = edition;
  const slugOf = slugsNow(await store.listMerged());
  const names = await namesIn({ store, record, slugOf });
  const { translations } = JSON.parse(found.card) as Card;
  const card = toCard({
    edition,
    releasedAt: found.state.releasedAt,
    updatedAt: at,
    translations: await publicThen({ store, translations, asOf: at }),
    namesOf: (kind, slug) => names.get(`${kind}:${slug}`) ?? { en: null, 'zh-Hans': null },
    slugOf,
  });
  return { ...found, card: JSON.stringify(card), state: { ...found.state, record } };
}

type SlugOf = (kind: EntityKind, slug: string) => string;

function slugsNow(merged: Merged[]): SlugOf {
  const known = new Map(merged.map(({ kind, slug, into }) => [`${kind}:${slug}`, into]));
  return (kind, slug) => known.get(`${kind}:${slug}`) ?? slug;
}

async function namesIn({
  store,
  record,
  slugOf,
}: {
  store: Store;
  record: ArticleRecord;
  slugOf: SlugOf;
}): Promise<Map<string, LocalizedText>> {
  const names = new Map<string, LocalizedText>();
  for (const { filter, value: slug } of articleTerms(record)) {
    if (!ENTITY_KINDS.includes(filter as EntityKind)) continue;
    const entity = await store.getEntity({
      kind: filter as EntityKind,
      slug: slugOf(filter as EntityKind, slug),
    });
    if (entity !== null) names.set(`${filter}:${slug}`, (JSON.parse(entity) as Profile).names);
  }
  return names;
}

type Siblings = { store: Store; translations: Card['translations']; asOf: string };

/** Those that readers could follow already. */
async function publicThen({ store, translations, asOf }: Siblings): Promise<Card['translations']> {
  const then: Card['translations'] = [];
  for (const translation of translations) {
    const sibling = await store.findArticle(translation.slug);
    if (sibling?.status !== 'public') continue;
    const was = await editionAsOf({ store, id: sibling.state.record.id, asOf }).catch((error: unknown) => {
      if (error instanceof HttpProblem) return null;
      throw error;
    });
    if (was) then.push(translation);
  }
  return then;
}

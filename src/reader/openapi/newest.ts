/** What examples are chosen from, so that each leads somewhere in this very archive. */
import type { Card } from '../../domain/article.ts';
import type { Entity } from '../../domain/entity.ts';
import { ENTITY_KINDS } from '../../domain/lists.ts';
import type { EntityKind } from '../../domain/lists.ts';
import type { Newest, Reader } from '../../http/endpoint.ts';

/** Entities of one kind looked at: among so many some have what a filter asks for. */
const ENTITIES = 100;
const EVERYTHING = { text: null, filters: {}, from: null, to: null, year: null };

/** Null when nothing is public. */
export async function findNewest({ store }: Reader): Promise<Newest | null> {
  const newest = { ...EVERYTHING, sort: '-publishedOn', limit: 1, after: null, withBody: false } as const;
  const { cards } = await store.listArticles(newest);
  if (cards.length === 0) return null;
  const card = JSON.parse(cards.toString()) as Card;
  const named = slugsOf(card);
  const lists = await Promise.all(ENTITY_KINDS.map((kind) => findEntities({ store, kind, slug: named[kind] })));
  const entities = Object.fromEntries(ENTITY_KINDS.map((kind, index) => [kind, lists[index]])) as Newest['entities'];
  return { card, named, entities, media: await findMedia({ store, card, entities }) };
}

type Store = Reader['store'];

async function findEntities(input: { store: Store; kind: EntityKind; slug: string | undefined }): Promise<Entity[]> {
  const { store, kind, slug } = input;
  const named = slug === undefined ? null : await store.getEntity({ kind, slug });
  const { items } = await store.listEntities({ kind, terms: [], text: null, limit: ENTITIES, after: null });
  return [...(named === null ? [] : [named]), ...items].map((json) => JSON.parse(json) as Entity);
}

function slugsOf(card: Card): Newest['named'] {
  const [attribution] = card.attributions;
  return {
    author: attribution?.author.slug,
    organization: attribution?.organization?.slug,
    source: card.source.slug,
    series: card.series?.slug,
    topic: card.topics[0]?.slug,
  };
}

async function findMedia(input: { store: Store } & Pick<Newest, 'card' | 'entities'>): Promise<Newest['media']> {
  const { card, entities } = input;
  const portraits = entities.author.map(({ portrait }) => portrait);
  const logos = entities.organization.map(({ logo }) => logo);
  const images = [card.image, ...card.attachments, ...portraits, ...logos];
  const [, sha256, extension] = /\/media\/(\w+)\.(\w+)/.exec(images.find((image) => image !== null)?.url ?? '') ?? [];
  if (sha256 === undefined || extension === undefined) return null;
  const file = await input.store.mediaInfo(sha256);
  return file?.extension === extension ? { sha256, extension } : null;
}

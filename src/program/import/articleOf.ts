/** A planned row as the desk keeps an article, once what it names has an id. */
import { randomUUID } from 'node:crypto';
import type { Article } from '../../payload-types.ts';
import type { Related } from '../../publishing/record/readDesk.ts';
import { textIn } from '../../publishing/record/names.ts';
import type { EntityCollection, Known } from './known.ts';
import type { EntityRef, Planned } from './planned.ts';

/** The id of what a row names; what is still to be made has its name for one. */
export type IdOf = (collection: EntityCollection, ref: EntityRef | null) => string | null;

/** What an editor would have filled in. */
export function articleData({ item, authors, body, ...planned }: Planned, idOf: IdOf) {
  return {
    ...{ title: item.title, slug: planned.slug, language: item.language, summary: item.summary },
    ...{ byline: item.byline, sourceUrl: item.sourceUrl, publishedOn: item.publishedOn },
    body: JSON.parse(body) as Article['body'],
    attributions: authors.map(({ author, position, organization }) => ({
      ...{ id: randomUUID(), author: idOf('authors', author), position },
      organization: idOf('organizations', organization),
    })),
    ...{ source: idOf('sources', planned.source), series: idOf('series', planned.series), instalment: item.instalment },
    topics: planned.topics.map((topic) => idOf('topics', topic)),
    translationOf: planned.translationOf,
    rights: { text: item.rights, license: item.license },
    ...{ internalNotes: planned.notes, externalId: planned.externalId, importHash: planned.hash },
  };
}

type Stored = { planned: Planned; idOf: IdOf; related: Related; isPublic: boolean; now: string };

/** The document as a first save would leave it; of a publication with the names of this day. */
export function storedArticle({ planned, idOf, related, isPublic, now }: Stored): Article {
  const data = articleData(planned, idOf);
  const { language } = planned.item;
  const nameOf = (collection: 'authors' | 'organizations', id: string | null) =>
    textIn(related[collection].get(id ?? '')?.name, language) || null;
  const attributions = data.attributions.map((row) => ({
    ...row,
    authorName: isPublic ? nameOf('authors', row.author) : null,
    organizationName: isPublic ? nameOf('organizations', row.organization) : null,
  }));
  const state = isPublic
    ? { stage: 'published', _status: 'published', firstPublishedAt: now }
    : { stage: 'draft', _status: 'draft', firstPublishedAt: null };
  const times = { revision: 1, createdAt: now, updatedAt: now };
  return { ...data, id: planned.id, attributions, ...state, ...times } as unknown as Article;
}

/** The desk's entities as the publisher looks them up; what is still to be made stands in by its name. */
export function relatedOf({ entities }: Known, created: Partial<Record<EntityCollection, string[]>> = {}): Related {
  const docs = (collection: EntityCollection) => {
    const found = new Map([...entities[collection].byId].map(([id, { doc }]) => [id, doc]));
    for (const name of created[collection] ?? []) found.set(name, { id: name, slug: 'new', name: { en: name } });
    return found;
  };
  return {
    ...{ authors: docs('authors'), organizations: docs('organizations'), sources: docs('sources') },
    ...{ series: docs('series'), topics: docs('topics'), media: new Map() },
  } as unknown as Related;
}

/** Before anything is made. */
export const planIds: IdOf = (_collection, ref) => ref && ('id' in ref ? ref.id : ref.create);

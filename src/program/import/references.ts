/** What a row names: entities that are there or are to be made, its place in a series, what it translates. */
import type { BulkItem } from '../../interchange/bulk/item.ts';
import { problem } from '../../interchange/bulk/problem.ts';
import { instalmentKey } from './known.ts';
import type { EntityCollection, KnownArticle } from './known.ts';
import type { EntityRef, Planned, State } from './planned.ts';

type Named = Pick<Planned, 'authors' | 'source' | 'series' | 'topics'>;

export function namedOf(state: State, item: BulkItem): Named {
  const ref = (collection: EntityCollection, name: string, field: string) =>
    entityRef(state, { item, collection, name, field });
  return {
    authors: item.authors.map(({ name, position, organization }) => ({
      author: ref('authors', name, 'authors'),
      position,
      organization: organization ? ref('organizations', organization, 'organizations') : null,
    })),
    source: item.source ? ref('sources', item.source, 'source') : null,
    series: item.series ? ref('series', item.series, 'series') : null,
    topics: item.topics.map((name) => ref('topics', name, 'topics')),
  };
}

type Wanted = { item: BulkItem; collection: EntityCollection; name: string; field: string };

function entityRef(state: State, { item, collection, name, field }: Wanted): EntityRef {
  const found = state.known.entities[collection].find(name);
  const [one] = found;
  if (found.length > 1) {
    const slugs = found.map(({ slug }) => slug).join(', ');
    state.problems.push(problem(item.place, field, 'ambiguous', { name, slugs }));
  }
  if (one) {
    state.matched.add(`${collection} ${one.id}`);
    return { id: one.id };
  }
  const created = state.entities.created[collection];
  if (!created.includes(name)) created.push(name);
  return { create: name };
}

type Place = { series: EntityRef | null; existing: KnownArticle | null };

export function refuseInstalment({ known, problems, rows }: State, item: BulkItem, { series, existing }: Place): void {
  if (!series || item.instalment === null) return;
  const name = 'id' in series ? series.id : series.create;
  const key = instalmentKey(name, item.language, item.instalment);
  const other = known.byInstalment.get(key);
  if (other && other.id !== existing?.id) {
    problems.push(
      problem(item.place, 'instalment', 'instalment-taken', { name: item.instalment, slug: other.slug ?? '' }),
    );
  }
  const first = rows.key.get(`instalment ${key}`);
  if (!first) rows.key.set(`instalment ${key}`, item);
  else if (first !== item) {
    problems.push(
      problem(item.place, 'instalment', 'duplicate-row', { line: first.place.line, reason: 'same instalment' }),
    );
  }
}

export function translationOf(
  { known, rows, problems }: State,
  { place, translationOf: name }: BulkItem,
): string | null {
  if (!name) return null;
  const id = rows.ids.get(name) ?? known.byExternalId.get(name)?.id ?? known.bySlug.get(name)?.id;
  if (!id) problems.push(problem(place, 'translationOf', 'unknown-reference', { name }));
  return id ?? null;
}

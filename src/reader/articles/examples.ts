/** Requests that show the list of articles: one page, a search, and every filter. */
import type { Card } from '../../domain/article.ts';
import { ENTITY_KINDS } from '../../domain/lists.ts';
import type { ExampleRequest, Newest } from '../../http/endpoint.ts';

const ONE_LINE = { limit: '1', fields: 'title,publishedOn' };

export function listExamples(newest: Newest | null): ExampleRequest[] {
  const page = { query: { limit: '1', include: 'total,suggestions', facets: 'language,year' } };
  return newest
    ? [page, searchFor(newest.card), narrowTo(newest), changedSince(newest.card), ...named(newest), ...othersOf(newest)]
    : [page];
}

/** Names are among the words of an article: this finds something whatever the archive is about. */
function searchFor({ attributions, title }: Card): ExampleRequest {
  const q = attributions[0]?.author.name ?? title;
  return { name: 'search', query: { q, ...ONE_LINE } };
}

function narrowTo({ card: { language, publishedOn }, named }: Newest): ExampleRequest {
  const dates = { from: publishedOn, to: publishedOn, year: publishedOn.slice(0, 4) };
  return { name: 'filters', query: { ...named, language, ...dates, sort: 'publishedOn', ...ONE_LINE } };
}

function changedSince({ updatedAt }: Card): ExampleRequest {
  return { name: 'changes', query: { updatedSince: updatedAt, ...ONE_LINE } };
}

/** One article by its id, by the address of its original, and its series in its own order. */
function named({ card: { id, sourceUrl, series } }: Newest): ExampleRequest[] {
  return [
    { name: 'ids', query: { id, ...ONE_LINE } },
    ...(sourceUrl ? [{ name: 'original', query: { sourceUrl, ...ONE_LINE } }] : []),
    ...(series ? [{ name: 'instalments', query: { series: series.slug, sort: 'instalment', ...ONE_LINE } }] : []),
  ];
}

/** Filters that the newest article has no value for, the archive however has. */
function othersOf({ named, entities }: Newest): ExampleRequest[] {
  const kinds = ENTITY_KINDS.filter((kind) => named[kind] === undefined && entities[kind].length > 0);
  return kinds.map((kind) => ({ name: kind, query: { [kind]: entities[kind][0]?.slug, ...ONE_LINE } }));
}

/** The same filters for a file of all that match. */
export function fileExamples(newest: Newest | null): ExampleRequest[] {
  return listExamples(newest).flatMap(({ name, query }) => {
    if (name === undefined || !query) return [];
    const { fields: _fields, ...asked } = query;
    return [{ name, query: { ...asked, limit: '1' } }];
  });
}

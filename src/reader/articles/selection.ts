/** From parameters to what the archive is asked. */
import { FILTERS } from '../../domain/query.ts';
import type { ArticleQuery, Selection, Sort } from '../../domain/query.ts';
import type { Selected } from './parameters.ts';

export function toSelection(asked: Selected): Selection & Pick<ArticleQuery, 'sort'> {
  const { q, from, to, year, updatedSince, id, sourceUrl, sort } = asked;
  const filters: Selection['filters'] = {};
  for (const filter of FILTERS) {
    const values = asked[filter];
    if (values) filters[filter] = values;
  }
  return {
    text: q ?? null,
    filters,
    from: from ?? null,
    to: to ?? null,
    year: year ?? null,
    updatedSince: updatedSince ?? null,
    ids: id ?? null,
    sourceUrl: sourceUrl ?? null,
    sort: sort ?? defaultSort(asked),
  };
}

function defaultSort({ q, updatedSince }: Selected): Sort {
  if (updatedSince !== undefined) return '-updatedAt';
  return q === undefined ? '-publishedOn' : 'relevance';
}

/** The filter terms of a record: what the one (term, date, id) index of the read model holds. */
import type { Filter } from './query.ts';
import type { ArticleRecord } from './record.ts';

export function articleTerms(record: ArticleRecord): { filter: Filter; value: string }[] {
  const terms: { filter: Filter; value: string }[] = [
    { filter: 'language', value: record.language },
    { filter: 'source', value: record.source.slug },
  ];
  for (const { author, organization } of record.attributions) {
    terms.push({ filter: 'author', value: author.slug });
    if (organization) terms.push({ filter: 'organization', value: organization.slug });
  }
  if (record.series) terms.push({ filter: 'series', value: record.series.slug });
  for (const topic of record.topics) terms.push({ filter: 'topic', value: topic.slug });
  return [...new Map(terms.map((term) => [`${term.filter}:${term.value}`, term])).values()];
}

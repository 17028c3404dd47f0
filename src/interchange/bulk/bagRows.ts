/** The public articles of a bag that "export" wrote, each as its last edition shows it; withdrawn ones are passed over. */
import path from 'node:path';
import { isPublic } from '../../domain/edition.ts';
import type { Edition } from '../../domain/edition.ts';
import type { ArticleRecord } from '../../domain/record.ts';
import { readLines } from '../readLines.ts';
import type { RawRow, RowsOf } from './rows.ts';

export async function readBagRows(bag: string): Promise<RowsOf> {
  const file = path.join(path.basename(bag), 'data', 'log.jsonl');
  const last = new Map<string, { edition: Edition; line: number }>();
  let line = 0;
  for await (const json of readLines(path.join(bag, 'data', 'log.jsonl'))) {
    line += 1;
    const edition = JSON.parse(json) as Edition;
    if (edition.kind === 'withdrawn') last.delete(edition.article.id);
    else if (isPublic(edition)) last.set(edition.article.id, { edition, line });
  }
  const rows = [...last.values()].map(({ edition, line: at }): RawRow => {
    const values = valuesOf(edition.record as ArticleRecord);
    return { place: { file, line: at }, values, raw: values };
  });
  return { rows, problems: [], remarks: [], columns: null };
}

function valuesOf(record: ArticleRecord): RawRow['values'] {
  const { attributions, source, series, topics, rights, body } = record;
  return {
    ...{ externalId: `archive:${record.id}`, title: record.title, language: record.language, summary: record.summary },
    ...{ slug: record.slug, byline: record.byline, sourceUrl: record.sourceUrl, publishedOn: record.publishedOn },
    authors: attributions.map(({ author, position, organization }) => ({
      name: author.name,
      position,
      organization: organization?.name ?? null,
    })),
    ...{ source: source.name, series: series?.title ?? null, instalment: series?.instalment ?? null },
    topics: topics.map(({ name }) => name),
    translationOf: record.translationOf && `archive:${record.translationOf}`,
    ...{ rights: rights?.text ?? null, license: rights?.license ?? null },
    ...{ body: body.html, bodyFormat: 'html', status: 'published' },
  };
}

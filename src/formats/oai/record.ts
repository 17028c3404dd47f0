/** One article as unqualified Dublin Core, http://www.openarchives.org/OAI/2.0/oai_dc.xsd. */
import { authorNames, oneLine } from '../../domain/citation.ts';
import type { ArticleRecord } from '../../domain/record.ts';
import { pageUrl, urn } from '../links.ts';
import type { Site } from '../site.ts';
import type { XmlNode } from '../xml.ts';

export type OaiDcInput = {
  article: Omit<ArticleRecord, 'corrections' | 'image' | 'attachments' | 'body'>;
  site: Site;
};

/** Elements without a value are left out. dc:source is the outlet, its address a relation; dc:publisher runs this archive. */
export function oaiDc({ article, site }: OaiDcInput): XmlNode {
  const { series, rights } = article;
  return {
    'oai_dc:dc': {
      '@xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation':
        'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
      'dc:title': oneLine(article.title),
      'dc:creator': authorNames(article),
      'dc:subject': lines(article.topics.map(({ name }) => name)),
      'dc:description': lines([article.summary]),
      'dc:publisher': site.publisher[article.language],
      'dc:contributor': lines([article.byline]),
      'dc:date': article.publishedOn,
      'dc:type': 'Text',
      'dc:format': 'text/html',
      'dc:identifier': [pageUrl({ site, slug: article.slug }), urn(article.id)],
      'dc:source': oneLine(article.source.name),
      'dc:language': article.language,
      'dc:relation': lines([
        article.sourceUrl,
        series && series.title,
        article.translationOf && urn(article.translationOf),
        ...article.appearances.map(({ url }) => url),
      ]),
      'dc:rights': lines([rights && rights.text, rights && rights.license]),
    },
  };
}

function lines(values: (string | null)[]): string[] {
  return values.map((value) => oneLine(value ?? '')).filter(Boolean);
}

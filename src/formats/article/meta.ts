/** Name and content of the meta elements of an article's page. */
import { authorNames, oneLine } from '../../domain/citation.ts';
import type { Language } from '../../domain/lists.ts';
import { pageUrl, urn } from '../links.ts';
import type { ArticleInput } from './input.ts';

type Meta = [name: string, content: string][];

const OPEN_GRAPH_LOCALES: Record<Language, string> = { en: 'en_GB', 'zh-Hans': 'zh_CN' };

/** Dublin Core in HTML (DCMI recommendation of 2008), terms of /terms/. */
export function dublinCore({ article, site }: ArticleInput): Meta {
  return present([
    ['DCTERMS.title', article.title],
    ...authorNames(article).map((name): [string, string] => ['DCTERMS.creator', name]),
    ['DCTERMS.contributor', article.byline],
    ['DCTERMS.publisher', site.publisher[article.language]],
    ['DCTERMS.issued', article.publishedOn],
    ['DCTERMS.available', article.releasedAt],
    ['DCTERMS.modified', article.updatedAt],
    ['DCTERMS.language', article.language],
    ['DCTERMS.type', 'Text'],
    ['DCTERMS.abstract', article.summary],
    ...article.topics.map(({ name }): [string, string] => ['DCTERMS.subject', name]),
    ['DCTERMS.source', article.source.name],
    ['DCTERMS.source', article.sourceUrl],
    ['DCTERMS.isPartOf', article.series?.title ?? null],
    ['DCTERMS.rights', article.rights?.text ?? null],
    ['DCTERMS.license', article.rights?.license ?? null],
    ['DCTERMS.identifier', urn(article.id)],
    ['DCTERMS.identifier', pageUrl({ site, slug: article.slug })],
  ]);
}

/** https://ogp.me, type article. */
export function openGraph({ article, site }: ArticleInput): Meta {
  const { image } = article;
  return present([
    ['og:type', 'article'],
    ['og:title', article.title],
    ['og:description', article.summary],
    ['og:url', pageUrl({ site, slug: article.slug })],
    ['og:site_name', site.name[article.language]],
    ['og:locale', OPEN_GRAPH_LOCALES[article.language]],
    ...article.translations.map(({ language }): [string, string] => [
      'og:locale:alternate',
      OPEN_GRAPH_LOCALES[language],
    ]),
    ['og:image', image && image.url],
    ['og:image:width', image && String(image.width)],
    ['og:image:height', image && String(image.height)],
    ['og:image:alt', image && image.alt],
    ['article:published_time', article.publishedOn],
    ['article:modified_time', article.updatedAt],
    ...article.topics.map(({ name }): [string, string] => ['article:tag', name]),
  ]);
}

function present(meta: [string, string | null][]): Meta {
  return meta.flatMap(([name, content]): Meta => {
    const text = oneLine(content ?? '');
    return text ? [[name, text]] : [];
  });
}

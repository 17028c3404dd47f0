/** schema.org OpinionNewsArticle as JSON-LD 1.1. */
import { toJson } from '../json.ts';
import { isBody } from '../citations/name.ts';
import { pageUrl, urn } from '../links.ts';
import type { ArticleInput } from './input.ts';

/** The description of an article for search engines and portals, its body excepted; absent values are left out. */
export function encodeJsonLd({ article, site, translationOf }: ArticleInput): string {
  const { language, image, rights, series } = article;
  const url = pageUrl({ site, slug: article.slug });
  return toJson({
    '@context': 'https://schema.org',
    '@type': 'OpinionNewsArticle',
    '@id': urn(article.id),
    identifier: [urn(article.id), `sha256:${article.sha256}`],
    url,
    mainEntityOfPage: url,
    headline: article.title,
    description: article.summary ?? undefined,
    inLanguage: language,
    datePublished: article.publishedOn,
    dateModified: article.updatedAt,
    version: article.edition,
    author: authors(article),
    publisher: { '@type': 'Organization', name: site.publisher[language], url: site.baseUrl },
    sourceOrganization: article.byline ? { '@type': 'Organization', name: article.byline } : undefined,
    creditText: article.source.name,
    isBasedOn: article.sourceUrl ?? undefined,
    sameAs: orNothing(article.appearances.map((appearance) => appearance.url)),
    isPartOf: series
      ? { '@type': 'CreativeWorkSeries', name: series.title, url: `${site.baseUrl}/v1/series/${series.slug}` }
      : undefined,
    position: series?.instalment ?? undefined,
    keywords: orNothing(article.topics.map(({ name }) => name)),
    image: image
      ? {
          '@type': 'ImageObject',
          url: image.url,
          width: image.width,
          height: image.height,
          caption: image.alt,
          creditText: image.credit ?? undefined,
        }
      : undefined,
    license: rights?.license ?? undefined,
    copyrightNotice: rights?.text ?? undefined,
    translationOfWork: translationOf
      ? { '@type': 'OpinionNewsArticle', '@id': urn(translationOf), ...versions({ article, site })[0] }
      : undefined,
    workTranslation: translationOf ? undefined : orNothing(versions({ article, site })),
    correction: orNothing(
      article.corrections.map(({ on, note }) => ({ '@type': 'CorrectionComment', datePublished: on, text: note })),
    ),
  });
}

/** The other language versions: of a translation its original, since there are two languages. */
function versions({ article, site }: ArticleInput) {
  return article.translations.map(({ language, slug }) => ({
    '@type': 'OpinionNewsArticle',
    inLanguage: language,
    url: pageUrl({ site, slug }),
  }));
}

/** One person or body each; of several attributions of the same person the first counts. */
function authors({ attributions }: ArticleInput['article']) {
  return attributions
    .filter(({ author }, index) => attributions.findIndex((other) => other.author.slug === author.slug) === index)
    .map(({ author, position, organization }) => ({
      '@type': isBody(author.name) ? 'Organization' : 'Person',
      name: author.name,
      jobTitle: position ?? undefined,
      affiliation: organization ? { '@type': 'Organization', name: organization.name } : undefined,
    }));
}

function orNothing<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** JSON that cannot end the script element it stands in, nor start a comment there. */
export function scriptSafe(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

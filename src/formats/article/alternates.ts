/** The other forms in which an article and the feeds it is in can be had: linked in the head and at the foot of its page. */
import { LABELS } from '../html/labels.ts';
import { apiUrl } from '../links.ts';
import type { ArticleInput } from './input.ts';

export type Alternate = { label: string; mediaType: string; url: string };

export function representations({ article, site }: ArticleInput): Alternate[] {
  const api = apiUrl({ site, slug: article.slug });
  const citation = `${api}/citation?format=`;
  return [
    { label: 'JSON', mediaType: 'application/json', url: `${api}.json` },
    { label: 'Markdown', mediaType: 'text/markdown', url: `${api}.md` },
    { label: LABELS[article.language].plainText, mediaType: 'text/plain', url: `${api}.txt` },
    { label: 'JSON-LD', mediaType: 'application/ld+json', url: `${api}.jsonld` },
    { label: 'BibTeX', mediaType: 'application/x-bibtex', url: `${citation}bibtex` },
    { label: 'RIS', mediaType: 'application/x-research-info-systems', url: `${citation}ris` },
    { label: 'CSL-JSON', mediaType: 'application/vnd.citationstyles.csl+json', url: `${citation}csl-json` },
    { label: 'GB/T 7714', mediaType: 'text/plain', url: `${citation}gbt7714` },
  ];
}

/** Feeds of the whole archive, of the article's series and of each of its authors, in the three formats. */
export function feeds({ article, site }: ArticleInput): Alternate[] {
  const { series, attributions, language } = article;
  const { inBrackets } = LABELS[language];
  const authors = new Map(attributions.map(({ author }) => [author.slug, author.name]));
  const sets = [
    { path: 'articles', label: site.name[language] },
    ...(series ? [{ path: `series/${series.slug}`, label: series.title }] : []),
    ...[...authors].map(([slug, name]) => ({ path: `authors/${slug}`, label: name })),
  ];
  return sets.flatMap(({ path, label }) => {
    const address = `${site.baseUrl}/feeds/${path}`;
    return [
      { label: label + inBrackets('RSS'), mediaType: 'application/rss+xml', url: `${address}.rss` },
      { label: label + inBrackets('Atom'), mediaType: 'application/atom+xml', url: `${address}.atom` },
      { label: label + inBrackets('JSON'), mediaType: 'application/feed+json', url: `${address}.json` },
    ];
  });
}

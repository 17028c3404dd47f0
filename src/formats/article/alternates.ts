/** The other forms in which an article and the feeds it is in can be had: linked in the head and at the foot of its page. */
import { apiUrl } from '../links.ts';
import type { ArticleInput } from './input.ts';

export type Alternate = { label: string; mediaType: string; url: string };

export function representations({ article, site }: ArticleInput): Alternate[] {
  const api = apiUrl({ site, slug: article.slug });
  const citation = `${api}/citation?format=`;
  return [
    { label: 'JSON', mediaType: 'application/json', url: `${api}.json` },
    { label: 'Markdown', mediaType: 'text/markdown', url: `${api}.md` },
    { label: 'Text', mediaType: 'text/plain', url: `${api}.txt` },
    { label: 'BibTeX', mediaType: 'application/x-bibtex', url: `${citation}bibtex` },
    { label: 'RIS', mediaType: 'application/x-research-info-systems', url: `${citation}ris` },
    { label: 'CSL-JSON', mediaType: 'application/vnd.citationstyles.csl+json', url: `${citation}csl-json` },
    { label: 'GB/T 7714', mediaType: 'text/plain', url: `${citation}gbt7714` },
  ];
}

/** Feeds of the whole archive and of the article's series, in the three formats. */
export function feeds({ article, site }: ArticleInput): Alternate[] {
  const { series } = article;
  const sets = [
    { path: 'articles', label: site.name[article.language] },
    ...(series ? [{ path: `series/${series.slug}`, label: series.title }] : []),
  ];
  return sets.flatMap(({ path, label }) => {
    const address = `${site.baseUrl}/feeds/${path}`;
    return [
      { label, mediaType: 'application/rss+xml', url: `${address}.rss` },
      { label, mediaType: 'application/atom+xml', url: `${address}.atom` },
      { label, mediaType: 'application/feed+json', url: `${address}.json` },
    ];
  });
}

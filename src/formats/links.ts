/** The addresses under which an article is found; docs/decisions/formats-addresses.md says which one is used where. */
import type { Site } from './site.ts';

/** The page of an article, for people: what feeds, citations and the sitemap point to. */
export function pageUrl({ site, slug }: { site: Site; slug: string }): string {
  return `${apiUrl({ site, slug })}.html`;
}

/** The article in the API, where Accept chooses its form. */
export function apiUrl({ site, slug }: { site: Site; slug: string }): string {
  return `${site.baseUrl}/v1/articles/${slug}`;
}

/** RFC 4122 name of an article: the same in every format and on every host. */
export function urn(id: string): string {
  return `urn:uuid:${id}`;
}

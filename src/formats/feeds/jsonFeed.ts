/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/. */
import type { Article } from '../../domain/article.ts';
import { authorNames } from '../../domain/citation.ts';
import { toJson } from '../json.ts';
import { pageUrl, urn } from '../links.ts';
import type { Feed } from './feed.ts';

/** `date_published` is the release by this archive; the `_archive` extension keeps what JSON Feed has no word for. */
export function encodeJsonFeed(feed: Feed): string {
  return toJson({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.homeUrl,
    feed_url: feed.selfUrl,
    language: feed.language,
    authors: [{ name: feed.site.publisher[feed.language] }],
    items: feed.items.map((article) => item({ article, feed })),
  });
}

/** Absent values are left out, as JSON Feed asks. */
function item({ article, feed }: { article: Article; feed: Feed }) {
  return {
    id: urn(article.id),
    url: pageUrl({ site: feed.site, slug: article.slug }),
    external_url: article.sourceUrl ?? undefined,
    title: article.title,
    summary: article.summary ?? undefined,
    content_html: article.body.html,
    image: article.image?.url,
    date_published: article.releasedAt,
    date_modified: article.updatedAt,
    authors: authorNames(article).map((name) => ({ name })),
    tags: article.topics.length > 0 ? article.topics.map(({ name }) => name) : undefined,
    language: article.language,
    attachments:
      article.attachments.length > 0
        ? article.attachments.map(({ url, mimeType, title, bytes }) => ({
            url,
            mime_type: mimeType,
            title,
            size_in_bytes: bytes,
          }))
        : undefined,
    _archive: {
      about: `${feed.site.baseUrl}/docs`,
      published_on: article.publishedOn,
      source: article.source.name,
      byline: article.byline,
      edition: article.edition,
      sha256: article.sha256,
      api_url: article.url,
    },
  };
}

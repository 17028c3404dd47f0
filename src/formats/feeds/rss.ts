/** RSS 2.0 with the namespaces that readers know: atom (links), content (full text), dc (people, source),
 *  prism (date of the original), media (picture and attachments). */
import escapeHtml from 'escape-html';
import type { Article } from '../../domain/article.ts';
import { authorNames, oneLine } from '../../domain/citation.ts';
import { pageUrl, urn } from '../links.ts';
import { toXml } from '../xml.ts';
import type { XmlNode } from '../xml.ts';
import type { Feed } from './feed.ts';
import { MEDIA_NAMESPACE, mediaOf } from './media.ts';

/**
 * https://www.rssboard.org/rss-specification; pubDate is the release by this archive, prism:publicationDate the original's day.
 * A description is HTML (https://www.rssboard.org/rss-profile), so plain text is escaped once for HTML and once for XML.
 */
export function encodeRss(feed: Feed): string {
  return toXml({
    rss: {
      '@version': '2.0',
      '@xmlns:atom': 'http://www.w3.org/2005/Atom',
      '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      '@xmlns:media': MEDIA_NAMESPACE,
      '@xmlns:prism': 'http://prismstandard.org/namespaces/basic/2.0/',
      channel: {
        title: oneLine(feed.title),
        link: feed.homeUrl,
        description: escapeHtml(oneLine(feed.description)),
        language: feed.language,
        lastBuildDate: rfc822(feed.updatedAt),
        'atom:link': { '@rel': 'self', '@type': 'application/rss+xml', '@href': feed.selfUrl },
        item: feed.items.map((article) => rssItem({ article, feed })),
      },
    },
  });
}

function rssItem({ article, feed }: { article: Article; feed: Feed }): XmlNode {
  return {
    title: oneLine(article.title),
    link: pageUrl({ site: feed.site, slug: article.slug }),
    description: escapeHtml(oneLine(article.summary ?? '')) || undefined,
    'content:encoded': article.body.html,
    'dc:creator': authorNames(article),
    category: article.topics.map(({ name }) => oneLine(name)),
    guid: { '@isPermaLink': 'false', '#text': urn(article.id) },
    pubDate: rfc822(article.releasedAt),
    enclosure: enclosure(article),
    'dc:source': oneLine(article.source.name),
    'dc:language': article.language,
    'dc:rights': oneLine(article.rights?.text ?? '') || undefined,
    'prism:publicationDate': article.publishedOn,
    ...mediaOf(article),
    'atom:link': article.sourceUrl ? { '@rel': 'via', '@href': article.sourceUrl } : undefined,
  };
}

/** An item may have one enclosure (RSS Board profile): the first attachment; media:content has them all. */
function enclosure({ attachments: [first] }: Article): XmlNode | undefined {
  return first && { '@url': first.url, '@length': first.bytes, '@type': first.mimeType };
}

/** RFC 822 date with the four-digit year that RSS asks for, in UTC. */
function rfc822(instant: string): string {
  return new Date(instant).toUTCString();
}

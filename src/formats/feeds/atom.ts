/** Atom 1.0 (RFC 4287). */
import type { Article } from '../../domain/article.ts';
import { authorNames, oneLine } from '../../domain/citation.ts';
import { pageUrl, urn } from '../links.ts';
import { toXml } from '../xml.ts';
import type { XmlNode } from '../xml.ts';
import type { Feed } from './feed.ts';
import { MEDIA_NAMESPACE, mediaOf } from './media.ts';

/** The feed's id is its own address; `published` is the release by this archive, prism:publicationDate the original's day. */
export function encodeAtom(feed: Feed): string {
  return toXml({
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      '@xmlns:media': MEDIA_NAMESPACE,
      '@xmlns:prism': 'http://prismstandard.org/namespaces/basic/2.0/',
      '@xml:lang': feed.language,
      id: feed.selfUrl,
      title: oneLine(feed.title),
      subtitle: oneLine(feed.description),
      updated: feed.updatedAt,
      author: { name: feed.site.publisher[feed.language] },
      link: [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': feed.selfUrl },
        { '@rel': 'alternate', '@href': feed.homeUrl },
      ],
      entry: feed.items.map((article) => entry({ article, feed })),
    },
  });
}

function entry({ article, feed }: { article: Article; feed: Feed }): XmlNode {
  return {
    '@xml:lang': article.language,
    id: urn(article.id),
    title: oneLine(article.title),
    published: article.releasedAt,
    updated: article.updatedAt,
    author: authorNames(article).map((name) => ({ name })),
    contributor: article.byline ? { name: oneLine(article.byline) } : undefined,
    category: article.topics.map(({ slug, name }) => ({ '@term': slug, '@label': oneLine(name) })),
    link: entryLinks({ article, feed }),
    rights: oneLine(article.rights?.text ?? '') || undefined,
    summary: oneLine(article.summary ?? '') || undefined,
    content: { '@type': 'html', '#text': article.body.html },
    'dc:source': oneLine(article.source.name),
    'prism:publicationDate': article.publishedOn,
    ...mediaOf({ ...article, attachments: [] }),
  };
}

function entryLinks({ article, feed }: { article: Article; feed: Feed }): XmlNode[] {
  const { site } = feed;
  // Not `alternate`: clients take the last one they see for the entry's own address.
  const translations = article.translations.map(({ language, slug }) => ({
    '@rel': 'related',
    '@type': 'text/html',
    '@hreflang': language,
    '@href': pageUrl({ site, slug }),
  }));
  return [
    {
      '@rel': 'alternate',
      '@type': 'text/html',
      '@hreflang': article.language,
      '@href': pageUrl({ site, slug: article.slug }),
    },
    ...translations,
    ...(article.sourceUrl ? [{ '@rel': 'via', '@href': article.sourceUrl }] : []),
    ...article.attachments.map(({ url, title, mimeType, bytes }) => ({
      '@rel': 'enclosure',
      '@type': mimeType,
      '@length': bytes,
      '@title': oneLine(title),
      '@href': url,
    })),
  ];
}

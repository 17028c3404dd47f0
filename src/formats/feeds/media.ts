/** Pictures and files of an article as Media RSS says them, https://www.rssboard.org/media-rss; RSS and Atom both take it. */
import type { Article } from '../../domain/article.ts';
import { oneLine } from '../../domain/citation.ts';
import type { XmlNode } from '../xml.ts';

export const MEDIA_NAMESPACE = 'http://search.yahoo.com/mrss/';

/** The picture first, then each attachment. */
export function mediaOf({ image, attachments }: Article): XmlNode {
  const picture: XmlNode[] = image
    ? [
        {
          ...{ '@url': image.url, '@medium': 'image', '@width': image.width, '@height': image.height },
          'media:description': { '@type': 'plain', '#text': oneLine(image.alt) },
          'media:credit': oneLine(image.credit ?? '') || undefined,
        },
      ]
    : [];
  const files = attachments.map(({ url, title, mimeType, bytes }): XmlNode => ({
    ...{ '@url': url, '@type': mimeType, '@fileSize': bytes, '@medium': 'document' },
    'media:title': { '@type': 'plain', '#text': oneLine(title) },
  }));
  return { 'media:content': [...picture, ...files] };
}

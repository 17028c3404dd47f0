/** Every answer that readers can find: from the lists, feeds, sitemap and OAI-PMH on, along every address that an answer names. */
import { createHash } from 'node:crypto';

const STARTS = [
  ...[
    '/v1',
    '/v1/articles',
    '/v1/articles?limit=100&fields=body',
    '/v1/changes?limit=100',
    '/v1/articles?q=machine',
    '/v1/articles?sort=-updatedAt',
  ],
  ...['/v1/authors', '/v1/organizations', '/v1/sources', '/v1/series', '/v1/topics', '/v1/suggest?q=a'],
  ...['/sitemap.xml', '/robots.txt', '/feeds/articles.atom', '/feeds/articles.rss', '/feeds/articles.json'],
  ...['ListRecords&metadataPrefix=oai_dc', 'ListIdentifiers&metadataPrefix=oai_dc', 'ListSets', 'Identify'].map(
    (verb) => `/oai?verb=${verb}`,
  ),
];
/** Not Last-Modified: it is never before the start of the process. */
const HEADERS = ['content-type', 'etag', 'location', 'link', 'content-disposition'];
/** Addresses asked for where nothing is said. */
const MOST = 3_000;

/**
 * Address -> status, headers and hash of the body, in one line; what says the time of the answer itself is left out.
 * @param named how answers begin the addresses of this archive, where that is not `base`
 */
export async function crawl(
  base: string,
  more: string[] = [],
  named = base,
  most = MOST,
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const queue = [...STARTS, ...more];
  const seen = new Set(queue);
  for (let next = queue.shift(); next !== undefined && answers.size < most; next = queue.shift()) {
    const response = await fetch(base + next, { redirect: 'manual' });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isText = /json|xml|text|html/.test(response.headers.get('content-type') ?? '');
    const text = isText
      ? bytes.toString().replace(/<responseDate>[^<]*<\/responseDate>|"(?:instance|requestId)":"[^"]*"/, '')
      : '';
    const sum = createHash('sha256')
      .update(isText ? text : bytes)
      .digest('hex');
    const shown = HEADERS.filter((name) => !(next.startsWith('/oai') && name === 'etag'));
    answers.set(next, [response.status, ...shown.map((name) => response.headers.get(name)), sum].join(' '));
    for (const found of addressesIn(text, named, response.headers.get('location'))) {
      if (seen.has(found)) continue;
      seen.add(found);
      queue.push(found);
    }
  }
  return answers;
}

function addressesIn(text: string, base: string, location: string | null): string[] {
  const plain = text.replaceAll('&amp;', '&');
  const absolute = plain
    .split(base)
    .slice(1)
    .map((rest) => /^[^\s"'<>\\)]*/.exec(rest)?.[0] ?? '');
  const tokens = [...plain.matchAll(/<resumptionToken[^>]*>([^<]+)</g)].map(
    ([, token]) => `/oai?verb=ListRecords&resumptionToken=${encodeURIComponent(token ?? '')}`,
  );
  const moved = location ? [location.replace(base, '')] : [];
  return [...absolute, ...tokens, ...moved]
    .map((address) => address.replace(/#.*$|[.,;}\]]+$/, ''))
    .filter((address) => address.startsWith('/') && !/^\/(admin|api|docs)\b/.test(address));
}

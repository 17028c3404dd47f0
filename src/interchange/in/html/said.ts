/** What a page says of itself beside its text: WeChat's own fields, Open Graph, Dublin Core and what portals write. */
import type { Said } from '../../document.ts';
import { cleanAddress } from '../tidy.ts';
import { attribute, byId, byTag, findAll, textOfNode } from './tree.ts';
import type { Element } from './tree.ts';

/** `lines`: what stands beside the article and may say when and where it was published. */
export function saidOf({ root, html, lines }: { root: Element; html: string; lines: readonly string[] }): Said {
  const meta = metaOf(root);
  const first = (...names: string[]) => names.map((name) => meta.get(name)).find((found) => found !== undefined);
  const text = (element: Element | undefined) =>
    element ? textOfNode(element).replace(/\s+/g, ' ').trim() || undefined : undefined;
  const titles = [text(byId(root, 'activity-name')), first('og:title', 'twitter:title', 'articletitle', 'dc.title')];
  const accounts = [
    text(byId(root, 'js_name')),
    variable(html, 'nickname'),
    first('contentsource', 'source'),
    lines.map((line) => SOURCE.exec(line)?.[1]).find(Boolean),
    first('og:site_name'),
  ];
  const dates = [
    text(byId(root, 'publish_time')),
    first('article:published_time', 'pubdate', 'publishdate', 'dc.date', 'weibo: article:create_at'),
    ...lines,
  ];
  return defined({
    title: titleOf({
      given: titles.find(Boolean),
      headings: findAll(root, ({ tagName }) => tagName === 'h1').map(text),
      page: text(byTag(root, 'title')),
    }),
    author: text(byId(root, 'js_author_name')) ?? first('author', 'article:author', 'dc.creator'),
    account: accounts.find(Boolean),
    publishedOn: dates.map(dateOf).find(Boolean) ?? wechatDate(html),
    address: addressOf(root, html, first('og:url')),
  });
}

const SOURCE = /(?:来源|來源|出处|稿源|source)\s*[:：丨|｜]\s*([^\s|｜丨]{2,40})/i;

/** The only heading of its rank is the title, if it is what the page calls itself by, without the name of the portal after it. */
function titleOf(input: { given?: string; headings: (string | undefined)[]; page?: string }): string | undefined {
  const { given, headings, page } = input;
  const heading = headings.length === 1 ? headings[0] : undefined;
  const called = given ?? page;
  if (heading && called && (called.startsWith(heading) || heading.startsWith(withoutPortal(called)))) return heading;
  return given ?? (page && withoutPortal(page));
}

const withoutPortal = (title: string): string =>
  title
    .replace(/^(.{4,}?)\s*[_|｜].{2,30}$/u, '$1')
    .replace(/\s*[-–—]\s*[^-–—]{0,12}(?:网|频道|日报|在线|门户|资讯|新闻)$/u, '');

function metaOf(root: Element): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of findAll(root, ({ tagName }) => tagName === 'meta')) {
    const name = (attribute(element, 'property') ?? attribute(element, 'name') ?? '').toLowerCase();
    const content = attribute(element, 'content')?.replace(/\s+/g, ' ').trim();
    if (content && !meta.has(name)) meta.set(name, content);
  }
  return meta;
}

const defined = (said: Said): Said => Object.fromEntries(Object.entries(said).filter(([, value]) => value)) as Said;

const dateOf = (text: string | undefined): string | undefined => {
  const found = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text ?? '');
  return found ? `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}` : undefined;
};

/** WeChat fills in the date by script, from seconds since 1970; the day is the one in China. */
function wechatDate(html: string): string | undefined {
  const seconds = /\bvar\s+ct\s*=\s*["'](\d{10})["']/.exec(html)?.[1];
  if (!seconds) return undefined;
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(Number(seconds) * 1000));
}

const variable = (html: string, name: string): string | undefined =>
  new RegExp(`\\bvar\\s+${name}\\s*=\\s*(?:htmlDecode\\()?["']([^"'<>]{1,100})["']`).exec(html)?.[1];

/** Browsers write where a page was saved from into a comment at its top. */
function addressOf(root: Element, html: string, declared: string | undefined): string | undefined {
  const canonical = findAll(root, ({ tagName }) => tagName === 'link').find(
    (link) => attribute(link, 'rel') === 'canonical',
  );
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(html.slice(0, 4_096))?.[1];
  const found = [canonical && attribute(canonical, 'href'), declared, saved].map(
    (one) => one && cleanAddress(one)?.href,
  );
  return found.find((one) => one?.startsWith('http'));
}

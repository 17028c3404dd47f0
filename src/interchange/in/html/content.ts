/** Which part of a page is the article: where the page says so itself, or by the names that portals give it. */
import { attribute, byId, byTag, findAll, textOfNode } from './tree.ts';
import type { Element } from './tree.ts';

/** Names of elements in which Chinese portals and usual publishing programs keep the text. */
const NAMED = new RegExp(
  '^(artibody|endtext|mp-editor|articlebody|trs_editor|ucapcontent|zoom|article|rich_media_content|' +
    '(article|art|news|detail|post|entry|main|page|text|single)[-_]?(content|body|text|txt|con|detail)|' +
    'content[-_]?(article|text|txt|body|main|con|detail))$',
  'i',
);
/** As much of the words in paragraphs as the article has at least. */
const SHARE = 0.6;

/** The element that holds the article; the body itself where nothing tells. */
export function contentOf(body: Element): Element {
  const articles = findAll(body, ({ tagName }) => tagName === 'article');
  const main = articles.length === 1 ? articles[0] : byTag(body, 'main');
  return byId(body, 'js_content') ?? main ?? namedContent(body) ?? body;
}

/** The smallest element with such a name that holds most of the paragraphs. */
function namedContent(body: Element): Element | undefined {
  const all = lengthOfParagraphs(body);
  if (all === 0) return undefined;
  const named = findAll(body, (element) => namesOf(element).some((name) => NAMED.test(name)));
  return named
    .filter((element) => lengthOfParagraphs(element) >= all * SHARE)
    .sort((one, other) => textOfNode(one).length - textOfNode(other).length)[0];
}

const namesOf = (element: Element): string[] =>
  `${attribute(element, 'id') ?? ''} ${attribute(element, 'class') ?? ''} ${attribute(element, 'itemprop') ?? ''}`.split(
    /\s+/,
  );

const lengthOfParagraphs = (element: Element): number =>
  findAll(element, ({ tagName }) => tagName === 'p').reduce((sum, one) => sum + textOfNode(one).trim().length, 0);

/** Elements beside the article that say when and where it was published. */
export function linesOfFacts(body: Element, content: Element): string[] {
  const inside = new Set(findAll(content, () => true));
  return findAll(body, (element) => !inside.has(element) && FACTS.test(namesOf(element).join(' ')))
    .map((element) => {
      const text = textOfNode(element).replace(/\s+/g, ' ').trim();
      return namesOf(element).includes('source') && text !== '' && !/[:：丨]/.test(text) ? `来源：${text}` : text;
    })
    .filter((text) => text.length > 0 && text.length <= 150);
}
const FACTS = /(^|[-_\s])(date|time|pub\w*|info|source|origin|laiyuan|ly|meta)([-_\s]|$)/i;

/** How an article is named in one line for ever: what a tombstone keeps, and what every longer citation starts from. */
import type { ArticleRecord } from './record.ts';
import type { Language } from './lists.ts';

export type Citable = Pick<ArticleRecord, 'id' | 'language' | 'title' | 'publishedOn' | 'attributions' | 'source'>;

/** GB/T 7714-2015, 8.1.2: of more than three authors, three are named. */
const NAMED_AUTHORS = 3;
const AND_OTHERS: Record<Language, string> = { en: 'et al.', 'zh-Hans': '等' };

/** "Authors. Title. Source, date. urn:uuid:…": one line of plain text, without an address and without an access date. */
export function cite(article: Citable): string {
  const authors = joinNames({ names: authorNames(article), language: article.language });
  const origin = `${oneLine(article.source.name)}, ${article.publishedOn}.`;
  return `${sentence(authors)} ${sentence(oneLine(article.title))} ${origin} urn:uuid:${article.id}`;
}

/** Each author once, in the article's order, however many attributions name the same person. */
export function authorNames({ attributions }: Pick<Citable, 'attributions'>): string[] {
  return [...new Map(attributions.map(({ author }) => [author.slug, oneLine(author.name)])).values()];
}

/** Up to three names, then "et al." or 等 in the language of the article. */
export function joinNames({ names, language }: { names: string[]; language: Language }): string {
  const named = names.slice(0, NAMED_AUTHORS);
  return (named.length < names.length ? [...named, AND_OTHERS[language]] : named).join(', ');
}

/** The text on one line: white space and control characters become single spaces, lone surrogates go. */
export function oneLine(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function sentence(text: string): string {
  return /[.!?。！？…]$/u.test(text) ? text : `${text}.`;
}

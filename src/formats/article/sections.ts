/** What stands around the body where there is no markup: the same statements for plain text and Markdown. */
import { cite, oneLine } from '../../domain/citation.ts';
import { LANGUAGES } from '../../domain/lists.ts';
import { LABELS } from '../html/labels.ts';
import { pageUrl } from '../links.ts';
import type { ArticleInput } from './input.ts';

/** Authors with position and organization, then date, source and byline; one statement a line. */
export function openingLines({ article }: ArticleInput): string[] {
  const { comma, colon, ...labels } = LABELS[article.language];
  const origin = [
    `${labels.published}${colon}${article.publishedOn}`,
    `${labels.source}${colon}${article.source.name}`,
  ];
  if (article.byline) origin.push(`${labels.byline}${colon}${article.byline}`);
  return [
    ...article.attributions.map(({ author, position, organization }) =>
      [author.name, position, organization?.name].filter(Boolean).join(comma),
    ),
    ...origin,
  ].map(oneLine);
}

/** Title and number of the series, before its introduction. */
export function seriesLine({ article: { series, language } }: ArticleInput): string | null {
  if (!series) return null;
  const number = series.instalment === null ? '' : ` · ${LABELS[language].instalment(series.instalment)}`;
  return oneLine(series.title) + number;
}

export type Statement = { label: string; text: string; url: string | null };

/** Corrections, original, translations, attachments, appearances, rights, citation, edition, hash: what is there, in this order. */
export function closing({ article, site }: ArticleInput): Statement[] {
  const { comma, colon, ...labels } = LABELS[article.language];
  const statements: [label: string, texts: (string | null | undefined)[], url?: string | null][] = [
    ...article.corrections.map(({ on, note }): [string, string[]] => [labels.corrections, [on, note]]),
    [labels.original, [], article.sourceUrl],
    ...article.translations.map(({ language, slug }): [string, string[], string] => [
      labels.translations,
      [LANGUAGES[language]],
      pageUrl({ site, slug }),
    ]),
    ...article.attachments.map(({ title, url }): [string, string[], string] => [labels.attachments, [title], url]),
    ...article.appearances.map(
      ({ source, title, publishedOn, url }): [string, (string | null | undefined)[], string] => [
        labels.appearances,
        [source?.name, title, publishedOn],
        url,
      ],
    ),
    [labels.rights, [article.rights?.text]],
    [labels.license, [], article.rights?.license],
    [labels.citation, [cite(article)], pageUrl({ site, slug: article.slug })],
    [labels.edition, [String(article.edition), article.updatedAt]],
    [labels.fixity, [article.sha256]],
  ];
  return statements
    .map(([label, texts, url]) => ({
      label: label + colon,
      text: oneLine(texts.filter(Boolean).join(comma)),
      url: url ?? null,
    }))
    .filter(({ text, url }) => text || url);
}

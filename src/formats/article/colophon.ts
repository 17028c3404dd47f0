/** The foot of an article's page: corrections, where else it appeared, rights, how to cite it, which edition this is. */
import { cite } from '../../domain/citation.ts';
import { dayOf } from '../../domain/words/days.ts';
import type { Language } from '../../domain/lists.ts';
import { LABELS, longDate } from '../html/labels.ts';
import { pageUrl } from '../links.ts';
import { representations } from './alternates.ts';
import type { ArticleInput } from './input.ts';
import { markup } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';

export function colophon(input: ArticleInput): Markup {
  const { article, site } = input;
  const { language } = article;
  const labels = LABELS[language];
  const url = pageUrl({ site, slug: article.slug });
  const topics = article.topics.map(({ name }) => name).join(labels.listComma);
  const edition = markup`<a href="${article.url}/editions/${article.edition}">${article.edition}</a>${labels.comma}${dayOfInstant(article.updatedAt, input)}`;
  return markup`<footer>
<dl>
${rows(labels.corrections, corrections(input))}
${rows(labels.attachments, attachments(input))}
${rows(labels.topics, topics ? [markup`${topics}`] : [])}
${rows(labels.appearances, appearances(input))}
${rows(labels.rights, rights(input))}
${rows(labels.citation, [markup`${cite(article)} <a href="${url}">${url}</a>`])}
${rows(labels.released, [dayOfInstant(article.releasedAt, input)])}
${rows(labels.edition, [edition])}
${rows(labels.fixity, [markup`<code>${article.sha256}</code>`])}
</dl>
<p class="formats small">${labels.formats}${labels.colon}${formats(input)}</p>
</footer>`;
}

function rows(label: string, values: Markup[]): Markup | null {
  return values.length > 0 ? markup`<dt>${label}</dt>${values.map((value) => markup`<dd>${value}</dd>`)}` : null;
}

function day(date: string, language: Language): Markup {
  return markup`<time datetime="${date}">${longDate({ date, language })}</time>`;
}

function dayOfInstant(instant: string, { article, site }: ArticleInput): Markup {
  const date = dayOf({ instant, timeZone: site.timeZone });
  return markup`<time datetime="${instant}">${longDate({ date, language: article.language })}</time>`;
}

function corrections({ article: { corrections: list, language } }: ArticleInput): Markup[] {
  return list.map(({ on, note }) => markup`${day(on, language)}${LABELS[language].colon}${note}`);
}

function attachments({ article }: ArticleInput): Markup[] {
  return article.attachments.map(
    ({ url, title, mimeType }) => markup`<a href="${url}" type="${mimeType}">${title}</a>`,
  );
}

function appearances({ article: { appearances: list, language } }: ArticleInput): Markup[] {
  const { comma } = LABELS[language];
  return list.map(
    ({ url, title, source, publishedOn }) =>
      markup`<a href="${url}" rel="external">${title ?? source?.name ?? url}</a>${title && source && comma + source.name}${
        publishedOn && markup`${comma}${day(publishedOn, language)}`
      }`,
  );
}

function rights({ article: { rights: stated, language } }: ArticleInput): Markup[] {
  const license =
    stated?.license &&
    markup`<a href="${stated.license}" rel="license">${LABELS[language].license}${LABELS[language].colon}${stated.license}</a>`;
  return [...(stated?.text ? [markup`${stated.text}`] : []), ...(license ? [license] : [])];
}

function formats(input: ArticleInput): Markup[] {
  return representations(input).map(
    ({ label, mediaType, url }, index) =>
      markup`${index > 0 && '\u00a0· '}<a href="${url}" type="${mediaType}">${label}</a>`,
  );
}

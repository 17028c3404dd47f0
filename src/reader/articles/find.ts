/** One public article, or the reason why there is none. */
import type { ArticleLookup, ArticleState } from '../../archive/ArchiveStore.ts';
import type { Article, Card } from '../../domain/article.ts';
import { articleTerms } from '../../domain/articleTerms.ts';
import type { Profile } from '../../domain/entity.ts';
import { MovedPermanently } from '../../http/endpoint.ts';
import type { Reader } from '../../http/endpoint.ts';
import { absoluteBody, absoluteHtml, absoluteUrls } from '../../http/answer/absolute.ts';
import { cacheTags } from '../../http/answer/headers.ts';
import { HttpProblem } from '../../http/problem.ts';

export type PublicArticle = Extract<ArticleLookup, { status: 'public' }>;

/** @throws HttpProblem not-found or withdrawn (with its tombstone); MovedPermanently for an old slug */
export async function findPublic({ reader, slug }: { reader: Reader; slug: string }): Promise<PublicArticle> {
  const found = await reader.store.findArticle(slug);
  if (!found) throw new HttpProblem({ code: 'not-found' });
  if (found.status === 'moved') throw new MovedPermanently(found.slug);
  if (found.status === 'public') return found;
  const { tombstone, state } = found;
  throw new HttpProblem({ code: 'withdrawn', tombstone, headers: cacheTags(tagsOf(state)) });
}

/** What an answer about one article is told by in caches: its id, and the entities it names. */
export function tagsOf({ edition, record }: ArticleState): string[] {
  const terms = record === null ? [] : articleTerms(record);
  return [`article-${edition.article.id}`, ...terms.map(({ filter, value }) => `${filter}-${value}`)];
}

/** The whole article with absolute addresses. The introduction is the series' present one in the article's language. */
export async function readArticle({ reader, found }: { reader: Reader; found: PublicArticle }): Promise<Article> {
  const { publicUrl } = reader.settings;
  const card = JSON.parse(absoluteUrls({ json: found.card, publicUrl })) as Card;
  const series = card.series && {
    ...card.series,
    introduction: await readIntroduction({ reader, card, slug: card.series.slug }),
  };
  return { ...card, series, body: absoluteBody({ body: found.state.record.body, publicUrl }) };
}

async function readIntroduction({ reader, card, slug }: { reader: Reader; card: Card; slug: string }) {
  const json = await reader.store.getEntity({ kind: 'series', slug });
  if (json === null) return null;
  const { introduction } = JSON.parse(json) as Profile<'series'>;
  const chosen = introduction[card.language];
  return chosen && { ...chosen, html: absoluteHtml({ html: chosen.html, publicUrl: reader.settings.publicUrl }) };
}

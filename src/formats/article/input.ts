/** What every representation of one article takes. */
import type { Article } from '../../domain/article.ts';
import type { Site } from '../site.ts';

/** Addresses inside the article are absolute. */
export type ArticleInput = {
  article: Article;
  site: Site;
  /** id of the article this one translates. */
  translationOf?: string | null;
};

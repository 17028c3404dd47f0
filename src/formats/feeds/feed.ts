/** A feed before it is written down: what RSS, Atom and JSON Feed have in common. */
import type { Article } from '../../domain/article.ts';
import type { Language } from '../../domain/lists.ts';
import type { Site } from '../site.ts';

/** Addresses are absolute, `updatedAt` is an instant, items come newest first; `language` is the feed's, items have their own. */
export type Feed = {
  site: Site;
  title: string;
  description: string;
  homeUrl: string;
  selfUrl: string;
  updatedAt: string;
  language: Language;
  items: Article[];
};

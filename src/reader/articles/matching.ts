/** All articles that match, for a file of them: counted first, then read in slices that leave others their time. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticlePage } from '../../archive/ArchiveStore.ts';
import { readCards } from '../../archive/cardBytes.ts';
import type { Card } from '../../domain/article.ts';
import type { ArticleQuery } from '../../domain/query.ts';
import { absoluteUrls } from '../../http/answer/absolute.ts';
import type { Reader } from '../../http/endpoint.ts';
import { invalidParameters } from '../../http/ask/readQuery.ts';
import { FILE_MAX } from './parameters.ts';
import type { FileQuery } from './parameters.ts';
import { toSelection } from './selection.ts';

/** Cards read at once: a few milliseconds of work. */
const SLICE = 100;
/** A search ranks all that it finds for each page of it. */
const SEARCH_SLICE = 500;

type Matching = {
  reader: Reader;
  query: FileQuery;
  /** Articles at most; Infinity for files that nobody waits for. */
  most?: number;
};

/** Slices in the order asked for; at least one, which may be empty. @throws HttpProblem invalid-parameters when too many match, or finding them takes too long */
export async function* matchingCards({ reader, query, most = FILE_MAX }: Matching): AsyncGenerator<Card[]> {
  const asked = toSelection(query);
  const { limit } = query;
  if (limit === undefined && most < Infinity) refuseTooMany(await reader.store.countArticles(asked));
  const size = asked.text === null ? SLICE : SEARCH_SLICE;
  let left = limit ?? most;
  for (let after: ArticleQuery['after'] = null; ;) {
    const page: ArticlePage = await reader.store.listArticles({
      ...asked,
      after,
      limit: Math.min(size, left),
      withBody: false,
    });
    if (page.isCut) throw tooLong();
    const cards = readCards(page.cards);
    left -= cards.length;
    for (let start = 0; start === 0 || start < cards.length; start += SLICE) {
      yield cards.slice(start, start + SLICE).map((card) => toCard({ json: card.toString(), reader }));
      await nextTurn();
    }
    if (page.next === null || left === 0) return;
    after = page.next;
  }
}

function refuseTooMany(count: number | null): void {
  if (count === null) throw tooLong();
  if (count <= FILE_MAX) return;
  const [many, most] = [count, FILE_MAX].map((number) => number.toLocaleString('en'));
  const message = `${many} articles match, and one file has ${most} at most: narrow them by year, from and to or another filter, or give a limit; all are in /v1/export/articles.jsonl.gz`;
  throw invalidParameters([{ parameter: 'limit', code: 'too-large', message }]);
}

/** A file has all that matches, or says that it has not. */
function tooLong() {
  const message =
    'to find all that this matches takes too long for one file: ask with fewer words, or narrow it by year';
  return invalidParameters([{ parameter: 'q', code: 'too-large', message }]);
}

function toCard({ json, reader }: { json: string; reader: Reader }): Card {
  return JSON.parse(absoluteUrls({ json, publicUrl: reader.settings.publicUrl })) as Card;
}

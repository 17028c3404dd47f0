/** The questions that can take long: one table, for whoever asks them here and for the threads that answer them elsewhere. */
import type { ArchiveReader } from '../../ArchiveStore.ts';
import { countArticles, countFacets, isCountKept } from './counts/counts.ts';
import { countEntities, listEntities } from './entities.ts';
import { guess } from './search/guess.ts';
import { harvest } from './harvest.ts';
import { isLongList, listPage } from './lists/lists.ts';
import type { Reading } from './reading.ts';
import { searchPage } from './search/search.ts';
import { suggest } from './search/suggest.ts';

/** As the archive's reader promises them. */
export type Questions = Pick<
  ArchiveReader,
  'listArticles' | 'countArticles' | 'countFacets' | 'suggest' | 'guess' | 'listEntities' | 'countEntities' | 'harvest'
>;
export type Question = {
  [Name in keyof Questions]: { name: Name; input: Parameters<Questions[Name]>[0] };
}[keyof Questions];

/** Answers on the connection it is given. */
export function questionsOf(reading: Reading): Questions {
  return {
    listArticles: async (query) => (query.text === null ? listPage(reading, query) : searchPage(reading, query)),
    countArticles: (selection) => countArticles(reading, selection),
    countFacets: (input) => countFacets(reading, input),
    guess: (text) => guess(reading, text),
    suggest: async (input) => suggest(reading, input),
    listEntities: async (query) => listEntities(reading.connection, query),
    countEntities: async (query) => countEntities(reading.connection, query),
    harvest: (query) => harvest(reading, query),
  };
}

/** Whether the answer may take more than some milliseconds in a large archive. */
export function isLong(reading: Pick<Reading, 'terms'>, { name, input }: Question): boolean {
  switch (name) {
    case 'listArticles':
      return input.text !== null || isLongList(reading.terms, input);
    case 'countArticles':
      return !isCountKept(reading.terms, input);
    case 'listEntities':
      return Boolean(input.sort) || input.text !== null;
    case 'harvest':
      return input.set !== null;
    default:
      return true;
  }
}

/** Words that mean the same, as administrators keep them: a row each, and the first list of the trade as its rows. */
import { TRADE_TERMS } from './tradeTerms.ts';

/** Words that mean the same; who searches for one of them finds the others too. */
export type SynonymRow = string[];

/** What a desk starts with, and what is used where there is no list. */
export const FIRST_SYNONYMS: SynonymRow[] = TRADE_TERMS.split('\n')
  .map((line) => line.split('|').map((term) => term.trim()))
  .filter((row) => row.length > 1);

/** What every question is asked of: a connection that sees what is committed, and what the store holds in memory. */
import type { Columns } from './counts/columns.ts';
import type { Vocabulary } from '../../search/spelling.ts';
import type { Synonyms } from '../../search/synonyms.ts';
import type { Connection } from '../connection.ts';
import type { Head } from '../head.ts';
import type { NameIndex } from './search/nameIndex.ts';
import type { Terms } from '../termTable.ts';

export type Reading = {
  connection: Connection;
  terms: Terms;
  head: Head;
  names: () => NameIndex;
  synonyms: () => Synonyms;
  /** Read on first use. */
  vocabulary: (reading: Pick<Reading, 'terms'>) => Promise<Vocabulary>;
  /** The listed articles in memory, read on first use. */
  columns: () => Promise<Columns>;
};

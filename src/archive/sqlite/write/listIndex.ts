/** Writing the indexes that lists are read from: rows are gathered and written at once, in order, for the sake of bulk. */
import type { Connection } from '../connection.ts';

export type ListIndex = {
  addDate(list: number, key: number): void;
  removeDate(list: number, key: number): void;
  addInstant(axis: number, instant: number, tie: number, key: number): void;
  removeInstant(axis: number, instant: number, tie: number, key: number): void;
  /** Writes what was added; call before the end of each transaction. */
  flush(): void;
  /** Forgets what was added: the transaction was rolled back. */
  discard(): void;
};

export function openListIndex(connection: Connection): ListIndex {
  let dates: number[][] = [];
  let instants: number[][] = [];
  const index: ListIndex = {
    addDate: (...row) => void dates.push(row),
    addInstant: (...row) => void instants.push(row),
    removeDate(...row) {
      index.flush();
      connection.sql('DELETE FROM by_date WHERE list = ? AND key = ?').run(...row);
    },
    removeInstant(...row) {
      index.flush();
      connection.sql('DELETE FROM by_instant WHERE axis = ? AND instant = ? AND tie = ? AND key = ?').run(...row);
    },
    flush() {
      if (dates.length > 0) connection.sql(INSERT_DATES).run(JSON.stringify(dates.sort(compare)));
      if (instants.length > 0) connection.sql(INSERT_INSTANTS).run(JSON.stringify(instants.sort(compare)));
      index.discard();
    },
    discard() {
      dates = [];
      instants = [];
    },
  };
  return index;
}

const INSERT_DATES = `INSERT INTO by_date SELECT value ->> 0, value ->> 1 FROM json_each(?)`;
const INSERT_INSTANTS = `INSERT INTO by_instant
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`;

function compare(a: number[], b: number[]): number {
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing < 0 ? 0 : (a[differing] as number) - (b[differing] as number);
}

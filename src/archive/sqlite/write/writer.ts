/** The one writer of a file: a transaction at a time, and memory in step with what was committed. */
import type { ColumnsCache } from '../read/counts/columns.ts';
import type { Connection } from '../connection.ts';
import { readHead, writeHead } from '../head.ts';
import type { Head } from '../head.ts';
import type { ReadModel } from './listing.ts';
import { openListIndex } from './listIndex.ts';
import { openSearchIndex } from './searchIndex.ts';
import type { Terms } from '../termTable.ts';
import { openTurns } from '../turns.ts';
import type { Turns } from '../turns.ts';

type Memory = { head: Head; terms: Terms; columns: ColumnsCache };

export type Writer = {
  connection: Connection;
  /** Waits for its turn, then runs `work` alone. */
  inTurn: Turns;
  /** One transaction in its turn; `touch` counts it as a write of that instant, and without it nothing has changed. */
  write<T>(work: (model: ReadModel, touch: (at: string) => void) => T): Promise<T>;
  /** Called once memory is in step with a commit. */
  onChange(listener: () => void): void;
  /** Brings memory in step with the file, whatever happened to it. */
  reload(): void;
};

export function openWriter(connection: Connection, { head, terms, columns }: Memory): Writer {
  const search = openSearchIndex(connection);
  const lists = openListIndex(connection);
  const listeners: (() => void)[] = [];
  const tell = () => listeners.forEach((listener) => listener());
  let changes: [number, number[] | null][] = [];
  const model: ReadModel = {
    connection,
    terms,
    search,
    lists,
    changed: (key, listed) => void changes.push([key, listed]),
  };
  const writer: Writer = {
    connection,
    inTurn: openTurns(),
    write: (work) =>
      writer.inTurn(() => {
        try {
          const result = connection.transact(() => {
            const done = work(model, (at) => writeHead(connection, head, at));
            search.flush();
            lists.flush();
            terms.flush();
            return done;
          });
          for (const [key, listed] of changes) columns.change(key, listed);
          tell();
          return result;
        } catch (error) {
          search.discard();
          lists.discard();
          writer.reload();
          throw error;
        } finally {
          changes = [];
        }
      }),
    onChange: (listener) => void listeners.push(listener),
    reload() {
      Object.assign(head, readHead(connection));
      terms.reload();
      columns.drop();
      tell();
    },
  };
  return writer;
}

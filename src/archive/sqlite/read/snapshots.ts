/** The archive as it was at one moment, for whoever reads longer than a request may take. */
import { ArchiveError } from '../../../domain/errors.ts';
import type { ArchiveSnapshot } from '../../ArchiveStore.ts';
import type { Connection } from '../connection.ts';
import { toArchiveError } from '../failures.ts';
import { readHead } from '../head.ts';
import { listPage } from './lists/lists.ts';
import type { Reading } from './reading.ts';

export type Snapshots = {
  open(): ArchiveSnapshot;
  /** What is read from them afterwards throws store-unavailable: whoever writes the file anew cannot wait for readers. */
  closeAll(): void;
};

export function openSnapshots(input: { file: string; reading: Reading; openReading: () => Connection }): Snapshots {
  const { file, reading, openReading } = input;
  const open = new Set<Connection>();

  const close = (connection: Connection) => {
    if (!open.delete(connection)) return;
    // Closing alone would not: the driver keeps what it read until later.
    connection.exec('ROLLBACK');
    connection.close();
  };
  const snapshotOf = (connection: Connection): ArchiveSnapshot => {
    const { seq, generation, at } = readHead(connection);
    return {
      revision: { seq, generation, at },
      async listArticles(query) {
        if (!open.has(connection)) throw new ArchiveError('store-unavailable', `${file}: the snapshot was closed`);
        try {
          return await listPage({ ...reading, connection }, query);
        } catch (error) {
          throw toArchiveError(file, error);
        }
      },
      close: () => close(connection),
    };
  };
  return {
    open() {
      const connection = openReading();
      open.add(connection);
      connection.exec('BEGIN');
      return snapshotOf(connection);
    },
    closeAll: () => [...open].forEach(close),
  };
}

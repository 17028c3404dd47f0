/** Appends to the archive in the given file until it is killed, and says the seq of each edition once it is stored. */
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { instant, publication, withdraw } from './support.ts';

const store = await openSqliteArchive({ file: process.argv[2] ?? '' });
for (let n = (await store.revision()).seq; ; n++) {
  const edition = await store.append(publication(n));
  process.stdout.write(`${edition.seq}\n`);
  if (n % 5 === 0) process.stdout.write(`${(await withdraw(store, n, instant(n))).seq}\n`);
}

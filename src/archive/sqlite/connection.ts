/** One connection to an SQLite file; the driver's sharp edges stay in here. */
import Database from 'libsql';
import { LRUCache } from 'lru-cache';

/** The driver ends the process on a boolean and cuts text at NUL when it reads: neither is ever handed to it. */
export type Value = string | number | Buffer | null;

export type Statement<Row extends Value[]> = {
  get(...values: Value[]): Row | undefined;
  all(...values: Value[]): Row[];
  run(...values: Value[]): void;
};

export type Connection = {
  /** The statement of this text, prepared once. Rows come as tuples in the order of the columns. */
  sql<Row extends Value[] = []>(text: string): Statement<Row>;
  exec(text: string): void;
  /** Runs `work` between BEGIN IMMEDIATE and COMMIT; whatever it throws is rolled back and thrown on. */
  transact<T>(work: () => T): T;
  close(): void;
};

const STATEMENTS_MAX = 500;

export function connect(path: string): Connection {
  const database = new Database(path);
  const statements = new LRUCache<string, Statement<never>>({ max: STATEMENTS_MAX });
  return {
    sql<Row extends Value[]>(text: string) {
      let statement = statements.get(text) as Statement<Row> | undefined;
      if (!statement) {
        statement = prepare<Row>(database, text);
        statements.set(text, statement as Statement<never>);
      }
      return statement;
    },
    exec: (text) => void database.exec(text),
    transact(work) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => void database.close(),
  };
}

/** Values always go as one array: a single object would be taken for named parameters. */
function prepare<Row extends Value[]>(database: Database.Database, text: string): Statement<Row> {
  const statement = database.prepare<[Value[]]>(text);
  const reads = statement.reader;
  if (reads) statement.raw();
  return {
    get: (...values) => statement.get(values) as Row | undefined,
    all: (...values) => statement.all(values) as Row[],
    run: (...values) => void (reads ? statement.get(values) : statement.run(values)),
  };
}

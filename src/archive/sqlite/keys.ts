/**
 * Keys of articles: one whole number that orders them by day of publication and, within a day, by id. The day (from
 * 1000-01-01) takes the upper 22 bits and the place of the id the lower 31, 53 in all: what a JavaScript number holds
 * exactly. One column is then order, cursor, date range and row number in every table.
 */
import type { Connection, Value } from './connection.ts';

const DAY = 86_400_000;
const DAY_BEFORE_FIRST = Date.UTC(1000, 0, 1) / DAY - 1;
export const KEYS_A_DAY = 2 ** 31;

/** The lowest key of a calendar date. */
export function firstKeyOf(date: string): number {
  return (Date.parse(date) / DAY - DAY_BEFORE_FIRST) * KEYS_A_DAY;
}

/** The calendar date of a key. */
export function dateOf(key: number): string {
  const days = Math.floor(key / KEYS_A_DAY) + DAY_BEFORE_FIRST;
  return new Date(days * DAY).toISOString().slice(0, 10);
}

/** Room before the first and after the last place, for ids that begin alike at either end. */
const MARGIN = 2 ** 29;

/** Where within its day (or instant) the id belongs, by its first 30 bits; ids that share them share it. */
export function tieOf(id: Buffer): number {
  return MARGIN + (id.length < 4 ? 0 : id.readUInt32BE(0) >>> 2);
}

/** Where within its day a key is: as a rule tieOf its id. */
export function placeInDay(key: number): number {
  return key % KEYS_A_DAY;
}

/** The keys of a JSON array, in its order. */
export const EACH_KEY = 'json_each(?) AS k';

/** A UUID as its 16 bytes, whose order is that of its lower-case text. */
export function toBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

export function toUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The key of an article of any state. */
export function keyOfId(connection: Connection, id: string): number | undefined {
  return connection.sql<[number]>('SELECT key FROM articles WHERE id = ?').get(toBytes(id))?.[0];
}

/** Room left after an id that has no place of its own, for the ids that follow it. */
const STEP = 4096;

/**
 * A free key for an article of this day, in order of id among its neighbours. Ids that begin alike are placed side by
 * side; only a day with no room left between two of them takes the next free key instead.
 */
export function placeKey(connection: Connection, date: string, id: Buffer): number {
  const first = firstKeyOf(date);
  const end = first + KEYS_A_DAY;
  const wanted = first + tieOf(id);
  const below = neighbour(connection, BELOW, first, wanted);
  const above = neighbour(connection, ABOVE, wanted, end);
  const isTaken = below?.key === wanted || isBefore(id, below?.id) || isBefore(above?.id, id);
  return isTaken ? squeeze(connection, { first, end, wanted, id }) : wanted;
}

type Place = { first: number; end: number; wanted: number; id: Buffer };

function squeeze(connection: Connection, { first, end, wanted, id }: Place): number {
  const low = neighbour(connection, LAST_BEFORE, first, end, id)?.key ?? first - 1;
  const high = neighbour(connection, ABOVE, low, end)?.key ?? end;
  const step = Math.min(STEP, Math.floor((high - low) / 2));
  if (step < 1) return neighbour(connection, NEXT_FREE, low)?.key ?? low + 1;
  if (wanted <= low) return low + step;
  return wanted >= high ? high - step : wanted;
}

function isBefore(id: Buffer | undefined, other: Buffer | undefined): boolean {
  return id !== undefined && other !== undefined && id.compare(other) < 0;
}

function neighbour(connection: Connection, sql: string, ...values: Value[]) {
  const row = connection.sql<[number, Buffer]>(sql).get(...values);
  return row && { key: row[0], id: row[1] };
}

const BELOW = 'SELECT key, id FROM articles WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT 1';
const ABOVE = 'SELECT key, id FROM articles WHERE key > ? AND key < ? ORDER BY key LIMIT 1';
const LAST_BEFORE = 'SELECT key, id FROM articles WHERE key >= ? AND key < ? AND id < ? ORDER BY key DESC LIMIT 1';
const NEXT_FREE = `SELECT key + 1, id FROM articles AS taken WHERE key >= ?
  AND NOT EXISTS (SELECT 1 FROM articles WHERE key = taken.key + 1) ORDER BY key LIMIT 1`;

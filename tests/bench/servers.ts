/** The servers that are compared, each in a process of its own: `servers.ts <kind> <folder>` prints its port. */
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import Database from 'libsql';
import pino from 'pino';
import { openSqliteArchive } from '../../src/archive/sqlite/store.ts';
import { loadConfig } from '../../src/config.ts';
import { createReader } from '../../src/reader/createReader.ts';
import { readerSettings } from '../../src/server/readerSettings.ts';
import { stockPayload } from './stockPayload.ts';

const [, , kind = '', folder = ''] = process.argv;
const archiveFile = path.join(folder, 'archive.db');

/** Our reader alone; `cold` keeps no answer, so that each request is as if it were the first. */
async function reader(cacheBytes: number): Promise<RequestListener> {
  const store = await openSqliteArchive({ file: archiveFile, readOnly: true });
  const config = loadConfig({ RATE_LIMIT: '0', DATABASE_URL: `file:${folder}` });
  const settings = { ...readerSettings(config), cacheBytes };
  return createReader({ store, settings, log: pino({ level: 'silent' }) });
}

/** Express that sends the same bytes as our hot list. */
function bare(): RequestListener {
  const body = Buffer.from(process.env.BENCH_BODY ?? '');
  return express().get('/', (_req, res) => void res.type('application/json').send(body));
}

/** Express that runs one prepared statement for 20 stored JSON rows. */
function statement(): RequestListener {
  const db = new Database(archiveFile);
  const rows = db.prepare('SELECT card FROM articles WHERE key < ? AND is_public = 1 ORDER BY key DESC LIMIT 20').raw();
  const { last } = db.prepare('SELECT max(key) AS last FROM articles').get() as { last: number };
  return express().get('/', (_req, res) => {
    const cards = rows.all([Math.floor(last * (1 - Math.random() / 50))]) as [string][];
    res.type('application/json').send(`{"data":[${cards.map(([card]) => card).join(',')}]}`);
  });
}

const KINDS: Record<string, () => Promise<RequestListener> | RequestListener> = {
  reader: () => reader(256 * 1024 * 1024),
  cold: () => reader(1),
  bare,
  statement,
  payload: () => stockPayload(folder),
};

const listener = await KINDS[kind]?.();
const server = createServer(listener).listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
process.on('message', () => process.send?.({ rss: process.memoryUsage().rss }));

/** The servers that are compared but stock Payload: `servers.ts <kind> <folder> <articles> [address]`. */
import { createServer, get } from 'node:http';
import type { Server } from 'node:http';
import path from 'node:path';
import express from 'express';
import Database from 'libsql';
import type { ArchiveStore } from '../../src/archive/ArchiveStore.ts';
import { mongoClient } from '../../src/archive/journal/connect.ts';
import { openMongoJournal } from '../../src/archive/journal/mongodb.ts';
import { openJournalArchive } from '../../src/archive/journal/open.ts';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { createReader } from '../../src/reader/createReader.ts';
import { createAppServer } from '../../src/server/appServer.ts';
import { archiveFile, rowsFile } from './archive.ts';
import { obey, orders } from './orders.ts';

const [, , kind = '', folder = '', count = '', address = ''] = process.argv;
const articles = Number(count);

const threads = { count: Number(process.env['SEARCH_THREADS'] ?? 2) };

const reader = async (): Promise<Server> =>
  serverOf(await openSqliteArchive({ file: archiveFile(folder, articles), threads }));

/** An instance whose archive follows the journal at `address`. */
async function follower(): Promise<Server> {
  const journal = openMongoJournal({ db: (await mongoClient(address)).db(), writer: 'follower' });
  const tell = (details: object) => void process.stderr.write(`${JSON.stringify(details)}\n`);
  const log = { info: () => undefined, warn: tell, error: tell };
  const file = path.join(folder, `follower-${articles}.db`);
  const { store, follow, status } = await openJournalArchive({
    journal,
    file,
    log,
    threads,
    mayWrite: () => undefined,
  });
  follow();
  orders.set('behind', async () => (status().caughtUp ? 0 : 1));
  return serverOf(store);
}

/** Only the store and the reader, with the memory for answers that is the default. */
async function serverOf(store: ArchiveStore): Promise<Server> {
  let release = Date.parse('2100-01-01T00:00:00.000Z');
  // Every change of the archive empties the cache of answers; this one changes nothing else.
  orders.set('forget', () => store.setNextRelease(new Date((release += 1000)).toISOString()));
  const app = createReader({
    store,
    log: { error: (details) => process.stderr.write(`${JSON.stringify(details)}\n`) },
    settings: {
      publicUrl: 'http://127.0.0.1',
      archiveName: { en: 'Opinion Archive', 'zh-Hans': '观点档案' },
      publisherName: { en: 'The Association', 'zh-Hans': '协会' },
      contactEmail: 'archive@localhost',
      timeZone: 'Asia/Shanghai',
      trustProxy: 0,
      cacheBytes: 48 * 1024 * 1024,
      maxAgeSeconds: 60,
      rateLimit: null,
      metricsToken: null,
      exportFolder: path.join(folder, 'exports'),
    },
  });
  return createAppServer(app);
}

/** Express that sends the bytes which the server at `address` sends, without even an ETag. */
async function bare(): Promise<Server> {
  const known = new Map<string, { type: string; body: Buffer }>();
  const app = express().disable('etag');
  app.use((req, res, next) => {
    const same = known.get(req.url);
    if (same) return void res.set('Content-Type', same.type).send(same.body);
    get(address + req.url, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const type = answer.headers['content-type'] ?? '';
        known.set(req.url, { type, body: Buffer.concat(chunks) });
        res.sendStatus(answer.statusCode ?? 500);
      });
    }).on('error', next);
  });
  return createServer(app);
}

/** Express that runs one prepared statement for 20 stored JSON rows, without even an ETag. */
async function statement(): Promise<Server> {
  const rows = new Database(rowsFile(folder), { readonly: true });
  const page = rows.prepare('SELECT json FROM rows WHERE key < ? ORDER BY key DESC LIMIT 20').raw();
  const app = express().disable('etag');
  app.get('/rows', (req, res) => {
    const found = page.all([Number(req.query['below'])]) as [string][];
    res.type('json').send(`{"data":[${found.map(([json]) => json).join(',')}]}`);
  });
  return createServer(app);
}

const KINDS: Record<string, () => Promise<Server>> = { reader, follower, bare, statement };
const server = await KINDS[kind]?.();
if (server) obey(server);

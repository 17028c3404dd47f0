/** A reader over HTTP on a real store in a temporary folder, with a small archive in it. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { AppendInput, ArchiveStore, MediaFile } from '../../src/archive/ArchiveStore.ts';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import type { EntityProfile } from '../../src/domain/entity.ts';
import type { ArticleRecord } from '../../src/domain/record.ts';
import { createReader } from '../../src/reader/createReader.ts';
import type { ReaderSettings } from '../../src/http/settings.ts';
import { createAppServer } from '../../src/server/appServer.ts';
import { buildRecord } from '../support/articles.ts';

export const PUBLIC_URL = 'https://archive.example';

export const SETTINGS: ReaderSettings = {
  publicUrl: PUBLIC_URL,
  archiveName: { en: 'Opinion Archive', 'zh-Hans': '观点档案' },
  publisherName: { en: 'The Association', 'zh-Hans': '协会' },
  contactEmail: 'archive@archive.example',
  timeZone: 'Asia/Shanghai',
  trustProxy: 0,
  cacheBytes: 10_000_000,
  maxAgeSeconds: 60,
  rateLimit: null,
  metricsToken: null,
  exportFolder: '',
};

export type Served = {
  url: string;
  store: ArchiveStore;
  /** What was logged as an error. */
  logged: object[];
  get(path: string, init?: RequestInit): Promise<Response>;
  json(path: string, init?: RequestInit): Promise<{ status: number; body: any; headers: Headers }>; // eslint-disable-line @typescript-eslint/no-explicit-any
  close(): Promise<void>;
};

type Options = Partial<Omit<Parameters<typeof createReader>[0], 'store' | 'settings'>> & {
  settings?: Partial<ReaderSettings>;
  /** Stands between the reader and the real store. */
  wrap?: (store: ArchiveStore) => ArchiveStore;
};

const open = new Set<Served>();
/** For afterAll: a test that failed halfway leaves nothing behind that would keep Jest from exiting. */
export async function closeAll(): Promise<void> {
  for (const served of open) await served.close();
}

/** Runs `work` at another time of day: the clock of this process stands there, timers go on. */
export async function at<T>(instant: string, work: () => Promise<T>): Promise<T> {
  jest.useFakeTimers({ now: new Date(instant), doNotFake: REAL });
  try {
    return await work();
  } finally {
    jest.useRealTimers();
  }
}
const REAL = [
  ...(['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'] as const),
  ...(['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
];

/** Serves an empty archive; `fill` or the store itself puts something into it. */
export async function serveArchive({ settings, wrap, ...options }: Options = {}): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-'));
  const store = await openSqliteArchive({ file: join(folder, 'archive.db') });
  const logged: object[] = [];
  const app = createReader({
    store: wrap ? wrap(store) : store,
    settings: { ...SETTINGS, exportFolder: join(folder, 'exports'), ...settings },
    log: { error: (details) => logged.push(details) },
    ...options,
  });
  const server = createAppServer(app);
  // Client and server share one event loop: after a long pause both would take hold of the same idle connection.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = (path: string, init?: RequestInit) => fetch(url + path, { redirect: 'manual', ...init });
  const served: Served = {
    url,
    store,
    logged,
    get,
    async json(path, init) {
      const { status, headers, ...answer } = await get(path, init).then(async (response) => ({
        status: response.status,
        headers: response.headers,
        body: JSON.parse(await response.text()) as unknown,
      }));
      return { status, headers, body: answer.body };
    },
    async close() {
      if (!open.delete(served)) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  open.add(served);
  return served;
}

/** The id of the n-th article: ids and dates rise together. */
export function idOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

let clock = Date.parse('2026-01-01T00:00:00.000Z');
/** Instants one minute apart, so that every edition has its own. */
export function nextInstant(): string {
  clock += 60_000;
  return new Date(clock).toISOString();
}

export function published(record: ArticleRecord): AppendInput {
  return { kind: 'published', articleId: record.id, at: nextInstant(), record, expectedEditions: 0 };
}

export async function withdraw({ store, record }: { store: ArchiveStore; record: ArticleRecord }): Promise<void> {
  const at = nextInstant();
  const { title, publishedOn } = record;
  const editions = (await store.state(record.id))?.editions ?? 0;
  await store.append({
    kind: 'withdrawn',
    articleId: record.id,
    at,
    record: { title, publishedOn, withdrawnAt: at, reason: 'The author asked for it', citation: `${title}.` },
    expectedEditions: editions,
  });
}

const text = (en: string, zh: string | null = null) => ({ en, 'zh-Hans': zh });

/** A file of these bytes under their hash. */
export function fileOf(text: string, kind: Pick<MediaFile, 'extension' | 'mimeType'>): MediaFile {
  const bytes = Buffer.from(text);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), ...kind, name: null, bytes };
}

export const LOGO = fileOf('logo', { extension: 'png', mimeType: 'image/png' });

export const ENTITIES: EntityProfile[] = [
  {
    kind: 'author',
    profile: {
      slug: 'jiang-baoquan',
      name: 'Jiang Baoquan',
      names: text('Jiang Baoquan', '蒋保全'),
      bio: text('Builds machine tools.'),
      portrait: null,
      positions: [
        {
          position: text('Chief Executive'),
          organization: { slug: 'spark-machine-tools', name: 'Spark Machine Tools' },
          from: '2010-01-01',
          to: null,
        },
      ],
      sameAs: [],
    },
  },
  {
    kind: 'organization',
    profile: {
      slug: 'spark-machine-tools',
      name: 'Spark Machine Tools',
      names: text('Spark Machine Tools', '星火机床'),
      kind: 'company',
      place: text('Tianshui'),
      website: 'https://spark.example/',
      logo: { url: `/media/${LOGO.sha256}.png`, alt: 'Logo', credit: null, width: 10, height: 10 },
    },
  },
  {
    kind: 'source',
    profile: {
      slug: 'gansu-belt-and-road-portal',
      name: 'Gansu Belt and Road Portal',
      names: text('Gansu Belt and Road Portal'),
      kind: 'portal',
      website: null,
    },
  },
  {
    kind: 'series',
    profile: {
      slug: 'ceo-opinions',
      name: 'CEO Opinions',
      names: text('CEO Opinions', '企业家观点'),
      introduction: { en: { html: '<p>Opinions of members.</p>', text: 'Opinions of members.' }, 'zh-Hans': null },
      publisher: { slug: 'spark-machine-tools', name: 'Spark Machine Tools' },
      cadence: 'irregular',
    },
  },
  {
    kind: 'topic',
    profile: {
      slug: 'machine-tools',
      name: 'Machine tools',
      names: text('Machine tools', '机床'),
      parent: null,
      description: text(''),
    },
  },
];

/** `count` articles named opinion-1 to opinion-n, the last one the newest, and the profiles of all they name. */
export async function fill({ store, count }: { store: ArchiveStore; count: number }): Promise<ArticleRecord[]> {
  for (const entity of ENTITIES) await store.putEntity(entity, nextInstant());
  const records = Array.from({ length: count }, (_, index) => numbered(index + 1));
  await store.appendMany(records.map(published));
  return records;
}

export function numbered(n: number, overrides: Partial<ArticleRecord> = {}): ArticleRecord {
  const day = new Date(Date.UTC(2020, 0, n)).toISOString().slice(0, 10);
  return buildRecord({
    id: idOf(n),
    slug: `opinion-${n}`,
    title: `Opinion ${n} on machine tools`,
    publishedOn: day,
    series: { slug: 'ceo-opinions', title: 'CEO Opinions', instalment: n },
    ...overrides,
  });
}

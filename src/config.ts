/**
 * All settings of the program: one schema, a default and a line of documentation each.
 * The only reader of the environment and of a `.env` file; everything else is handed the result of `loadConfig`.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'dotenv';
import { z } from 'zod';

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const secretRule = z.string().min(32, 'at least 32 characters');

export const settingsSchema = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for every interface'),
  PORT: whole(0, 65_535).default(3000).describe('Port to listen on; 0 lets the system choose'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('Address readers and staff use, without a trailing slash; default http://localhost:PORT'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|mongodb(\+srv)?:\/\/.+)$/, 'file:<folder> or mongodb://…')
    .default('file:./data')
    .describe('Where everything is kept: file:<folder> for the embedded engine, mongodb://… for a replica set'),
  DATA_FOLDER: z
    .string()
    .min(1)
    .default('./data')
    .describe('With MongoDB: this instance’s own folder, for its copy of the archive and the files staff upload'),
  SERVE: z
    .enum(['all', 'desk', 'reader'])
    .default('all')
    .describe(
      'all; with MongoDB also desk, an instance for staff alone, or reader, one that answers readers and has no admin',
    ),
  MONGODB_WITHOUT_TRANSACTIONS: z
    .enum(['refuse', 'accept'])
    .default('refuse')
    .describe(
      'accept: the desk runs on a server without transactions: a crash may leave a half-saved draft, and a save that failed is not made again by itself but says that staff should look',
    ),
  PAYLOAD_SECRET: secretRule
    .optional()
    .describe('Signs sessions, 32 characters or more; made and kept in the data folder with the embedded engine'),
  ADMIN_EMAIL: z.email().default('admin@example.org').describe('E-mail of the first administrator'),
  ADMIN_PASSWORD: z
    .string()
    .min(10, 'at least 10 characters')
    .optional()
    .describe('Password of the first administrator; without it one is made and printed once'),
  OWN_APPROVAL: z
    .enum(['allow', 'refuse'])
    .default('allow')
    .describe('refuse: nobody approves or publishes a text that they wrote or changed themselves'),
  ARCHIVE_NAME_EN: z.string().min(1).default('CMTBA Opinion Archive').describe('Name of the archive in English'),
  ARCHIVE_NAME_ZH: z.string().min(1).default('中国机床工具工业协会观点文库').describe('Name of the archive in Chinese'),
  PUBLISHER_NAME_EN: z
    .string()
    .min(1)
    .default("China Machine Tool & Tool Builders' Association")
    .describe('The association in English, as feeds, citations and OAI-PMH name it'),
  PUBLISHER_NAME_ZH: z.string().min(1).default('中国机床工具工业协会').describe('The association in Chinese'),
  CONTACT_EMAIL: z.email().default('archive@example.org').describe('Public contact in feeds and OAI-PMH'),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'a time zone by its IANA name, such as Asia/Shanghai')
    .default('Asia/Shanghai')
    .describe('Time zone of the days that people read on pages and in citations; data stay in UTC'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server, smtp://user:password@host:587 or smtps://…; without it no e-mail is sent'),
  MAIL_FROM: z.email().default('archive@example.org').describe('Sender of the e-mail to staff'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('What is logged: fatal, error, warn, info, debug or silent'),
  TRUST_PROXY: z
    .string()
    .default('0')
    .describe('Proxies in front: a number of hops, or addresses and networks separated by commas'),
  RATE_LIMIT: whole(0, 1_000_000).default(1200).describe('Requests a client address may make per minute; 0 = no limit'),
  SIGN_IN_LIMIT: whole(0, 1_000_000)
    .default(30)
    .describe('Attempts to sign in or to get a new password that a client address may make per minute; 0 = no limit'),
  ADMIN_LIMIT: whole(0, 1_000_000)
    .default(120)
    .describe('Pages of the admin that a client address may ask for per minute before it signs in; 0 = no limit'),
  CACHE_MB: whole(1, 65_536).default(48).describe('Memory for cached answers, in megabytes'),
  SEARCH_THREADS: whole(0, 64)
    .default(2)
    .describe(
      'Threads that search and count, each with some 40 MB, in an archive of 5,000 articles and more; 0 = none',
    ),
  MAX_AGE: whole(0, 86_400).default(60).describe('Seconds a cache in front may keep an answer'),
  METRICS_TOKEN: z
    .string()
    .min(16, 'at least 16 characters')
    .optional()
    .describe('Bearer token for /metrics; without it only this machine may read them'),
  BACKUP_FOLDER: z
    .string()
    .default('')
    .describe('Where backups that are started in the admin go; default where the last backup went'),
  VERIFY_HOURS: whole(0, 8760)
    .default(24)
    .describe('Hours between two checks of every hash while the server runs; 0 = none'),
  MAX_UPLOAD_MB: whole(1, 500).default(20).describe('Largest file staff can upload, in megabytes'),
});

/** Settings as given, by their environment names. */
export type Settings = z.infer<typeof settingsSchema>;

/** Where everything is kept: one folder on a local disk, or MongoDB with a folder of this instance's own. Both absolute. */
export type Engine = { kind: 'sqlite'; folder: string } | { kind: 'mongodb'; url: string; folder: string };

/** Settings with everything that follows from them. */
export type Config = Omit<Settings, 'PUBLIC_URL' | 'TRUST_PROXY'> & {
  engine: Engine;
  /** Folders of the files that staff upload and of those that articles were imported from, absolute. */
  uploads: string;
  originals: string;
  PUBLIC_URL: string;
  PAYLOAD_SECRET: string;
  TRUST_PROXY: number | string[];
  production: boolean;
};
/** Settings of the embedded engine, whose folder is the archive itself. */
export type EmbeddedConfig = Config & { engine: Extract<Engine, { kind: 'sqlite' }> };

/** Thrown with every problem in one message, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Record<string, string | undefined>;

/** Reads and checks the settings. @throws ConfigError naming every setting that is wrong */
export function loadConfig(env: Environment = environment()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const engine = engineOf(given.DATABASE_URL ?? 'file:./data', given.DATA_FOLDER ?? './data');
  problems.push(...serveProblems(engine, given.SERVE));
  if (engine.kind === 'mongodb' && given.SERVE !== 'reader' && !given.PAYLOAD_SECRET) {
    problems.push('PAYLOAD_SECRET: required with MongoDB, at least 32 characters');
  }
  if (given.PAYLOAD_DROP_DATABASE === 'true') {
    problems.push('PAYLOAD_DROP_DATABASE: must not be set, it would empty the desk at every start');
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  const settings = parsed.data;
  return {
    ...settings,
    engine,
    ...fileFolders(engine.folder),
    PUBLIC_URL: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    PAYLOAD_SECRET: settings.PAYLOAD_SECRET ?? embeddedSecret(engine, env),
    TRUST_PROXY: trustProxy(settings.TRUST_PROXY),
    production: env.NODE_ENV === 'production',
  };
}

/** Instances that do one thing alone need others beside them. */
function serveProblems({ kind }: Engine, serve: string | undefined): string[] {
  const isAlone = kind === 'sqlite' && (serve === 'desk' || serve === 'reader');
  return isAlone ? [`SERVE: ${serve} needs MongoDB, the embedded engine has one process`] : [];
}

function engineOf(url: string, dataFolder: string): Engine {
  if (!url.startsWith('file:')) return { kind: 'mongodb', url, folder: path.resolve(dataFolder) };
  return { kind: 'sqlite', folder: path.resolve(url.slice('file:'.length)) };
}

/** The process's own environment over a `.env` file in the folder it runs in. */
function environment(): Environment {
  return { ...(existsSync('.env') ? parse(readFileSync('.env')) : {}), ...process.env };
}

function trustProxy(value: string): number | string[] {
  return /^\d+$/.test(value) ? Number(value) : value.split(',').map((part) => part.trim());
}

/** The embedded engine's own secret, made once and readable by its owner alone. A build needs none, so it makes none. */
function embeddedSecret(engine: Engine, env: Environment): string {
  if (engine.kind !== 'sqlite' || env.NEXT_PHASE === 'phase-production-build') return 'x'.repeat(32);
  const file = path.join(engine.folder, 'secret');
  try {
    if (existsSync(file)) return secretRule.parse(readFileSync(file, 'utf8').trim());
    mkdirSync(engine.folder, { recursive: true, mode: 0o700 });
    const secret = randomBytes(32).toString('hex');
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch (error) {
    throw new ConfigError(`DATABASE_URL: cannot use ${file}: ${(error as Error).message}`);
  }
}

/** Where an instance keeps the files of its data folder, be it the one of its settings or another. */
export const fileFolders = (folder: string): Pick<Config, 'uploads' | 'originals'> => ({
  uploads: path.join(folder, 'media'),
  originals: path.join(folder, 'originals'),
});

/** For a process that is to work on the very archive of this one, wherever its settings came from. */
export function environmentOf({ engine, DATABASE_URL, PAYLOAD_SECRET, PUBLIC_URL }: Config): NodeJS.ProcessEnv {
  const folder = path.resolve(engine.folder);
  const place = engine.kind === 'sqlite' ? { DATABASE_URL: `file:${folder}` } : { DATABASE_URL, DATA_FOLDER: folder };
  return { ...process.env, ...place, PAYLOAD_SECRET, PUBLIC_URL };
}

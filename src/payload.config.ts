/** Wiring of the desk: Payload with our collections on the chosen engine. Rules and behaviour live in collections/. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { en } from '@payloadcms/translations/languages/en';
import { zh } from '@payloadcms/translations/languages/zh';
import { buildConfig } from 'payload';
import type {
  CollectionConfig,
  Config as PayloadConfig,
  LocalizationConfig,
  PayloadLogger,
  SanitizedConfig,
} from 'payload';
import sharp from 'sharp';
import { ArchiveHead } from '../collections/kept/ArchiveHead.ts';
import { articlesCollection } from '../collections/Articles.ts';
import { Authors } from '../collections/Authors.ts';
import { mediaCollection } from '../collections/Media.ts';
import { Organizations } from '../collections/Organizations.ts';
import { originalsCollection } from '../collections/Originals.ts';
import { keptByTheProgram } from '../collections/keptByTheProgram.ts';
import { Series } from '../collections/Series.ts';
import { Sources } from '../collections/Sources.ts';
import { Synonyms } from '../collections/Synonyms.ts';
import { Topics } from '../collections/Topics.ts';
import { usersCollection } from '../collections/Users.ts';
import { Comments } from '../collections/review/Comments.ts';
import { Mails } from '../collections/review/Mails.ts';
import { PreviewLinks } from '../collections/review/PreviewLinks.ts';
import { auditAccessErrors } from '../collections/hooks/audit.ts';
import { withKinds } from '../collections/fields/kinds.ts';
import { nameLockOwners } from '../collections/kept/lockOwners.ts';
import { loadConfig } from './config.ts';
import type { Config } from './config.ts';
import { exportEndpoints } from './desk/exporting/endpoints.ts';
import { importEndpoints } from './desk/importing/endpoints.ts';
import { mergeEndpoints } from './desk/merging/endpoints.ts';
import { reportEndpoint } from './desk/report/endpoint.ts';
import { withoutMail } from './desk/mail/noMail.ts';
import { payloadMail } from './desk/mail/payloadMail.ts';
import { replicaSetOf } from './archive/journal/server.ts';
import { folderFiles } from './desk/files.ts';
import type { DeskFiles } from './desk/files.ts';
import { gridFiles } from './desk/mongodb/gridFiles.ts';
import { answerOutage } from './desk/mongodb/outage.ts';
import { bodyPaths } from './desk/mongodb/bodyPaths.ts';
import { mongoDesk, withUuid } from './desk/mongodb/mongoDesk.ts';
import { withSharedFiles } from './desk/mongodb/sharedFiles.ts';
import { withShownFiles } from './desk/mongodb/shownFiles.ts';
import { sqliteDesk } from './desk/sqlite/sqliteDesk.ts';
import { editor } from './desk/richText/editor.ts';
import { createLog } from './log.ts';
import { adminComponents } from './program/adminComponents.ts';
import { compareEndpoints } from './publishing/compare/endpoints.ts';
import { previewEndpoints } from './publishing/previews/endpoints.ts';
import { judge } from './publishing/record/makePublic.ts';
import { textsInPlace, translations } from './words/say.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The mark as the browser's tab shows it, inline so that nothing has to be fetched. */
const MARK = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="10" fill="#0f4c81"/>' +
    '<path d="M11 27c0-8 4-13 11-15l1 3c-4 1.6-6 4-6.3 7H22v12H11zm15 0c0-8 4-13 11-15l1 3c-4 1.6-6 4-6.3 7H37v12H26z" fill="#fff"/></svg>',
)}`;

/** Payload looks a content language's name up by the admin's language in most places, by the content's in its comparison. */
const languageName = (en: string, zh: string) => ({ en, zh, 'zh-Hans': zh });

/** The languages that names, biographies and introductions are written in; what lacks one is shown in the other. */
const localization: LocalizationConfig = {
  locales: [
    { code: 'en', label: languageName('English', '英文'), fallbackLocale: 'zh-Hans' },
    { code: 'zh-Hans', label: languageName('Chinese', '中文'), fallbackLocale: 'en' },
  ],
  defaultLocale: 'en',
  fallback: true,
};

/** The desk for these settings; tests make their own. */
export async function deskConfig(config: Config): Promise<SanitizedConfig> {
  const { adapter, files, forEngine } = await engineOf(config);
  const built = await buildConfig({
    secret: config.PAYLOAD_SECRET,
    serverURL: config.PUBLIC_URL,
    csrf: [config.PUBLIC_URL],
    cors: [],
    telemetry: false,
    email: payloadMail(config.SMTP_URL ? config.MAIL_FROM : null, config.ARCHIVE_NAME_EN),
    logger: createLog(config.LOG_LEVEL) as PayloadLogger,
    graphQL: { disable: true },
    maxDepth: 4,
    db: adapter,
    editor,
    sharp,
    localization,
    i18n: { supportedLanguages: { en, zh }, fallbackLanguage: 'en', translations: staffTexts(config) },
    upload: { limits: { fileSize: config.MAX_UPLOAD_MB * 1024 * 1024 }, abortOnLimit: true },
    collections: collectionsOf(config, files).map(withKinds).map(forEngine),
    globals: [ArchiveHead],
    endpoints: [
      ...importEndpoints({ maxFileBytes: config.MAX_UPLOAD_MB * 1024 * 1024 }),
      reportEndpoint({ timeZone: config.TIME_ZONE }),
      ...exportEndpoints({
        baseUrl: config.PUBLIC_URL,
        names: { en: config.ARCHIVE_NAME_EN, 'zh-Hans': config.ARCHIVE_NAME_ZH },
      }),
      ...mergeEndpoints,
      ...compareEndpoints,
      ...previewEndpoints(files),
    ],
    hooks: { afterError: [auditAccessErrors, answerOutage] },
    admin: adminOf(config),
    custom: { timeZone: config.TIME_ZONE },
    // Types are made by `npm run generate`, not by every process that opens the desk.
    typescript: { autoGenerate: false, outputFile: path.join(root, 'src/payload-types.ts') },
  });
  return nameLockOwners(built);
}

/** The pages of the desk beside those of its collections. */
function adminOf(config: Config): PayloadConfig['admin'] {
  return {
    user: 'users',
    avatar: 'default',
    // What pages in the browser need to know; `custom` of the whole stays on the server.
    custom: { timeZone: config.TIME_ZONE },
    dateFormat: 'yyyy-MM-dd HH:mm',
    importMap: { baseDir: root, importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js') },
    meta: {
      titleSuffix: ` · ${config.ARCHIVE_NAME_EN}`,
      icons: [{ rel: 'icon', type: 'image/svg+xml', url: MARK }],
    },
    components: adminComponents(config),
  };
}

/** The catalogue, and what Payload itself says where that is not true of this desk. */
function staffTexts({ ADMIN_EMAIL, SMTP_URL }: Config) {
  const [ours, mail] = [translations(), SMTP_URL ? { en: {}, zh: {} } : withoutMail(ADMIN_EMAIL)];
  const inLanguage = (language: 'en' | 'zh') => ({ ...ours[language], ...mail[language], ...textsInPlace(language) });
  return { en: inLanguage('en'), zh: inLanguage('zh') };
}
type DeskEngine = {
  adapter: PayloadConfig['db'];
  files: DeskFiles;
  /** What a collection needs besides on this engine. */
  forEngine: (collection: CollectionConfig) => CollectionConfig;
};

function collectionsOf(config: Config, files: DeskFiles): CollectionConfig[] {
  const { uploads, originals } = config;
  return [
    articlesCollection({
      judge: (input) => judge({ ...input, desk: files }),
      ownApproval: config.OWN_APPROVAL,
      timeZone: config.TIME_ZONE,
      bodyPaths: config.engine.kind === 'mongodb' ? bodyPaths() : ['body'],
    }),
    Authors,
    Organizations,
    Sources,
    Series,
    Topics,
    Synonyms,
    mediaCollection({ staticDir: uploads }),
    originalsCollection({ staticDir: originals }),
    usersCollection({ secureCookies: config.PUBLIC_URL.startsWith('https:') }),
    Comments,
    PreviewLinks,
    ...keptByTheProgram,
    Mails,
  ];
}

/** Only the chosen engine's adapter is read. */
async function engineOf({ engine, uploads, originals }: Config): Promise<DeskEngine> {
  if (engine.kind === 'sqlite') {
    return {
      adapter: sqliteDesk({ dataFolder: engine.folder, migrationDir: path.join(root, 'migrations/sqlite') }),
      files: folderFiles({ media: uploads, originals }),
      forEngine: (collection) => collection,
    };
  }
  const { adapter, getDb } = await mongoDesk({ url: engine.url, findReplicaSet: () => replicaSetOf(engine.url) });
  const files = gridFiles(getDb);
  return { adapter, files, forEngine: (collection) => withUuid(withShownFiles(withSharedFiles(collection, files))) };
}

export default deskConfig(loadConfig());

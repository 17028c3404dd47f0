/** One process: archive and desk opened, publisher running, reader first and admin second on one port. */
import type { Server } from 'node:http';
import express from 'express';
import type { RequestHandler } from 'express';
import type { Payload, SanitizedConfig } from 'payload';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import type { Config } from '../config.ts';
import { openOutbox } from '../desk/mail/outbox.ts';
import { ensureAdministrator } from '../desk/openDesk.ts';
import type { Publisher } from '../publishing/publisher.ts';
import { siteOf } from '../http/settings.ts';
import type { Logger } from '../log.ts';
import { openProgram } from '../program/openProgram.ts';
import { giveFirstSynonyms } from '../program/firstSynonyms.ts';
import { createReader } from '../reader/createReader.ts';
import { seedFirstInstalment } from '../../seed/firstInstalment/seed.ts';
import { createAppServer } from './appServer.ts';
import { verifiedFile } from '../program/health.ts';
import { startDailyCheck } from './dailyCheck.ts';
import type { DailyCheck } from './dailyCheck.ts';
import { adminHost } from './staff/adminHost.ts';
import { adminPages } from './staff/adminPages.ts';
import { journalStatus } from './journalStatus.ts';
import { listen, stopListening } from './listen.ts';
import { operations } from './operations/routes.ts';
import { createRunner } from './operations/runner.ts';
import { onlyStaff } from './staff/onlyStaff.ts';
import { previewPages } from './preview/routes.ts';
import { openMeanwhile } from './meanwhile.ts';
import type { Meanwhile } from './meanwhile.ts';
import { readerSettings } from './readerSettings.ts';
import { securityHeaders } from './staff/securityHeaders.ts';
import { answerAway, refuseWhileAway } from './staff/staffOutage.ts';
import { staffApi } from './staff/staffApi.ts';

/** A step of the publisher that waits longer than this makes the program not ready. */
const LAG_LIMIT_SECONDS = 30;

export type Program = {
  payload: Payload;
  store: ArchiveStore;
  publisher: Publisher;
  check: DailyCheck;
  server: Server;
  /** Set when the first administrator was created with a password made here. */
  firstPassword: string | null;
  /** Stops taking requests, finishes what is in flight, closes both stores. */
  stop: () => Promise<void>;
};

type Input = {
  config: Config;
  desk: Promise<SanitizedConfig>;
  log: Logger;
  /** The admin, as a request handler; left out where only the API is wanted. */
  admin?: () => Promise<RequestHandler>;
};

/** @throws ConfigError, DataFolderError, MigrationError, EngineError, ArchiveError, or the listening error */
export async function startProgram(input: Input): Promise<Program> {
  const meanwhile = openMeanwhile(input.config);
  return start(input, meanwhile).finally(meanwhile.end);
}

async function start({ config, desk, log, admin }: Input, meanwhile: Meanwhile): Promise<Program> {
  const opened = await openProgram({ config, desk: async () => desk, log, show: meanwhile.show });
  const { payload, store, publisher, following, close } = opened;
  const created = await ensureAdministrator(payload, { email: config.ADMIN_EMAIL, password: config.ADMIN_PASSWORD });
  if (opened.mayGiveFirst) await seedFirstInstalment(payload);
  if (!following) await giveFirstSynonyms({ payload, store });
  await publisher.settle();

  const check = startDailyCheck({
    ...{ payload, store, files: opened.files, log, everyHours: config.VERIFY_HOURS },
    file: verifiedFile(config.engine.folder),
  });
  const status = () => {
    const { lagSeconds, reconciled, problems } = publisher.status();
    const journal = following ? journalStatus(following()) : null;
    const caughtUp = reconciled && lagSeconds < LAG_LIMIT_SECONDS && (journal?.caughtUp ?? true);
    return { ...journal, caughtUp, lagSeconds, problems: problems.length, damaged: check.findings() };
  };
  const isAway = () => (following?.().awaySeconds ?? 0) > 0;
  const runner = createRunner({ payload, log });
  const shared = { files: opened.files, alone: opened.alone, handOver: opened.handOver };
  const staff = { payload, store, publisher, config, check, runner, log, isAway, ...shared };
  const others = admin && staffApp({ ...staff, admin: await admin() });
  const reader = createReader({ store, settings: readerSettings(config), log, status, others });
  const app = config.SERVE === 'desk' ? express().use(onlyStaff, reader) : reader;
  await meanwhile.end();
  const server = await listen(createAppServer(app), config);
  publisher.start();
  const outbox = config.SMTP_URL
    ? openOutbox({ payload, log, smtpUrl: config.SMTP_URL, from: config.MAIL_FROM })
    : null;
  outbox?.start();

  const stop = async () => {
    await stopListening(server);
    await check.stop();
    await runner.stop();
    await outbox?.stop();
    await close();
  };
  return { payload, store, publisher, check, server, firstPassword: created?.password ?? null, stop };
}

type StaffInput = Parameters<typeof operations>[0] & { admin: RequestHandler; isAway: () => boolean };

function staffApp(input: StaffInput): RequestHandler {
  const { payload, config, files, admin, isAway } = input;
  const publicUrl = config.PUBLIC_URL;
  const app = express();
  app.set('trust proxy', config.TRUST_PROXY);
  app.disable('x-powered-by');
  app.get('/favicon.ico', (_req, res) => void res.status(204).end());
  app.use(securityHeaders({ publicUrl, isDevelopment: !config.production }));
  app.use(['/admin', '/api'], refuseWhileAway(isAway), adminHost(publicUrl));
  app.use('/preview', previewPages({ payload, desk: files, site: siteOf(readerSettings(config)) }));
  app.use('/admin', adminPages({ payload, pagesPerMinute: config.ADMIN_LIMIT }));
  app.use(
    '/api',
    staffApi({ payload, publicUrl, signInLimit: config.SIGN_IN_LIMIT, maxUploadMb: config.MAX_UPLOAD_MB }),
  );
  app.use('/api/operations', operations(input));
  return app.use(admin).use(answerAway(payload));
}

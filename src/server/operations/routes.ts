/** `/api/operations`: what administrators start from the admin, and what came of it. The same work as the commands'. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Config } from '../../config.ts';
import type { Logger } from '../../log.ts';
import { staffName } from '../../domain/desk/staffName.ts';
import type { Actor } from '../../program/import/apply.ts';
import type { OpenProgram } from '../../program/openProgram.ts';
import type { User } from '../../payload-types.ts';
import { wordsOf } from '../../words/say.ts';
import type { StaffLanguage } from '../../words/text.ts';
import type { DailyCheck } from '../dailyCheck.ts';
import { staffOf } from '../staff/staffSession.ts';
import { runCommand } from './command.ts';
import { importWork, keepUpload } from './importing.ts';
import { fileOf, makeRunFolder, plainName } from './places.ts';
import type { Asked, Runner, Work } from './runner.ts';
import { backupFolder, readState } from './state.ts';

type Input = Pick<OpenProgram, 'payload' | 'store' | 'files' | 'publisher' | 'alone' | 'handOver'> & {
  config: Config;
  check: DailyCheck;
  runner: Runner;
  log: Logger;
};

type Admin = { user: User & { collection: 'users' }; language: StaffLanguage };
type Handler = (req: Request, res: Response, admin: Admin) => Promise<unknown> | unknown;

export function operations(input: Input): RequestHandler {
  const { config } = input;
  const router = Router();
  const administrators =
    (handle: Handler): RequestHandler =>
    (req, res, next) =>
      void forAdministrators(input, { req, res, handle }).catch(next);
  router.get(
    '/',
    administrators(async (_req, res) => res.set('Cache-Control', 'no-store').json(await readState(input))),
  );
  router.post(
    '/verify',
    administrators((_req, res, admin) => start(input, res, admin, verification(input))),
  );
  router.post(
    '/backup',
    administrators((req, res, admin) => backUp(input, { req, res, admin })),
  );
  router.post(
    '/export',
    administrators((_req, res, admin) => exportBag(input, res, admin)),
  );
  router.post(
    '/import',
    administrators((req, res, admin) => importFile(input, { req, res, admin })),
  );
  router.get(
    '/runs/:id/file',
    administrators(async (req, res, { language }) => {
      const file = await fileOf(config.engine.folder, String(req.params.id));
      if (!file) return refuse(res, 404, wordsOf('operations', language).noFile);
      res.download(file, path.basename(file));
    }),
  );
  return router;
}

const refuse = (res: Response, status: number, text: string) =>
  res.status(status).json({ errors: [{ message: text }] });

/** The door before it has answered whoever is not signed in. */
async function forAdministrators({ payload }: Input, asked: { req: Request; res: Response; handle: Handler }) {
  const { req, res, handle } = asked;
  const user = (await staffOf(payload, req)) as Admin['user'] | null;
  const language: StaffLanguage = /^zh/i.test(req.headers['accept-language'] ?? '') ? 'zh' : 'en';
  if (user?.role !== 'administrator') return refuse(res, 403, wordsOf('operations', language).notAllowed);
  await handle(req, res, { user, language });
}

const actorOf = ({ user }: Admin): Actor => ({ name: staffName(user), user });

type Job = Pick<Asked, 'kind' | 'options' | 'id'> & { work: Work };

function start({ runner }: Input, res: Response, admin: Admin, { work, ...asked }: Job): void {
  const id = runner.start({ ...asked, actor: actorOf(admin) }, work);
  if (id) res.status(202).json({ id });
  else refuse(res, 409, wordsOf('operations', admin.language).busy);
}

const verification = ({ check }: Input): Job => ({
  kind: 'verify',
  options: {},
  work: async ({ onProgress }) => {
    const { findings, notices, editions, redacted, articles, uploads } = await check.run(onProgress);
    const counts = { editions, redacted, articles, uploads, findings: findings.length, notices: notices.length };
    const log = [...findings, ...notices].map(({ message }) => message).join('\n');
    return { outcome: 'done', counts, log };
  },
});

type Exchange = { req: Request; res: Response; admin: Admin };

function backUp(input: Input, { req, res, admin }: Exchange): void {
  const words = wordsOf('operations', admin.language);
  if (input.config.engine.kind === 'mongodb') return void refuse(res, 409, words.notOnMongodb);
  const target = backupFolder(input.config);
  if (!target) return void refuse(res, 409, words.noBackupFolder);
  const isDrill = req.query.drill === 'true';
  const args = isDrill ? ['backup', 'drill', target] : ['backup', target];
  const options = { folder: target, ...(isDrill && { drill: true }) };
  start(input, res, admin, {
    kind: 'backup',
    options,
    work: ({ signal }) => runCommand({ args, config: input.config, signal }),
  });
}

async function exportBag(input: Input, res: Response, admin: Admin): Promise<void> {
  const { config, runner } = input;
  if (runner.running()) return void refuse(res, 409, wordsOf('operations', admin.language).busy);
  const id = randomUUID();
  const folder = await makeRunFolder(config.engine.folder, id);
  const to = path.join(folder, `archive-${new Date().toISOString().slice(0, 10)}.tar.gz`);
  const work: Work = ({ signal }) => runCommand({ args: ['export', to], config, signal });
  start(input, res, admin, { kind: 'export', options: { file: path.basename(to) }, id, work });
}

async function importFile(input: Input, { req, res, admin }: Exchange): Promise<void> {
  const { config, runner, payload, store, files, publisher, alone, handOver } = input;
  const words = wordsOf('operations', admin.language);
  const name = plainName(String(req.query.name ?? ''));
  if (!name) return void refuse(res, 400, words.badName);
  if (!/^application\/octet-stream\b/i.test(req.headers['content-type'] ?? '')) {
    return void refuse(res, 415, words.badType);
  }
  const flag = (key: string) => req.query[key] === 'true';
  const choice = {
    ...{ dryRun: flag('dryRun'), publish: flag('publish') },
    ...{ partial: flag('partial'), acceptSimilar: flag('acceptSimilar') },
  };
  if (runner.running()) return void refuse(res, 409, words.busy);
  const id = randomUUID();
  const file = await keepUpload(req, await makeRunFolder(config.engine.folder, id), name);
  const work = importWork({
    ...{ payload, store, files, publisher, alone, handOver, file, choice },
    ...{ actor: actorOf(admin), language: admin.language },
  });
  start(input, res, admin, { kind: 'import', options: { from: name, ...choice }, id, work });
}

/** Scheduled release: publishes what is due and still approved. Running it twice, or late, publishes once. */
import { initI18n } from '@payloadcms/translations';
import type { Payload, Where } from 'payload';
import type { Reason } from '../domain/desk/problems.ts';
import type { Logger } from '../log.ts';
import type { Article } from '../payload-types.ts';
import type { Problems } from './problems.ts';

/** Releases looked at in one go. */
const BATCH = 100;
/** Milliseconds after which a refused release is tried again though its article was not changed. */
const RETRY_MS = 60_000;

type Due = Pick<Article, 'id' | 'title' | 'releaseAt' | 'updatedAt'>;
type Refused = { updatedAt: string; at: number };
type Input = { payload: Payload; log: Logger; problems: Problems; now: () => Date };

/** @returns what releases everything due now, and answers the instant of the next release, or null */
export function openReleases(input: Input): () => Promise<string | null> {
  const { payload, problems, now } = input;
  const refused = new Map<string, Refused>();
  const mayTry = ({ id, updatedAt }: Due): boolean => {
    const before = refused.get(id);
    return !before || before.updatedAt !== updatedAt || now().getTime() - before.at >= RETRY_MS;
  };

  return async () => {
    const due = await findApproved(payload, { less_than_equal: now().toISOString() });
    for (const article of due.filter(mayTry)) {
      if (await release(input, article)) refused.delete(article.id);
      else refused.set(article.id, { updatedAt: article.updatedAt, at: now().getTime() });
    }
    const late = new Set(due.map(({ id }) => id));
    for (const { about, document, scheduledFor } of problems.list()) {
      // Sent back, or given another time: the release that was refused is no longer wanted.
      if (scheduledFor && !late.has(document)) await problems.solve({ about, document });
    }
    const [next] = await findApproved(payload, { greater_than: now().toISOString() }, 1);
    return next?.releaseAt ?? null;
  };
}

async function findApproved(payload: Payload, releaseAt: Where[string], limit = BATCH): Promise<Due[]> {
  const { docs } = await payload.find({
    collection: 'articles',
    draft: true,
    where: { and: [{ stage: { equals: 'approved' } }, { releaseAt }] },
    sort: 'releaseAt',
    limit,
    pagination: false,
    depth: 0,
    select: { title: true, releaseAt: true, updatedAt: true },
  });
  return docs;
}

/** @returns false when it was refused: the article keeps its time and its stage, and staff read why */
async function release({ payload, log, problems }: Input, { id, title, releaseAt }: Due): Promise<boolean> {
  const scheduledFor = releaseAt ?? '';
  const refusals: Partial<Record<'en' | 'zh', unknown>> = {};
  for (const language of ['en', 'zh'] as const) {
    // The second attempt hears the same refusal in the other language of the desk.
    const i18n = await initI18n({ config: payload.config.i18n, context: 'api', language });
    try {
      const data = { _status: 'published' as const };
      await payload.update({ collection: 'articles', id, data, depth: 0, context: { scheduledFor }, req: { i18n } });
      log.info({ article: id, scheduledFor }, 'released');
      return true;
    } catch (error) {
      refusals[language] = error;
    }
  }
  log.error({ err: refusals.en, article: id, scheduledFor }, 'a release that came due was refused');
  await problems.report({
    ...{ about: 'articles', document: id, title: title ?? null, scheduledFor },
    reasons: reasonsIn(refusals.en, refusals.zh),
  });
  return false;
}

type Refusal = Error & { data?: { errors?: { path: string; message: string }[] } };

/** What both attempts said, field by field. */
function reasonsIn(en: unknown, zh: unknown): Reason[] {
  const { data, message } = en as Refusal;
  const chinese = new Map((zh as Refusal).data?.errors?.map((error) => [error.path, error.message]));
  const errors = data?.errors ?? [];
  if (errors.length === 0) return [{ path: '', failure: message }];
  return errors.map((error) => ({
    path: error.path,
    text: { en: error.message, zh: chinese.get(error.path) ?? error.message },
  }));
}

/** `POST /api/merges` and `/api/merges/undo`: two entries that are one, for publishers and administrators. */
import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { MERGEABLE } from '../../domain/desk/references.ts';
import { staffName } from '../../domain/desk/staffName.ts';
import { ENTITY_PATHS } from '../../domain/lists.ts';
import { fill } from '../../words/fill.ts';
import { languageOf, say, wordsOf } from '../../words/say.ts';
import { refuse } from '../refuse.ts';
import { merge, undoMerge } from './merge.ts';
import type { Outcome } from './merge.ts';
import { planMerge } from './plan.ts';

const COLLECTIONS = MERGEABLE.map((kind) => ENTITY_PATHS[kind]);
const askedSchema = z.object({
  collection: z.enum(COLLECTIONS as [(typeof COLLECTIONS)[number], ...typeof COLLECTIONS]),
  from: z.string().min(1).max(100),
  into: z.string().min(1).max(100),
  preview: z.boolean().default(false),
});
const undoneSchema = askedSchema.pick({ collection: true, from: true });

export const mergeEndpoints: Endpoint[] = [
  { path: '/merges', method: 'post', handler: (req) => forPublishers(req, askedSchema, mergeTwo) },
  { path: '/merges/undo', method: 'post', handler: (req) => forPublishers(req, undoneSchema, undo) },
];

async function forPublishers<S extends z.ZodType>(
  req: PayloadRequest,
  schema: S,
  handle: (req: PayloadRequest, asked: z.output<S>) => Promise<Response>,
): Promise<Response> {
  const words = wordsOf('merging', languageOf(req));
  const { user } = req;
  if (!user) return refuse(401, [say(req, 'signInFirst')]);
  if (user.role === 'editor') {
    await recordRefusal(req, words.notAllowed);
    return refuse(403, [words.notAllowed]);
  }
  const body: unknown = await req.json?.().catch(() => null);
  const asked = schema.safeParse(body ?? {});
  if (asked.success) return handle(req, asked.data);
  const collections = COLLECTIONS.join(', ');
  const { collection = '' } = (body ?? {}) as { collection?: string };
  return refuse(
    400,
    asked.error.issues.map(({ path: [field = ''] }) =>
      field === 'collection'
        ? fill(words.badCollection, { collections })
        : fill(words.badId, { field: String(field), collection }),
    ),
  );
}

async function recordRefusal({ payload, user }: PayloadRequest, detail: string): Promise<void> {
  const actor = { actor: user?.id ?? null, actorName: staffName(user) };
  const event = { action: 'merge', outcome: 'refused' as const, about: 'merges', detail };
  await payload.create({ collection: 'audit-events', data: { ...event, ...actor } });
}

async function mergeTwo(req: PayloadRequest, asked: z.output<typeof askedSchema>): Promise<Response> {
  const kind = MERGEABLE.find((one) => ENTITY_PATHS[one] === asked.collection);
  if (!kind) throw new TypeError(`no kind of ${asked.collection}`);
  if (!asked.preview) return answer(await merge(req, { ...asked, kind }));
  const planned = await planMerge({ payload: req.payload, req }, { ...asked, kind });
  if ('problems' in planned) return refuse(409, planned.problems);
  const { counts, names } = planned.plan;
  return Response.json({ counts, names });
}

const undo = async (req: PayloadRequest, asked: z.output<typeof undoneSchema>) => answer(await undoMerge(req, asked));

const answer = (outcome: Outcome<object>): Response =>
  'problems' in outcome ? refuse(409, outcome.problems) : Response.json({ counts: outcome.done });

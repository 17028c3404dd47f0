/** What readers see of an author, organization, source, series or topic changes by a publisher's hand only. */
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload';
import { ENTITY_PATHS } from '../../src/domain/lists.ts';
import type { EntityKind } from '../../src/domain/lists.ts';
import { roleOf } from '../access/roles.ts';
import { say } from '../../src/words/say.ts';
import { refusal } from './audit.ts';
import { ARTICLE_PATHS } from '../../src/domain/desk/references.ts';
import { isNamedByPublished } from './namedByPublished.ts';

/** Editors may complete what no reader has seen; what published articles name is refused to them. */
export const keepPublicEntities =
  (kind: EntityKind): CollectionBeforeChangeHook =>
  async ({ collection, data, operation, originalDoc, req }) => {
    if (operation !== 'update' || roleOf(req) !== 'editor') return data;
    if (!(await isPublicEntity({ req, kind, id: String(originalDoc?.id) }))) return data;
    const message = say(req, 'publicEntity');
    throw refusal(req, {
      status: 403,
      message,
      action: 'change',
      about: collection.slug,
      document: String(originalDoc?.id),
      title: originalDoc?.name ?? null,
    });
  };

type Asked = { req: PayloadRequest; kind: EntityKind; id: string };

/** True when a published article names it, or an author, a series or a topic that one names. */
async function isPublicEntity({ req, kind, id }: Asked): Promise<boolean> {
  if (await isNamedByPublished(req, articlePaths(kind), [id])) return true;
  for (const [through, path] of NAMED_BY[kind] ?? []) {
    const { docs } = await req.payload.find({
      collection: ENTITY_PATHS[through] as 'authors' | 'series' | 'topics',
      where: { [path]: { equals: id } },
      depth: 0,
      pagination: false,
      select: {},
      req,
    });
    const ids = docs.map((doc) => String(doc.id));
    if (ids.length > 0 && (await isNamedByPublished(req, articlePaths(through), ids))) return true;
  }
  return false;
}

/** Which profiles show which others. */
const NAMED_BY: Partial<Record<EntityKind, [EntityKind, string][]>> = {
  organization: [
    ['author', 'positions.organization'],
    ['series', 'publisher'],
  ],
  topic: [['topic', 'parent']],
};
const articlePaths = (kind: EntityKind): string[] =>
  kind === 'source' ? [ARTICLE_PATHS.source, 'appearances.source'] : [ARTICLE_PATHS[kind]];

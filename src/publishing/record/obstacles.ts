/** What stands between an article and its public record, each at the field of the desk where it can be mended. */
import type { ZodError } from 'zod';
import { idOf } from '../../domain/desk/references.ts';
import { hasPendingUpload, isBlank } from '../../desk/richText/inspect.ts';
import type { RichText } from '../../desk/richText/richText.ts';
import { uploadIds } from '../../desk/richText/walk.ts';
import { problemsOf } from '../../desk/richText/problems.ts';
import type { Obstacle } from '../../domain/desk/obstacles.ts';
import type { Article } from '../../payload-types.ts';
import type { PublicFiles, ShownFiles } from './files.ts';
import { nameOf } from './names.ts';
import type { Related } from './readDesk.ts';

type Input = { article: Article; related: Related; files: ShownFiles & Pick<PublicFiles, 'unreadable'> };
type Relation = Parameters<typeof idOf>[0];
type EntityField = { path: string; collection: keyof Related; id: string };

/** Everything the article refers to that readers could not be shown: nothing is left out in silence. */
export function findObstacles(input: Input): Obstacle[] {
  const { title, body } = input.article;
  return [
    ...(title?.trim() ? [] : [{ path: 'title', reason: 'required' as const }]),
    ...(isBlank(body) ? [{ path: 'body', reason: 'emptyBody' as const }] : []),
    ...entityFields(input.article).flatMap((field) => entityObstacle(field, input)),
    ...bodyObstacle(body),
    ...fileObstacles(input),
  ];
}

/** The first is enough: a field has one message. */
function bodyObstacle(body: Article['body']): Obstacle[] {
  const [problem] = problemsOf(body);
  if (!problem) return [];
  return [{ path: 'body', reason: problem.kind === 'link' ? 'badLink' : 'badNode', name: problem.subject }];
}

/** Fields that name an entity, with what they name. */
export function entityFields(article: Article): EntityField[] {
  const { attributions, appearances, source, series, topics } = article;
  const field = (path: string, collection: keyof Related, relation: Relation): EntityField[] => {
    const id = idOf(relation);
    return id ? [{ path, collection, id }] : [];
  };
  return [
    ...(attributions ?? []).flatMap(({ author, organization }, row) => [
      ...field(`attributions.${row}.author`, 'authors', author),
      ...field(`attributions.${row}.organization`, 'organizations', organization),
    ]),
    ...field('source', 'sources', source),
    ...field('series', 'series', series),
    ...(topics ?? []).flatMap((topic) => field('topics', 'topics', topic)),
    ...(appearances ?? []).flatMap((row, index) => field(`appearances.${index}.source`, 'sources', row.source)),
  ];
}

function entityObstacle({ path, collection, id }: EntityField, { related }: Input): Obstacle[] {
  const entity = related[collection].get(id) as Parameters<typeof nameOf>[0];
  if (!entity) return [{ path, reason: 'entityGone' }];
  const name = nameOf(entity);
  return entity.slug && name ? [] : [{ path, reason: 'entityIncomplete', name }];
}

function fileObstacles({ article, related, files }: Input): Obstacle[] {
  const obstacle = (path: string, id: string, shown: ReadonlyMap<string, unknown>): Obstacle[] => {
    if (shown.has(id)) return [];
    const upload = related.media.get(id);
    const name = upload?.filename ?? '';
    if (!upload) return [{ path, reason: 'fileGone' }];
    if (files.unreadable.has(id)) return [{ path, reason: 'fileGone', name }];
    return [{ path, reason: shown === files.images ? 'notAnImage' : 'fileNotPublic', name }];
  };
  const image = idOf(article.image);
  const shownInBody = article.body?.root ? uploadIds(article.body as RichText) : [];
  return [
    ...(image ? obstacle('image', image, files.images) : []),
    ...(article.attachments ?? []).flatMap((file) => obstacle('attachments', idOf(file) ?? '', files.attachments)),
    ...shownInBody.flatMap((id) => obstacle('body', id, files.images)),
    ...shownInBody.flatMap((id) => altObstacle(related.media.get(id))),
    ...(hasPendingUpload(article.body) ? [{ path: 'body', reason: 'fileNeverArrived' as const }] : []),
  ];
}

/** An imported picture may still lack what those hear who cannot see it. */
const altObstacle = (upload: { alt?: string | null; filename?: string | null } | undefined): Obstacle[] =>
  upload && !upload.alt?.trim() ? [{ path: 'body', reason: 'altMissing', name: upload.filename ?? '' }] : [];

/** What the schema of the public record refuses, at the desk's fields. */
export function recordObstacles({ issues }: ZodError, article: Article): Obstacle[] {
  // A slug is made from the title: without one, the title alone is asked for.
  const stated = article.title?.trim() ? issues : issues.filter(({ path }) => path[0] !== 'slug');
  return stated.map(({ path, message }) => {
    const field = deskPath(path);
    const value = field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], article);
    if (value === undefined || value === null || value === '') return { path: field, reason: 'required' };
    const reason = REASONS[field.split('.').at(-1) ?? ''] ?? 'badValue';
    return { path: field, reason, ...(reason === 'badValue' ? { name: message } : {}) };
  });
}

const REASONS: Record<string, Obstacle['reason']> = {
  slug: 'badSlug',
  publishedOn: 'badDate',
  on: 'badDate',
  url: 'badUrl',
  sourceUrl: 'badUrl',
  license: 'badUrl',
};

/** Public record -> desk: the same names but for what the record takes from other places. */
function deskPath(path: PropertyKey[]): string {
  const [field, row, part] = path.map(String);
  if (field === 'id') return 'title';
  if (field === 'series') return row === 'instalment' ? 'instalment' : 'series';
  const hasParts = field === 'attributions' || field === 'appearances' || field === 'corrections' || field === 'rights';
  return (hasParts ? [field, row, part] : [field]).filter(Boolean).join('.');
}

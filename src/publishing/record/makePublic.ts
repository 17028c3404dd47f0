/** Desk -> everything that readers get of an article. The same function judges before a save and publishes after it. */
import type { Payload, PayloadRequest } from 'payload';
import { ZodError } from 'zod';
import { idOf } from '../../domain/desk/references.ts';
import type { DeskFiles } from '../../desk/files.ts';
import { hashText } from '../../domain/edition.ts';
import type { EntityProfile } from '../../domain/entity.ts';
import { ENTITY_KINDS, ENTITY_PATHS } from '../../domain/lists.ts';
import type { EntityKind } from '../../domain/lists.ts';
import { NotPublishable } from '../../domain/desk/obstacles.ts';
import type { Judgement, Obstacle } from '../../domain/desk/obstacles.ts';
import type { ArticleRecord } from '../../domain/record.ts';
import type { Article } from '../../payload-types.ts';
import { findPublicFiles } from './files.ts';
import type { PublicFile, ShownFiles } from './files.ts';
import { nameOf } from './names.ts';
import { entityFields, findObstacles, recordObstacles } from './obstacles.ts';
import { relatedTo } from './readDesk.ts';
import type { DeskAuthor, DeskOrganization, Related } from './readDesk.ts';
import { toProfiles } from './toProfile.ts';
import { toRecord } from './toRecord.ts';

/** A profile has one text of each picture: in the language that names it first. */
const PROFILE_LANGUAGE = 'en';

export type PublicArticle = { record: ArticleRecord; profiles: EntityProfile[]; files: PublicFile[] };

type Input = { payload: Payload; desk: DeskFiles; article: Article; req?: PayloadRequest };

/**
 * The record, the profiles of all that it names, and the files; with `req` as its transaction would leave them.
 * @throws NotPublishable with everything that stands in the way
 */
export async function makePublic({ payload, desk, article, req }: Input): Promise<PublicArticle> {
  const related = await relatedTo({ payload, req }, article);
  const { shown, files, unreadable } = await findPublicFiles(desk, related.media.values());
  const own = shown[article.language] ?? shown[PROFILE_LANGUAGE];
  const record = readable(() => toRecord({ article, related, files: own }));
  const known = { related, files: shown[PROFILE_LANGUAGE] };
  const entities = profilesOf({ wanted: allOf(related), ...known, pathOf: pathIn(article) });
  const obstacles = [
    ...findObstacles({ article, related, files: { ...own, unreadable } }),
    ...(record instanceof ZodError ? recordObstacles(record, article) : []),
    ...entities.obstacles,
  ];
  if (record instanceof ZodError || obstacles.length > 0) throw new NotPublishable(firstOfEach(obstacles));
  return { record, profiles: entities.profiles, files };
}

/** The same judgement before a save: what stands in the way of publishing `article`, or the hash of what it would say. */
export async function judge(input: Input): Promise<Judgement> {
  try {
    const { record } = await makePublic(input);
    return { obstacles: [], sha256: hashText(record) };
  } catch (error) {
    if (error instanceof NotPublishable) return { obstacles: error.obstacles, sha256: null };
    throw error;
  }
}

type Wanted = { kind: EntityKind; id: string };

/** Profiles of entities by themselves, with their files. @throws NotPublishable */
export async function makeProfiles(input: { related: Related; desk: DeskFiles; wanted: Wanted[] }) {
  const { shown, files } = await findPublicFiles(input.desk, input.related.media.values());
  const { profiles, obstacles } = profilesOf({ ...input, files: shown[PROFILE_LANGUAGE], pathOf: () => 'name' });
  if (obstacles.length > 0) throw new NotPublishable(obstacles);
  return { profiles, files };
}

type ProfilesInput = { wanted: Wanted[]; related: Related; files: ShownFiles; pathOf: (entity: Wanted) => string };

function profilesOf({ wanted, related, files, pathOf }: ProfilesInput) {
  const profiles: EntityProfile[] = [];
  const obstacles: Obstacle[] = [];
  for (const entity of wanted) {
    const made = readable(() => toProfiles([entity], { related, files }));
    const doc = related[ENTITY_PATHS[entity.kind]].get(entity.id);
    const name = nameOf(doc);
    if (!(made instanceof ZodError)) profiles.push(...made);
    else {
      const wrong = made.issues.map(({ path }) => path.join('.')).join(', ');
      obstacles.push({ path: pathOf(entity), reason: 'entityIncomplete', name: `${name} (${wrong})` });
    }
    const portrait = idOf((doc as DeskAuthor | undefined)?.portrait ?? (doc as DeskOrganization | undefined)?.logo);
    if (portrait && !files.images.has(portrait)) {
      obstacles.push({ path: pathOf(entity), reason: 'fileGone', name: related.media.get(portrait)?.filename ?? name });
    }
  }
  return { profiles, obstacles };
}

const allOf = (related: Related): Wanted[] =>
  ENTITY_KINDS.flatMap((kind) => [...related[ENTITY_PATHS[kind]].keys()].map((id) => ({ kind, id })));

/** The field through which an article names an entity; what only an entity names stands at the first author. */
function pathIn(article: Article): (entity: Wanted) => string {
  const fields = entityFields(article);
  return ({ kind, id }) =>
    fields.find((field) => field.collection === ENTITY_PATHS[kind] && field.id === id)?.path ??
    (kind === 'topic' ? 'topics' : 'attributions.0.author');
}

function readable<T>(make: () => T): T | ZodError {
  try {
    return make();
  } catch (error) {
    if (error instanceof ZodError) return error;
    throw error;
  }
}

/** One obstacle a field, in the order they were found. */
const firstOfEach = (obstacles: Obstacle[]): Obstacle[] =>
  [...new Map(obstacles.toReversed().map((obstacle) => [obstacle.path, obstacle])).values()].toReversed();

/** What a merger would do, and everything that stands in its way. */
import { ARTICLE_PATHS } from '../../domain/desk/references.ts';
import type { MergeableKind } from '../../domain/desk/references.ts';
import { fill } from '../../words/fill.ts';
import { languageOf, wordsOf } from '../../words/say.ts';
import { nameOf, newNames } from './names.ts';
import type { MergeableCollection, StoredEntity } from './names.ts';
import { findPlaces, isShown } from './places.ts';
import type { Desk, Place } from './places.ts';

/** As the field of other names allows. */
const NAMES_MAX = 50;
const NAME_LENGTH_MAX = 200;

export type Merge = { kind: MergeableKind; collection: MergeableCollection; from: string; into: string };
export type MergePlan = {
  from: StoredEntity;
  into: StoredEntity;
  places: Place[];
  /** What the one that stays is called besides from now on. */
  names: string[];
  counts: { published: number; drafts: number; approved: number; entities: number };
};

export async function readEntity(
  { payload, req }: Desk,
  collection: MergeableCollection,
  id: string,
): Promise<StoredEntity | null> {
  return payload.db.findOne<StoredEntity>({ collection, where: { id: { equals: id } }, req });
}

/** @returns the plan, or every reason why there is none, in the language of the request */
export async function planMerge(desk: Desk, merge: Merge): Promise<{ plan: MergePlan } | { problems: string[] }> {
  const words = wordsOf('merging', languageOf(desk.req));
  const { kind, collection } = merge;
  if (merge.from === merge.into) return { problems: [words.itself] };
  const from = await readEntity(desk, collection, merge.from);
  const into = await readEntity(desk, collection, merge.into);
  if (!from || !into) {
    const missing = [from ? [] : ['from'], into ? [] : ['into']].flat();
    return { problems: missing.map((field) => fill(words.badId, { field, collection })) };
  }
  const names = newNames(from, into);
  const problems = [
    ...(await mergedAlready(desk, { collection, from, into })),
    ...nameProblems(desk, { into, names }),
    ...(await publicProblems(desk, { kind, from, into })),
    ...(kind === 'topic' && (await isBelow(desk, into, from.id))
      ? [fill(words.parentBelow, { name: nameOf(into), from: nameOf(from) })]
      : []),
  ];
  if (problems.length > 0) return { problems };
  const places = await findPlaces(desk, kind, from.id);
  return { plan: { from, into, places, names, counts: countsOf(places) } };
}

type Two = { from: StoredEntity; into: StoredEntity };

async function mergedAlready(desk: Desk, { collection, from, into }: Two & Pick<Merge, 'collection'>) {
  const words = wordsOf('merging', languageOf(desk.req));
  const problems: string[] = [];
  for (const [one, sentence] of [
    [from, words.fromMerged],
    [into, words.intoMerged],
  ] as const) {
    if (!one.mergedInto) continue;
    const other = await readEntity(desk, collection, one.mergedInto);
    problems.push(fill(sentence, { name: nameOf(one), other: other ? nameOf(other) : one.mergedInto }));
  }
  return problems;
}

function nameProblems({ req }: Desk, { into, names }: { into: StoredEntity; names: string[] }): string[] {
  const words = wordsOf('merging', languageOf(req));
  const count = names.length + (into.aliases ?? []).length;
  const tooMany = count > NAMES_MAX ? [fill(words.tooManyNames, { name: nameOf(into), count, max: NAMES_MAX })] : [];
  const long = names.filter((name) => name.length > NAME_LENGTH_MAX);
  return [...tooMany, ...long.map((name) => fill(words.longName, { name: `${name.slice(0, 40)}…` }))];
}

/** The address that readers have must lead somewhere. */
async function publicProblems(desk: Desk, { kind, from, into }: Two & Pick<Merge, 'kind'>): Promise<string[]> {
  const path = ARTICLE_PATHS[kind];
  if (!(await isShown(desk, path, from.id)) || (await isShown(desk, path, into.id))) return [];
  const words = wordsOf('merging', languageOf(desk.req));
  return [fill(words.intoUnpublished, { name: nameOf(into), from: nameOf(from) })];
}

async function isBelow(desk: Desk, topic: StoredEntity, above: string): Promise<boolean> {
  const seen = new Set<string>();
  for (let at: StoredEntity | null = topic; at?.parent && !seen.has(at.id);) {
    if (at.parent === above) return true;
    seen.add(at.id);
    at = await readEntity(desk, 'topics', at.parent);
  }
  return false;
}

function countsOf(places: Place[]): MergePlan['counts'] {
  const ids = (which: (place: Place) => boolean) => new Set(places.filter(which).map(({ id }) => id)).size;
  const isArticle = ({ collection }: Place) => collection === 'articles';
  return {
    published: ids((place) => isArticle(place) && place.isPublic),
    drafts: ids((place) => isArticle(place) && !place.isPublic),
    approved: ids((place) => isArticle(place) && place.stage === 'approved'),
    entities: ids((place) => !isArticle(place)),
  };
}

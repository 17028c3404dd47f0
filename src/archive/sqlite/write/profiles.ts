/** Profiles of entities: put by the desk, or derived from the first articles that name them. */
import { canonicalJson } from '../../../domain/edition.ts';
import { entityTerms } from '../../../domain/entity.ts';
import type { EntityProfile, LocalizedText } from '../../../domain/entity.ts';
import type { ArticleRecord } from '../../../domain/record.ts';
import type { EntityKind, Language } from '../../../domain/lists.ts';
import { fold } from '../../search/tokenize.ts';
import type { Connection } from '../connection.ts';
import { introductionText, withdrawnList } from '../termTable.ts';
import type { Term } from '../termTable.ts';
import { renameIn } from './cards.ts';
import { filesIn } from './files.ts';
import type { ReadModel } from './listing.ts';

type Mention = { kind: EntityKind; slug: string; name: string };

/** Stores or replaces a profile. @returns false when it was the same already */
export function putProfile(context: ReadModel, entity: EntityProfile, at: string): boolean {
  const { connection, terms } = context;
  const term = terms.exact(entity.kind, entity.profile.slug) ?? terms.add(entity.kind, entity.profile.slug);
  const before = readProfile(connection, term);
  const isSame = before !== null && canonicalJson(before.profile) === canonicalJson(entity.profile);
  if (!isSame) writeProfile(context, { term, before, entity, at });
  if (!term.isPut) connection.sql('UPDATE terms SET is_put = 1 WHERE term = ?').run(term.term);
  term.isPut = true;
  return !isSame;
}

/** A profile that another archive put, with when articles that name it last changed by it. @returns as putProfile */
export function takeProfile(context: ReadModel, put: { entity: EntityProfile; at: string; seenAt?: string }): boolean {
  const { entity, at, seenAt } = put;
  const isNew = putProfile(context, entity, at);
  const term = context.terms.exact(entity.kind, entity.profile.slug);
  if (!term || seenAt === undefined) return isNew;
  context.connection.sql('UPDATE terms SET seen_at = ? WHERE term = ?').run(seenAt, term.term);
  term.seenAt = seenAt;
  return true;
}

/** Whether this very profile was put before. */
export function isPut({ connection, terms }: Pick<ReadModel, 'connection' | 'terms'>, entity: EntityProfile): boolean {
  const term = terms.exact(entity.kind, entity.profile.slug);
  const before = term?.isPut ? readProfile(connection, term) : null;
  return before !== null && canonicalJson(before.profile) === canonicalJson(entity.profile);
}

/** The terms of a record's entities; gives a minimal profile to those that have none of their own. */
export function nameEntities(context: ReadModel, record: ArticleRecord, at: string): void {
  const { connection, terms } = context;
  for (const { kind, slug, name } of mentions(record)) {
    const term = terms.exact(kind, slug) ?? terms.add(kind, slug);
    if (term.isPut) continue;
    const before = readProfile(connection, term);
    if (before?.profile.names[record.language]) continue;
    const entity = deriveProfile({ kind, slug, name }, record.language, before);
    writeProfile(context, { term, before, entity, at });
  }
}

function mentions(record: ArticleRecord): Mention[] {
  const found: Mention[] = [{ kind: 'source', ...record.source }];
  for (const { author, organization } of record.attributions) {
    found.push({ kind: 'author', ...author });
    if (organization) found.push({ kind: 'organization', ...organization });
  }
  if (record.series) found.push({ kind: 'series', slug: record.series.slug, name: record.series.title });
  for (const topic of record.topics) found.push({ kind: 'topic', ...topic });
  return found;
}

function readProfile(connection: Connection, term: Term): EntityProfile | null {
  const row = connection.sql<[string | null]>('SELECT profile FROM terms WHERE term = ?').get(term.term);
  return row?.[0] ? ({ kind: term.kind, profile: JSON.parse(row[0]) } as EntityProfile) : null;
}

type Change = { term: Term; before: EntityProfile | null; entity: EntityProfile; at: string };

function writeProfile(context: ReadModel, { term, before, entity, at }: Change): void {
  const { connection, terms } = context;
  const { name, names, slug, aliases } = entity.profile;
  const json = JSON.stringify(entity.profile);
  const folded = fold([name, ...Object.values(names), ...(aliases ?? [])].filter(Boolean).join(' / '));
  const isSeen = before !== null && canonicalJson(seenOf(before)) !== canonicalJson(seenOf(entity));
  const listedBefore = terms.find(entity.kind, slug)?.term ?? term.term;
  const mergedInto = entity.profile.mergedInto ?? null;
  const isMerging = mergedInto !== term.mergedInto;
  const introduction = entity.kind === 'series' ? introductionText(entity.profile.introduction) : '';
  Object.assign(term, {
    name,
    names,
    aliases: aliases ?? [],
    introduction,
    mergedInto,
    ...((isSeen || isMerging) && { seenAt: at }),
  });
  terms.renamed();
  connection
    .sql('UPDATE terms SET profile = ?, name = ?, folded = ?, updated_at = ?, seen_at = ? WHERE term = ?')
    .run(json, name, folded, at, term.seenAt, term.term);
  if (before) {
    const remove = connection.sql('DELETE FROM attributes WHERE kind = ? AND attribute = ? AND slug = ?');
    for (const attribute of attributesOf(before)) remove.run(entity.kind, attribute, slug);
  }
  addAttributes(connection, entity);
  if (isSeen) renameIn(context, term.term, at);
  // Everything that may now be listed under another term: a merger and its undoing alike.
  if (isMerging) for (const list of [listedBefore, withdrawnList(listedBefore)]) renameIn(context, list, at);
}

/** What articles that name an entity show of it beside its slug. */
function seenOf({ kind, profile }: EntityProfile): object {
  return kind === 'series' ? [profile.names, profile.introduction] : [profile.names];
}

/** What entities are found by: the terms of their lists, and their files. */
function attributesOf(entity: EntityProfile): string[] {
  return [...entityTerms(entity), ...filesIn(JSON.stringify(entity.profile)).map((sha256) => `file:${sha256}`)];
}

function addAttributes(connection: Connection, entity: EntityProfile): void {
  const add = connection.sql('INSERT OR IGNORE INTO attributes VALUES (?, ?, ?)');
  for (const attribute of attributesOf(entity)) add.run(entity.kind, attribute, entity.profile.slug);
}

/** Makes the attributes of all profiles anew. */
export function refreshAttributes(connection: Connection): void {
  connection.exec('DELETE FROM attributes');
  const profiles = connection.sql<[EntityKind, string]>('SELECT kind, profile FROM terms WHERE profile IS NOT NULL');
  for (const [kind, profile] of profiles.all()) {
    addAttributes(connection, { kind, profile: JSON.parse(profile) } as EntityProfile);
  }
}

const UNKNOWN: LocalizedText = { en: null, 'zh-Hans': null };

function deriveProfile({ kind, slug, name }: Mention, language: Language, before: EntityProfile | null): EntityProfile {
  const names = { ...(before?.profile.names ?? UNKNOWN), [language]: name };
  const common = { slug, name: names.en ?? name, names };
  switch (kind) {
    case 'author':
      return { kind, profile: { ...common, bio: UNKNOWN, portrait: null, positions: [], sameAs: [] } };
    case 'organization':
      return { kind, profile: { ...common, kind: null, place: UNKNOWN, website: null, logo: null } };
    case 'source':
      return { kind, profile: { ...common, kind: null, website: null } };
    case 'series': {
      const introduction = { en: null, 'zh-Hans': null };
      return { kind, profile: { ...common, introduction, publisher: null, cadence: null } };
    }
    case 'topic':
      return { kind, profile: { ...common, parent: null, description: UNKNOWN } };
  }
}

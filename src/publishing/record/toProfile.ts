/** Desk -> public profile of an entity. Pure; every public field is named here. */
import { idOf } from '../../domain/desk/references.ts';
import { PROFILE_SCHEMAS } from '../../domain/entity.ts';
import type { EntityProfile, Profiles } from '../../domain/entity.ts';
import { ENTITY_PATHS } from '../../domain/lists.ts';
import type { EntityKind } from '../../domain/lists.ts';
import type { DeskAuthor, DeskOrganization, DeskSeries, DeskSource, DeskTopic, Related } from './readDesk.ts';
import type { ShownFiles } from './files.ts';
import { refTo, textIn, texts } from './names.ts';
import { toIntroduction } from '../../desk/richText/toBody.ts';
import type { RichText } from '../../desk/richText/richText.ts';

/** `files` with the words of the language that comes first in a profile. */
type Context = { related: Related; files: ShownFiles };
type Named = Pick<DeskSource, 'slug' | 'name' | 'aliases'>;
type Mergeable = Named & { mergedInto?: string | { id: string } | null };

/** Absent from the profile of what was not merged, as from every profile before there were mergers. */
function mergedInto({ mergedInto: relation }: Mergeable, all: ReadonlyMap<string, Named>): { mergedInto?: string } {
  const slug = all.get(idOf(relation) ?? '')?.slug;
  return slug ? { mergedInto: slug } : {};
}

const common = ({ slug, name, aliases }: Named) => ({
  slug: slug ?? '',
  name: textIn(name, 'en'),
  names: texts(name),
  aliases: aliases ?? [],
});

function author(doc: DeskAuthor, { related, files }: Context): Profiles['author'] {
  return {
    ...common(doc),
    ...mergedInto(doc, related.authors),
    bio: texts(doc.bio),
    portrait: files.images.get(idOf(doc.portrait) ?? '') ?? null,
    positions: (doc.positions ?? []).map(({ position, organization, from, to }) => ({
      position: texts(position),
      organization: refTo(related.organizations.get(idOf(organization) ?? ''), 'en'),
      from: from || null,
      to: to || null,
    })),
    sameAs: (doc.sameAs ?? []).map(({ url }) => url),
  };
}

function organization(doc: DeskOrganization, { related, files }: Context): Profiles['organization'] {
  return {
    ...common(doc),
    ...mergedInto(doc, related.organizations),
    kind: doc.kind ?? null,
    place: texts(doc.place),
    website: doc.website || null,
    logo: files.images.get(idOf(doc.logo) ?? '') ?? null,
  };
}

function source(doc: DeskSource, { related }: Context): Profiles['source'] {
  return { ...common(doc), ...mergedInto(doc, related.sources), kind: doc.kind ?? null, website: doc.url || null };
}

function series(doc: DeskSeries, { related }: Context): Profiles['series'] {
  const introduction = (language: 'en' | 'zh-Hans') => {
    const text = doc.introduction?.[language];
    return text ? toIntroduction(text as RichText) : null;
  };
  return {
    ...common(doc),
    introduction: { en: introduction('en'), 'zh-Hans': introduction('zh-Hans') },
    publisher: refTo(related.organizations.get(idOf(doc.publisher) ?? ''), 'en'),
    cadence: doc.cadence ?? null,
  };
}

function topic(doc: DeskTopic, { related }: Context): Profiles['topic'] {
  return {
    ...common(doc),
    ...mergedInto(doc, related.topics),
    parent: refTo(related.topics.get(idOf(doc.parent) ?? ''), 'en'),
    description: texts(doc.description),
  };
}

/** Profiles of the given entities, in that order. @throws ZodError when what the desk holds is not a valid profile */
export function toProfiles(wanted: { kind: EntityKind; id: string }[], context: Context): EntityProfile[] {
  const { related } = context;
  const profileOf = ({ kind, id }: { kind: EntityKind; id: string }): EntityProfile['profile'] | null => {
    const doc = related[ENTITY_PATHS[kind]].get(id);
    if (!doc) return null;
    if (kind === 'author') return author(doc as DeskAuthor, context);
    if (kind === 'organization') return organization(doc as DeskOrganization, context);
    if (kind === 'source') return source(doc as DeskSource, context);
    if (kind === 'series') return series(doc as DeskSeries, context);
    return topic(doc as DeskTopic, context);
  };
  return wanted.flatMap((entity) => {
    const profile = profileOf(entity);
    return profile
      ? [{ kind: entity.kind, profile: PROFILE_SCHEMAS[entity.kind].parse(profile) } as EntityProfile]
      : [];
  });
}

/** The people, companies, outlets, series and topics of a synthetic archive: bounded, however many articles it has. */
import type { EntityProfile, LocalizedText } from '../../src/domain/entity.ts';
import type { Ref } from '../../src/domain/record.ts';
import type { Language } from '../../src/domain/lists.ts';
import { OUTLETS, PLACES, SERIES, SURNAMES, SYLLABLES, TOPICS, TRADES } from './vocabulary.ts';
import type { Word } from './vocabulary.ts';

export type Entity = { slug: string; name: Word };
export type Cast = { authors: number; organizations: number; sources: number; series: number; topics: number };

/** How many of each an archive of this size has. */
export function castFor(articles: number): Cast {
  const authors = clamp(Math.ceil(articles / 12), 10, 4000);
  return {
    authors,
    organizations: clamp(Math.ceil(authors / 2), 5, 1500),
    sources: clamp(Math.ceil(articles / 100), 6, OUTLETS.length * PLACES.length),
    series: clamp(Math.ceil(articles / 200), 3, SERIES.length * TOPICS.length),
    topics: TOPICS.length,
  };
}

export function authorAt(index: number): Entity {
  const surname = at(SURNAMES, index);
  const first = at(SYLLABLES, Math.floor(index / SURNAMES.length) + index);
  const second = at(SYLLABLES, Math.floor(index / SURNAMES.length / SYLLABLES.length) + index * 7 + 3);
  const given = first[0] + second[0];
  const name: Word = [`${surname[0]} ${capitalize(given)}`, surname[1] + first[1] + second[1]];
  return { slug: `${surname[0].toLowerCase()}-${given}-${index + 1}`, name };
}

export function organizationAt(index: number): Entity {
  const place = at(PLACES, index);
  const first = at(SYLLABLES, index * 3 + 1);
  const second = at(SYLLABLES, Math.floor(index / SYLLABLES.length) + index * 5 + 2);
  const trade = at(TRADES, Math.floor(index / PLACES.length) + index);
  const brand = capitalize(first[0] + second[0]);
  const name: Word = [`${place[0]} ${brand} ${trade[0]}`, `${place[1]}${first[1]}${second[1]}${trade[1]}`];
  return { slug: `${slugOf(name[0])}-${index + 1}`, name };
}

export function sourceAt(index: number): Entity {
  const outlet = at(OUTLETS, index);
  const place = at(PLACES, Math.floor(index / OUTLETS.length));
  return entity([`${place[0]} ${outlet[0]}`, `${place[1]}${outlet[1]}`]);
}

export function seriesAt(index: number): Entity {
  const series = at(SERIES, index);
  const round = Math.floor(index / SERIES.length);
  if (round === 0) return entity(series);
  const topic = at(TOPICS, round - 1);
  return entity([`${series[0]}: ${topic[0]}`, `${series[1]}·${topic[1]}`]);
}

export function topicAt(index: number): Entity {
  return entity(at(TOPICS, index));
}

/** The employer of an author, always the same. */
export function employerOf(author: number, { organizations }: Cast): number {
  return (author * 13 + 5) % organizations;
}

export function toRef({ slug, name }: Entity, language: Language): Ref {
  return { slug, name: language === 'en' ? name[0] : name[1] };
}

/** Profiles of the whole cast; those that others refer to come first. */
export function* profiles(cast: Cast): Generator<EntityProfile> {
  const parents = 6;
  for (let index = 0; index < cast.topics; index++) {
    const parent = index < parents ? null : toRef(topicAt(Math.floor((index - parents) / 4)), 'en');
    yield { kind: 'topic', profile: { ...common(topicAt(index)), parent, description: NONE } };
  }
  for (let index = 0; index < cast.organizations; index++) {
    const place = at(PLACES, index);
    const profile = { ...common(organizationAt(index)), place: localized(place), website: null, logo: null };
    yield { kind: 'organization', profile: { ...profile, kind: 'company' } };
  }
  for (let index = 0; index < cast.sources; index++) {
    const kind = index % 3 === 0 ? 'portal' : index % 3 === 1 ? 'newspaper' : 'official-account';
    yield { kind: 'source', profile: { ...common(sourceAt(index)), kind, website: null } };
  }
  for (let index = 0; index < cast.series; index++) {
    const profile = { ...common(seriesAt(index)), introduction: { en: null, 'zh-Hans': null }, publisher: null };
    yield { kind: 'series', profile: { ...profile, cadence: 'monthly' } };
  }
  for (let index = 0; index < cast.authors; index++) {
    const organization = toRef(organizationAt(employerOf(index, cast)), 'en');
    const position = { en: 'Chief Executive', 'zh-Hans': '总经理' };
    const positions = [{ position, organization, from: '2015-01-01', to: null }];
    yield { kind: 'author', profile: { ...common(authorAt(index)), bio: NONE, portrait: null, positions, sameAs: [] } };
  }
}

const NONE: LocalizedText = { en: null, 'zh-Hans': null };
const localized = ([en, zh]: Word): LocalizedText => ({ en, 'zh-Hans': zh });
const common = ({ slug, name }: Entity) => ({ slug, name: name[0], names: localized(name) });
const entity = (name: Word): Entity => ({ slug: slugOf(name[0]), name });
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/’/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

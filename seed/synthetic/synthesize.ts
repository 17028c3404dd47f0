/** A seeded generator of articles: realistic in size, names and dates; the same seed gives the same archive. */
import type { EntityProfile } from '../../src/domain/entity.ts';
import type { ArticleRecord } from '../../src/domain/record.ts';
import type { Language } from '../../src/domain/lists.ts';
import type { Block } from '../lexical.ts';
import {
  authorAt,
  castFor,
  employerOf,
  organizationAt,
  profiles,
  seriesAt,
  sourceAt,
  topicAt,
  toRef,
} from './entities.ts';
import type { Cast } from './entities.ts';
import { TITLES } from './phrases.ts';
import { randomFor, uuidFor } from './random.ts';
import type { Random } from './random.ts';
import { fill, inLanguage, toBody, writeBlocks } from './text.ts';
import type { Subject } from './text.ts';
import { POSITIONS } from './vocabulary.ts';

/** A record as the archive takes it; `blocks` are its body as the desk's editor builds one (seed/lexical.ts). */
export type SyntheticArticle = { record: ArticleRecord; blocks: Block[] };

type Options = {
  seed: number;
  count: number;
  /** Number of the first article, to go on with an earlier run of the same seed and count. */
  from?: number;
};

/** Yields articles `from` to `count`, one at a time; a translation follows its original at once. */
export function* synthesize({ seed, count, from = 0 }: Options): Generator<SyntheticArticle> {
  const cast = castFor(count);
  for (let index = from; index < count; index++) yield articleAt({ seed, cast, index });
}

/** Every entity the articles of `synthesize` name, those that others refer to first. */
export function synthesizeEntities({ count }: { count: number }): Generator<EntityProfile> {
  return profiles(castFor(count));
}

/** Of every twelve articles the last translates the one before it. */
const PAIR_EVERY = 12;
const SHARE_OF_CHINESE = 0.55;
const FIRST_DAY = Date.UTC(2015, 0, 1);
const LAST_DAY = Date.UTC(2026, 5, 30);
const DAY = 86_400_000;

type Place = { seed: number; cast: Cast; index: number };

function articleAt({ seed, cast, index }: Place): SyntheticArticle {
  const isTranslation = index % PAIR_EVERY === PAIR_EVERY - 1;
  // What both languages of a pair share comes from the number of the original.
  const origin = isTranslation ? index - 1 : index;
  const shared = randomFor(seed, `article ${origin}`);
  const original: Language = shared.chance(SHARE_OF_CHINESE) ? 'zh-Hans' : 'en';
  const language: Language = isTranslation === (original === 'en') ? 'zh-Hans' : 'en';
  const facts = factsOf({ cast, origin, language }, shared);
  const random = randomFor(seed, `text ${index}`);
  const blocks = writeBlocks({ language, subject: facts.subject, random });
  const record: ArticleRecord = {
    ...facts.fields,
    id: uuidFor(seed, index),
    slug: `${facts.fields.slug}-${index + 1}`,
    language,
    title: fill(shared.pick(TITLES), { language, subject: facts.subject, random: shared }),
    summary: random.chance(0.7) ? firstSentence(blocks) : null,
    translationOf: isTranslation ? uuidFor(seed, origin) : null,
    body: toBody(blocks),
  };
  return { record, blocks };
}

type Facts = { cast: Cast; origin: number; language: Language };

function factsOf({ cast, origin, language }: Facts, random: Random) {
  const authorIndex = Math.floor(random.next() ** 1.5 * cast.authors);
  const author = authorAt(authorIndex);
  const organization = organizationAt(employerOf(authorIndex, cast));
  const topic = topicAt(random.between(0, cast.topics - 1));
  const second = topicAt(random.between(0, cast.topics - 1));
  const source = sourceAt(random.between(0, cast.sources - 1));
  const day = FIRST_DAY + Math.floor((random.next() * (LAST_DAY - FIRST_DAY)) / DAY) * DAY;
  const isInSeries = random.chance(0.4);
  const position = random.pick(POSITIONS);
  const subject: Subject = { author: author.name, org: organization.name, topic: topic.name };
  const attribution = {
    author: toRef(author, language),
    position: inLanguage(position, language),
    organization: toRef(organization, language),
  };
  const fields = {
    slug: `${author.slug}-on-${topic.slug}`,
    publishedOn: new Date(day).toISOString().slice(0, 10),
    attributions: [attribution],
    byline: language === 'en' ? 'Official account of the association' : '协会官方公众号',
    source: toRef(source, language),
    sourceUrl: `https://${source.slug}.example/${origin + 1}`,
    series: isInSeries ? instalmentOf(cast, origin, language) : null,
    topics: [topic, ...(second.slug === topic.slug ? [] : [second])].map((one) => toRef(one, language)),
    appearances: [],
    corrections: [],
    image: null,
    attachments: [],
    rights: null,
  };
  return { subject, fields };
}

/** Each article has its own place in the one series it can belong to, so no instalment comes twice in a language. */
function instalmentOf({ series }: Cast, origin: number, language: Language) {
  const { slug, name } = toRef(seriesAt(origin % series), language);
  return { slug, title: name, instalment: Math.floor(origin / series) + 1 };
}

function firstSentence(blocks: Block[]): string | null {
  const first = blocks.find((block) => 'paragraph' in block);
  return first && 'paragraph' in first ? (/^.*?[.。]/.exec(first.paragraph)?.[0] ?? null) : null;
}

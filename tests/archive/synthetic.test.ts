import { expect, test } from '@jest/globals';
import { synthesize, synthesizeEntities } from '../../seed/synthetic/synthesize.ts';
import { PROFILE_SCHEMAS } from '../../src/domain/entity.ts';
import { recordSchema } from '../../src/domain/record.ts';
import { articleTerms } from '../../src/domain/articleTerms.ts';

const COUNT = 600;
const articles = [...synthesize({ seed: 7, count: COUNT })];
const records = articles.map(({ record }) => record);

test('when the seed is the same, then so are the articles, in one run or in two', () => {
  expect([...synthesize({ seed: 7, count: COUNT, from: 590 })]).toEqual(articles.slice(590));
  expect([...synthesize({ seed: 8, count: 1 })][0]?.record.id).not.toBe(records[0]?.id);
});

test('when articles are made, then they are valid, each with an id and a slug of its own', () => {
  for (const record of records) expect(recordSchema.safeParse(record).error).toBeUndefined();
  expect(new Set(records.map(({ id }) => id)).size).toBe(COUNT);
  expect(new Set(records.map(({ slug }) => slug)).size).toBe(COUNT);
});

test('when entities are made, then they are valid and there is one for everything an article names', () => {
  const known = new Set<string>();
  for (const { kind, profile } of synthesizeEntities({ count: COUNT })) {
    expect(PROFILE_SCHEMAS[kind].safeParse(profile).error).toBeUndefined();
    expect(known).not.toContain(`${kind}:${profile.slug}`);
    known.add(`${kind}:${profile.slug}`);
  }
  const named = records.flatMap(articleTerms).filter(({ filter }) => filter !== 'language');
  for (const { filter, value } of named) expect(known).toContain(`${filter}:${value}`);
});

test('when there are many articles, then they are like those of a real archive', () => {
  const chinese = records.filter(({ language }) => language === 'zh-Hans').length / COUNT;
  expect(chinese).toBeGreaterThan(0.45);
  expect(chinese).toBeLessThan(0.65);
  const years = new Set(records.map(({ publishedOn }) => publishedOn.slice(0, 4)));
  expect([...years].sort()).toEqual(Array.from({ length: 12 }, (_, n) => String(2015 + n)));
  const instalments = records.flatMap(
    ({ series, language }) => series && `${series.slug} ${series.instalment} ${language}`,
  );
  const inSeries = instalments.filter((name) => name !== null);
  expect(new Set(inSeries).size).toBe(inSeries.length);
  const byId = new Map(records.map((record) => [record.id, record]));
  const translations = records.filter(({ translationOf }) => translationOf !== null);
  expect(translations.length).toBe(COUNT / 12);
  for (const translation of translations) {
    const original = byId.get(translation.translationOf ?? '');
    expect(original?.language).not.toBe(translation.language);
    expect(original?.attributions[0]?.author.slug).toBe(translation.attributions[0]?.author.slug);
  }
});

test('when a body is made, then its forms say the same', () => {
  for (const { record, blocks } of articles.slice(0, 50)) {
    expect(blocks.length).toBeGreaterThan(0);
    const letters = (text: string) => text.replace(/<[^>]*>|&\w+;|[^\p{L}\p{N}]/gu, '');
    expect(letters(record.body.html)).toBe(letters(record.body.text));
    expect(letters(record.body.markdown)).toBe(letters(record.body.text));
  }
});

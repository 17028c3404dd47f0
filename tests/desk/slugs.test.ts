/** Slugs: readable in every script, right for Chinese surnames, never empty. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freeSlug, slugify } from '../../collections/fields/slugify.ts';
import { slugSchema } from '../../src/domain/lists.ts';

const title = (text: string) => slugify({ text, what: 'article' });
const person = (text: string) => slugify({ text, what: 'author', isPerson: true });

test.each([
  ['曾毓群', 'zeng-yu-qun'],
  ['单忠德', 'shan-zhong-de'],
  ['仇和', 'qiu-he'],
  ['解学功', 'xie-xue-gong'],
  ['查全性', 'zha-quan-xing'],
  ['朴槿惠', 'piao-jin-hui'],
  ['吕明', 'lyu-ming'],
  ['Lü Ming', 'lyu-ming'],
])('when the name of a person is %s, then its slug is %s', (name, slug) => {
  expect(person(name)).toBe(slug);
});

test.each([
  ['曾毓群：创新没有终点', 'zeng-yu-qun-chuang-xin-mei-you-zhong-dian'],
  ['解决卡脖子问题', 'jie-jue-qia-bo-zi-wen-ti'],
  ['战略与女性', 'zhan-lyue-yu-nyu-xing'],
  ['テスト', 'tesuto'],
  ['オークマ', 'okuma'],
  ['두산', 'dusan'],
  ['Станкостроение', 'stankostroenie'],
  ['𠮷利', 'kichi-li'],
  ['Tolerances of 10μm', 'tolerances-of-10um'],
  ['Tolerances of 10µm', 'tolerances-of-10um'],
  ['Tolerances of 10mm', 'tolerances-of-10mm'],
  ['Lübeck – déjà vu', 'luebeck-deja-vu'],
])('when a title is %s, then its slug is %s', (text, slug) => {
  expect(title(text)).toBe(slug);
});

test('when nothing can be read, then the slug is short, stable and of this text alone', () => {
  const slugs = ['★★★', '……', '。', '☆'].map(title);
  expect(new Set(slugs).size).toBe(4);
  for (const slug of slugs) expect(slug).toMatch(/^article-[0-9a-f]{8}$/);
  expect(title('★★★')).toBe(slugs[0]);
});

test('when a character is rare, then it is not dropped', () => {
  expect(title('㐂多')).not.toBe(title('多'));
  expect(title('𪛖')).not.toMatch(/^article-/);
});

test('when a text is anything, then its slug is one that the archive takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), fc.boolean(), (text, isPerson) => {
      expect(slugSchema.safeParse(slugify({ text, what: 'article', isPerson })).success).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('when many have one title, then each gets the next number, and nobody asks for all of them', async () => {
  const taken = new Set<string>();
  let asked = 0;
  for (let count = 0; count < 1000; count += 1) {
    taken.add(await freeSlug('spark', (slug) => Promise.resolve((asked += 1) > 0 && taken.has(slug))));
  }
  expect([...taken]).toEqual(['spark', ...Array.from({ length: 999 }, (_, index) => `spark-${index + 2}`)]);
  expect(asked).toBeLessThan(1000 * 2 * Math.log2(1024));
});

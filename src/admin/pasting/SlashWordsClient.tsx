'use client';
import { createClientFeature } from '@payloadcms/richtext-lexical/client';
import { slashWords } from '../../words/subjects/editor/slashWords.ts';
import type { Texts } from '../../words/text.ts';

/** In whatever language the desk is: a Chinese hand types Chinese. */
const wordsOf = (key: string): string[] =>
  Object.values((slashWords as Texts)[key] ?? {}).flatMap((words) => words.split(' '));

/** The browser's part of the feature in src/desk/richText/slashWordsFeature.ts. */
export const SlashWordsClient = createClientFeature(({ resolvedFeatures }) => {
  const groups = [...resolvedFeatures.values()].flatMap(({ slashMenu }) => slashMenu?.groups ?? []);
  for (const item of groups.flatMap(({ items }) => items)) {
    item.keywords = [...new Set([...(item.keywords ?? []), ...wordsOf(item.key)])];
  }
  // Lists come last: the Chinese word for a table is in the one for a list too.
  return { slashMenu: { groups: [{ key: 'lists', items: [] }] } };
});

'use client';
import { createClientFeature } from '@payloadcms/richtext-lexical/client';
import { slashWords } from '../../words/subjects/slashWords.ts';
import type { Texts } from '../../words/text.ts';

/** In whatever language the desk is: a Chinese hand types Chinese. */
const wordsOf = (key: string): string[] =>
  Object.values((slashWords as Texts)[key] ?? {}).flatMap((words) => words.split(' '));

/** The browser's part of the feature in src/desk/richText/slashWordsFeature.ts. */
export const SlashWordsClient = createClientFeature(({ unSanitizedEditorConfig }) => {
  for (const { feature } of unSanitizedEditorConfig.features) {
    // None of those that are made on demand has words to be given.
    const groups = typeof feature === 'function' ? [] : (feature.slashMenu?.groups ?? []);
    for (const { items } of groups) {
      for (const item of items) item.keywords = [...new Set([...(item.keywords ?? []), ...wordsOf(item.key)])];
    }
  }
  return {};
});

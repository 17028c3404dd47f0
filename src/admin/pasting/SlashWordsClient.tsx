'use client';
import { createClientFeature } from '@payloadcms/richtext-lexical/client';

/** What an entry is looked for by beside its label and its English words; the table's label is English in every language. */
const WORDS: Record<string, string[]> = {
  table: ['表格'],
  upload: ['图片', '照片', '附图', '文件'],
  paragraph: ['正文', '段落'],
  blockquote: ['引文', '引语'],
  orderedList: ['编号', '有序列表'],
  unorderedList: ['项目符号', '无序列表'],
};

/** The browser's part of the feature in src/desk/richText/slashWordsFeature.ts. */
export const SlashWordsClient = createClientFeature(({ unSanitizedEditorConfig }) => {
  for (const { feature } of unSanitizedEditorConfig.features) {
    // None of those that are made on demand has words to be given.
    const groups = typeof feature === 'function' ? [] : (feature.slashMenu?.groups ?? []);
    for (const { items } of groups) {
      for (const item of items) item.keywords = [...new Set([...(item.keywords ?? []), ...(WORDS[item.key] ?? [])])];
    }
  }
  return {};
});

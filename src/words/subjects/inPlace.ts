/** What Payload itself says, where it says it in the wrong language, wrongly, or not at all. Its own names, `subject:key`. */
import type { Texts } from '../text.ts';

export const inPlace = {
  'general:payloadSettings': { en: 'Language and appearance', zh: '语言和外观' },
  // Payload hands over an object where a name is wanted.
  'fields:addNewLabel': { en: 'Add new', zh: '新增' },
} as const satisfies Texts;

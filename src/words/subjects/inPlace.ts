/** What Payload itself says, where it says it in the wrong language, wrongly, or not at all. Its own names, `subject:key`. */
import type { Texts } from '../text.ts';

export const inPlace = {
  'general:payloadSettings': { en: 'Language and appearance', zh: '语言和外观' },
  // Payload hands over an object where a name is wanted.
  'fields:addNewLabel': { en: 'Add new', zh: '新增' },
  // What was typed is kept in the browser of who typed it.
  'general:currentlyEditing': {
    en: 'has this open. If you take over, they can only read on; what they have not saved stays in their browser and is offered to them again.',
    zh: '正在编辑。如果您接管，对方只能阅读；其未保存的内容会保留在对方的浏览器中，并再次提供给对方。',
  },
  'general:anotherUserTakenOver': {
    en: 'A colleague has taken over. What you have not saved is kept in this browser: it is offered when you open the page again.',
    zh: '同事已接管编辑。您未保存的内容已保留在此浏览器中，再次打开本页时可以恢复。',
  },
} as const satisfies Texts;

/** What belongs into a field where something of another kind was sent. */
import type { Texts } from '../text.ts';

export const kindRefusals = {
  sendText: { en: 'Send text here.', zh: '此处应为文字。' },
  sendTexts: { en: 'Send a list of texts here.', zh: '此处应为文字列表。' },
  sendNumber: { en: 'Send a number here.', zh: '此处应为数字。' },
  sendYesOrNo: { en: 'Send true or false here.', zh: '此处应为 true 或 false。' },
  sendEntry: { en: 'Send the id of one entry here.', zh: '此处应为一个条目的 id。' },
  sendEntries: { en: 'Send a list of ids here.', zh: '此处应为 id 列表。' },
  sendRows: { en: 'Send a list of objects here.', zh: '此处应为对象列表。' },
  sendFields: { en: 'Send an object with the fields of this group here.', zh: '此处应为包含该组字段的对象。' },
  sendRichText: {
    en: 'Send the text as the editor keeps it here: {"root": {"children": […]}}.',
    zh: '此处应为编辑器格式的正文：{"root": {"children": […]}}。',
  },
} as const satisfies Texts;

/** The ledger of republications: its list, its table, and why a question to it is refused. */
import type { Texts } from '../../text.ts';

export const ledger = {
  heading: { en: 'Republished there', zh: '在此转载的文章' },
  none: { en: 'No republication there is recorded.', zh: '尚无在此转载的记录。' },
  csv: { en: 'Table (CSV)', zh: '表格（CSV）' },
  recognised: { en: 'Outlet recognised: {{name}}', zh: '已识别媒体：{{name}}' },
  unknown: {
    en: 'No outlet has this address as its website. Choose the source, or add one with its website.',
    zh: '没有以此为网站的来源，请选择来源，或新建来源并填写其网站。',
  },
  article: { en: 'Article', zh: '文章' },
  articleAddress: { en: 'Address in this archive', zh: '文库网址' },
  outlet: { en: 'Outlet', zh: '转载媒体' },
  on: { en: 'Date', zh: '转载日期' },
  titleThere: { en: 'Title there', zh: '转载标题' },
  address: { en: 'Address', zh: '网址' },
  state: { en: 'State', zh: '状态' },
  badFormat: { en: 'format: must be json or csv', zh: 'format：必须是 json 或 csv' },
  badLanguage: { en: 'language: must be en or zh', zh: 'language：必须是 en 或 zh' },
  badId: { en: '{{field}}: must be the id of one', zh: '{{field}}：必须是一个编号' },
  badName: { en: '{{field}}: no parameter of this name here', zh: '{{field}}：没有此参数' },
} as const satisfies Texts;

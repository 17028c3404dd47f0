/** The words around an article, in its own language. */
import type { Language } from '../../domain/lists.ts';

export type Labels = {
  /** Between clauses: name, position, organization. */
  comma: string;
  /** Between equals in a list. GB/T 15834-2011, 4.5: 、 in Chinese, where a comma parts clauses. */
  listComma: string;
  colon: string;
  /** With the space that goes before it, if one does. */
  inBrackets: (text: string) => string;
  source: string;
  original: string;
  byline: string;
  published: string;
  released: string;
  translations: string;
  topics: string;
  corrections: string;
  attachments: string;
  appearances: string;
  rights: string;
  license: string;
  citation: string;
  formats: string;
  plainText: string;
  edition: string;
  fixity: string;
  instalment: (number: number) => string;
};

export const LABELS: Record<Language, Labels> = {
  en: {
    comma: ', ',
    listComma: ', ',
    colon: ': ',
    inBrackets: (text) => ` (${text})`,
    source: 'Source',
    original: 'Original publication',
    byline: 'Released by',
    published: 'Published',
    released: 'In this archive since',
    translations: 'Also in',
    topics: 'Topics',
    corrections: 'Corrections',
    attachments: 'Attachments',
    appearances: 'Also published by',
    rights: 'Rights',
    license: 'Licence',
    citation: 'How to cite',
    formats: 'This article as',
    plainText: 'Text',
    edition: 'Edition',
    fixity: 'SHA-256',
    instalment: (number) => `No. ${number}`,
  },
  'zh-Hans': {
    comma: '，',
    listComma: '、',
    colon: '：',
    inBrackets: (text) => `（${text}）`,
    source: '来源',
    original: '原文',
    byline: '发布',
    published: '发表日期',
    released: '本库收录时间',
    translations: '其他语言版本',
    topics: '主题',
    corrections: '更正',
    attachments: '附件',
    appearances: '转载',
    rights: '版权',
    license: '许可协议',
    citation: '引用格式',
    formats: '其他格式',
    plainText: '纯文本',
    edition: '版次',
    fixity: 'SHA-256 校验值',
    instalment: (number) => `第 ${number} 期`,
  },
};

const LOCALES: Record<Language, string> = { en: 'en-GB', 'zh-Hans': 'zh-CN' };

/** A calendar date as people write it in that language: 25 August 2022, 2022年8月25日. */
export function longDate({ date, language }: { date: string; language: Language }): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

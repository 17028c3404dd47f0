/** The fields of an article as an editor meets them: the text first, then where it comes from, then where it belongs. */
import type { Field, Tab } from 'payload';
import { bookkeeping } from './articleBookkeeping.ts';
import { appearances, attributions, corrections } from './articleRows.ts';
import { reviewFields } from '../review/reviewFields.ts';
import { both } from './labels.ts';
import { listFields, translationFields } from './listFields.ts';
import { unmerged } from './mergedField.ts';
import { proposalField, releaseField } from './releaseField.ts';
import { calendarDate, notInTheFuture, webUrl } from './values.ts';
import { languages, optionsOf } from '../../src/words/subjects/lists.ts';

const text: Tab = {
  label: both('Text', '正文'),
  fields: [
    { name: 'title', label: both('Title', '标题'), type: 'text', required: true, index: true, maxLength: 500 },
    {
      name: 'summary',
      label: both('Summary', '摘要'),
      type: 'textarea',
      maxLength: 2000,
      admin: { description: both('One or two sentences for lists and feeds.', '用于列表和订阅源的一两句话。') },
    },
    attributions,
    { name: 'body', label: both('Body', '正文'), type: 'richText', required: true },
  ],
};

const origin: Tab = {
  label: both('Origin', '出处'),
  fields: [
    {
      name: 'source',
      label: both('Source', '来源'),
      type: 'relationship',
      relationTo: 'sources',
      filterOptions: unmerged,
      required: true,
      admin: { description: both('Where it was published.', '文章发表于何处。') },
    },
    webUrl({ name: 'sourceUrl', label: both('Address at the source', '原文链接') }),
    {
      name: 'byline',
      label: both('Byline', '发布者'),
      type: 'text',
      admin: { description: both('Who put it out, as printed.', '由谁发布，按原文填写。') },
    },
    appearances,
    {
      name: 'rights',
      label: both('Rights', '版权'),
      type: 'group',
      fields: [
        { name: 'text', label: both('Statement', '版权说明'), type: 'text' },
        webUrl({ name: 'license', label: both('Licence (address)', '许可协议（网址）') }),
      ],
    },
  ],
};

const placement = (timeZone: string): Tab => ({
  label: both('Placement', '归类'),
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'series', label: both('Series', '系列'), type: 'relationship', relationTo: 'series' },
        {
          name: 'instalment',
          label: both('Instalment', '期号'),
          type: 'number',
          min: 1,
          max: 100_000,
          admin: { step: 1 },
        },
      ],
    },
    proposalField(timeZone),
    {
      name: 'topics',
      label: both('Topics', '主题'),
      type: 'relationship',
      relationTo: 'topics',
      filterOptions: unmerged,
      hasMany: true,
      maxRows: 20,
    },
    ...translationFields,
    {
      name: 'image',
      label: both('Image', '题图'),
      type: 'upload',
      relationTo: 'media',
      filterOptions: { mimeType: { contains: 'image/' } },
    },
    {
      name: 'attachments',
      label: both('Attachments', '附件'),
      type: 'upload',
      relationTo: 'media',
      hasMany: true,
      maxRows: 20,
    },
  ],
});

const afterwards: Tab = {
  label: both('Corrections', '更正'),
  description: both('Public, with the article, from its next publication on.', '下次发布后与文章一同公开。'),
  fields: [corrections],
};

const internal: Tab = {
  label: both('Internal', '内部'),
  fields: [
    {
      name: 'internalNotes',
      label: both('Notes', '内部备注'),
      type: 'textarea',
      admin: { description: both('For colleagues only; never public.', '仅供同事查看，永不公开。') },
    },
  ],
};

export const articleTabs = (timeZone: string): Tab[] => [text, origin, placement(timeZone), afterwards, internal];

export const articleSidebar = (timeZone: string): Field[] => [
  ...listFields,
  {
    name: 'language',
    label: both('Language', '语言'),
    type: 'select',
    required: true,
    defaultValue: ({ req }: { req: { i18n?: { language?: string } } }) =>
      req.i18n?.language?.startsWith('zh') ? 'zh-Hans' : 'en',
    options: optionsOf(languages),
    admin: { position: 'sidebar' },
  },
  calendarDate(
    {
      name: 'publishedOn',
      label: both('Published on', '发表日期'),
      required: true,
      index: true,
      admin: { position: 'sidebar', description: both('Date of the original publication.', '原文发表的日期。') },
    },
    notInTheFuture,
  ),
  {
    name: 'slug',
    label: both('Slug', '网址标识'),
    type: 'text',
    unique: true,
    index: true,
    admin: {
      position: 'sidebar',
      description: both(
        'Part of the public address. Made from the title when left empty; after publication the old one redirects for ever.',
        '公开网址的一部分，留空则按标题生成；发布后如有修改，旧网址将永久跳转。',
      ),
    },
  },
  releaseField(timeZone),
  {
    name: 'withdrawal',
    label: both('Withdrawal', '撤回'),
    type: 'group',
    admin: { position: 'sidebar', condition: (data) => data.stage === 'withdrawn' },
    fields: [
      { name: 'reason', label: both('Public reason', '公开原因'), type: 'textarea', admin: { readOnly: true } },
      { name: 'at', label: both('Withdrawn at', '撤回时间'), type: 'date', admin: { readOnly: true } },
    ],
  },
  ...reviewFields,
  ...bookkeeping,
];

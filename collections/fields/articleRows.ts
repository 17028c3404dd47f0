/** The repeating parts of an article. */
import type { ArrayField } from 'payload';
import { both } from './labels.ts';
import { unmerged } from './mergedField.ts';
import { calendarDate, todayInChina, webUrl } from './values.ts';

export const attributions: ArrayField = {
  name: 'attributions',
  label: both('Opinion of', '观点作者'),
  labels: { singular: both('Author', '作者'), plural: both('Authors', '作者') },
  type: 'array',
  required: true,
  minRows: 1,
  maxRows: 20,
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'author',
          label: both('Author', '作者'),
          type: 'relationship',
          relationTo: 'authors',
          filterOptions: unmerged,
          required: true,
        },
        { name: 'position', label: both('Position', '职务'), type: 'text' },
        {
          name: 'organization',
          label: both('Organization', '单位'),
          type: 'relationship',
          relationTo: 'organizations',
          filterOptions: unmerged,
        },
      ],
    },
    {
      type: 'collapsible',
      label: both('Names as published', '发布时的名称'),
      admin: {
        initCollapsed: true,
        description: both(
          'Filled in on the day of publication and kept for ever; change them only to mend a mistake.',
          '发布当日自动填写并永久保留；仅为改正错误而修改。',
        ),
      },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'authorName', label: both('Author as published', '作者（发布时）'), type: 'text' },
            { name: 'organizationName', label: both('Organization as published', '单位（发布时）'), type: 'text' },
          ],
        },
      ],
    },
  ],
};

export const appearances: ArrayField = {
  name: 'appearances',
  label: both('Appearances', '转载'),
  labels: { singular: both('Appearance', '转载'), plural: both('Appearances', '转载') },
  type: 'array',
  maxRows: 200,
  admin: { description: both('Republications elsewhere.', '其他媒体的转载。') },
  fields: [
    webUrl({
      name: 'url',
      label: both('Address', '网址'),
      required: true,
      admin: {
        description: both('Paste it: the outlet is recognised by its website.', '粘贴网址，系统按网站识别转载媒体。'),
        components: { Field: '/src/admin/ledger/AppearanceAddress.tsx#AppearanceAddress' },
      },
    }),
    {
      name: 'source',
      label: both('Source', '来源'),
      type: 'relationship',
      relationTo: 'sources',
      filterOptions: unmerged,
    },
    calendarDate({ name: 'publishedOn', label: both('Published on', '发表日期') }),
    { name: 'title', label: both('Title there', '转载标题'), type: 'text' },
  ],
};

export const corrections: ArrayField = {
  name: 'corrections',
  label: both('Corrections', '更正说明'),
  labels: { singular: both('Correction', '更正'), plural: both('Corrections', '更正') },
  type: 'array',
  maxRows: 200,
  fields: [
    calendarDate({
      name: 'on',
      label: both('On', '日期'),
      required: true,
      defaultValue: () => todayInChina(),
    }),
    { name: 'note', label: both('Public note', '公开说明'), type: 'textarea', required: true },
  ],
};

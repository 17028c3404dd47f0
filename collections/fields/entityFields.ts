/** The slug of a shared entity. */
import type { Field } from 'payload';
import { both } from './labels.ts';

export const slugField: Field = {
  name: 'slug',
  label: both('Slug', '网址标识'),
  type: 'text',
  unique: true,
  index: true,
  admin: {
    position: 'sidebar',
    description: both(
      'Part of the public address; made from the name when left empty, fixed once something is published with it.',
      '公开网址的一部分；留空则按名称生成，一经用于发布便不再改变。',
    ),
  },
};

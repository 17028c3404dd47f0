/** Fields of an article that show others: its state and authors in the list, its translations on its page. */
import type { Field } from 'payload';
import { optionsOf, stages } from '../../src/words/subjects/lists.ts';
import { both } from './labels.ts';

export const listFields: Field[] = [
  {
    name: 'stage',
    label: both('Stage', '阶段'),
    type: 'select',
    defaultValue: 'draft',
    index: true,
    admin: {
      position: 'sidebar',
      readOnly: true,
      components: { Cell: '/src/admin/list/StateCell.tsx#StateCell' },
    },
    options: optionsOf(stages),
  },
  {
    name: 'authors',
    label: both('Authors', '作者'),
    type: 'ui',
    admin: { components: { Cell: '/src/admin/list/AuthorsCell.tsx#AuthorsCell' } },
  },
];

export const translationFields: Field[] = [
  {
    name: 'translationOf',
    label: both('Translation of', '译自'),
    type: 'relationship',
    relationTo: 'articles',
    filterOptions: ({ id, data }) => ({
      ...(id ? { id: { not_equals: id } } : {}),
      ...(data?.language ? { language: { not_equals: data.language } } : {}),
    }),
    admin: {
      description: both(
        'The same article in another language; each will point to the other.',
        '同一文章的另一语言版本，两者将互相链接。',
      ),
    },
  },
  {
    name: 'translations',
    label: both('Translations', '译文'),
    type: 'ui',
    admin: { disableListColumn: true, components: { Field: '/src/admin/Translations.tsx#Translations' } },
  },
];

import type { CollectionConfig } from 'payload';
import { isAdministrator, nobody } from './access/roles.ts';
import { both } from './fields/labels.ts';
import { optionsOf } from '../src/words/subjects/lists.ts';
import { runKinds, runOutcomes } from '../src/words/subjects/archive/operations.ts';

const readOnly = { readOnly: true };

/** What archive administrators ran, by command or here: who, when, with what, and what came of it. The program keeps it, nobody else. */
export const Runs: CollectionConfig = {
  slug: 'runs',
  labels: { singular: both('Run', '运行记录'), plural: both('Runs', '运行记录') },
  access: { read: isAdministrator, create: nobody, update: nobody, delete: nobody },
  admin: {
    useAsTitle: 'kind',
    group: both('Administration', '管理'),
    defaultColumns: ['startedAt', 'kind', 'outcome', 'actorName', 'endedAt'],
    hideAPIURL: true,
  },
  defaultSort: '-startedAt',
  disableDuplicate: true,
  fields: [
    {
      name: 'kind',
      label: both('Kind', '类别'),
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(runKinds),
      admin: readOnly,
    },
    {
      name: 'outcome',
      label: both('Outcome', '结果'),
      type: 'select',
      required: true,
      options: optionsOf(runOutcomes),
      admin: readOnly,
    },
    {
      name: 'startedAt',
      label: both('Started at', '开始时间'),
      type: 'date',
      required: true,
      index: true,
      admin: readOnly,
    },
    { name: 'endedAt', label: both('Ended at', '结束时间'), type: 'date', admin: readOnly },
    { name: 'actor', label: both('Account', '账号'), type: 'relationship', relationTo: 'users', admin: readOnly },
    { name: 'actorName', label: both('Who', '操作人'), type: 'text', required: true, admin: readOnly },
    { name: 'options', label: both('Options', '选项'), type: 'json', admin: readOnly },
    { name: 'counts', label: both('Counts', '数量'), type: 'json', admin: readOnly },
    { name: 'log', label: both('Report', '报告'), type: 'textarea', maxLength: 10_000_000, admin: readOnly },
  ],
};

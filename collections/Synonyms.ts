import type { CollectionConfig, PayloadRequest, TextFieldManyValidation } from 'payload';
import { text as validateText } from 'payload/shared';
import { requestProjection } from '../src/desk/projectionRequests.ts';
import { say } from '../src/words/say.ts';
import { isAdministrator, isStaff } from './access/roles.ts';
import { both } from './fields/labels.ts';
import { auditChange, auditDelete } from './hooks/audit.ts';

/** Asks for the list as a whole, once for each transaction. */
const askForList = async <T>({ doc, req }: { doc: T; req: PayloadRequest }): Promise<T> => {
  await requestProjection({ req, request: { collection: 'synonyms', id: 'all' } });
  return doc;
};

const hasWord = (term: string): boolean => /[\p{L}\p{N}]/u.test(term);
const sameWord = (term: string): string => term.normalize('NFKC').trim().toLowerCase();

/** A row says something when at least two of its words are different ones. */
const meansTheSame: TextFieldManyValidation = (value, options) => {
  const terms = value ?? [];
  const empty = terms.find((term) => !hasWord(term));
  if (empty !== undefined) return say(options.req, 'synonymWithoutWord', { name: empty });
  const twice = terms.find((term, index) => terms.findIndex((other) => sameWord(other) === sameWord(term)) < index);
  if (twice !== undefined) return say(options.req, 'synonymTwice', { name: twice });
  return validateText(value as never, options as never);
};

/** Words of the trade that mean the same: who searches for one of a row finds the others too. */
export const Synonyms: CollectionConfig = {
  slug: 'synonyms',
  labels: { singular: both('Synonyms', '同义词'), plural: both('Synonyms', '同义词') },
  access: { read: isStaff, create: isAdministrator, update: isAdministrator, delete: isAdministrator },
  admin: {
    group: both('Administration', '管理'),
    defaultColumns: ['terms', 'updatedAt'],
    hideAPIURL: true,
    description: both(
      'A search for one word of a row finds the others too, within a second of saving. The first list may be changed and deleted.',
      '检索一行中的任一词，也会找到其余各词；保存后一秒内生效。初始词表可随意修改或删除。',
    ),
  },
  disableDuplicate: true,
  hooks: { afterChange: [auditChange, askForList], afterDelete: [auditDelete, askForList] },
  fields: [
    {
      name: 'terms',
      label: both('Words that mean the same', '同义的词'),
      type: 'text',
      hasMany: true,
      required: true,
      minRows: 2,
      maxRows: 30,
      maxLength: 100,
      validate: meansTheSame,
      admin: { description: both('Press Enter after each.', '每个词之后按回车。') },
    },
  ],
};

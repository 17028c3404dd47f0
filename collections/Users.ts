import type { CollectionConfig } from 'payload';
import { isAdministrator, isAdministratorField, isStaff, roleOf } from './access/roles.ts';
import { both } from './fields/labels.ts';
import { auditChange, auditDelete } from './hooks/audit.ts';
import { startInOwnLanguage } from './hooks/contentLanguage.ts';
import { countRevisions, revisionField } from './hooks/revision.ts';

export const usersCollection = ({ secureCookies }: { secureCookies: boolean }): CollectionConfig => ({
  slug: 'users',
  labels: { singular: both('Account', '账号'), plural: both('Accounts', '账号') },
  auth: {
    tokenExpiration: 8 * 60 * 60,
    maxLoginAttempts: 5,
    lockTime: 10 * 60 * 1000,
    useSessions: true,
    // Payload's own interval writes beside the transaction it holds, which one writer at a time can never grant.
    forgotPassword: { minRequestInterval: 0 },
    cookies: { sameSite: 'Lax', secure: secureCookies },
  },
  access: {
    read: isStaff,
    create: isAdministrator,
    update: ({ req, id }) => roleOf(req) === 'administrator' || (id !== undefined && req.user?.id === id),
    delete: isAdministrator,
    unlock: isAdministrator,
    admin: ({ req }) => roleOf(req) !== null,
  },
  admin: {
    useAsTitle: 'name',
    group: both('Administration', '管理'),
    defaultColumns: ['name', 'email', 'role', 'updatedAt'],
  },
  hooks: {
    beforeChange: [countRevisions],
    afterChange: [auditChange],
    afterDelete: [auditDelete],
    afterLogin: [startInOwnLanguage],
  },
  fields: [
    { name: 'name', label: both('Name', '姓名'), type: 'text', required: true },
    {
      name: 'role',
      label: both('Role', '角色'),
      type: 'select',
      required: true,
      defaultValue: 'editor',
      access: { create: isAdministratorField, update: isAdministratorField },
      admin: {
        description: both(
          'Editors write and submit; publishers also publish, schedule, correct and withdraw; administrators also manage accounts.',
          '编辑撰写并送审；发布员还可发布、定时、更正和撤回；管理员还可管理账号。',
        ),
      },
      options: [
        { value: 'editor', label: both('Editor', '编辑') },
        { value: 'publisher', label: both('Publisher', '发布员') },
        { value: 'administrator', label: both('Administrator', '管理员') },
      ],
    },
    revisionField,
  ],
});

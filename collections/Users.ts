import type { CollectionConfig, Field } from 'payload';
import { isAdministrator, isAdministratorField, isStaff, roleOf } from './access/roles.ts';
import { forgottenPassword } from './review/forgottenPassword.ts';
import { both } from './fields/labels.ts';
import { auditChange, auditDelete } from './hooks/audit.ts';
import { startInOwnLanguage } from './hooks/contentLanguage.ts';
import { countRevisions, revisionField } from './hooks/revision.ts';
import {
  checkPassword,
  keepLastAdministrator,
  noteSignIn,
  refuseAlike,
  refuseDeletionOfLastAdministrator,
} from './hooks/accountRules.ts';
import { mailTopics, optionsOf, roles } from '../src/words/subjects/lists.ts';

/** Asked for when somebody changes their own password; never stored. */
const presentPassword: Field = {
  name: 'currentPassword',
  label: both('Present password', '当前密码'),
  type: 'text',
  virtual: true,
  access: { read: () => false },
  admin: {
    condition: (data, _sibling, { user }) => Boolean(user && data.id === user.id),
    description: both('Only to change your own password.', '仅在修改自己的密码时填写。'),
    components: { Field: '/src/admin/PresentPasswordField.tsx#PresentPasswordField' },
  },
};

/** What each person does not want to be told by e-mail. */
const mailChoice: Field = {
  name: 'mailOff',
  label: both('No e-mail about', '不接收以下邮件'),
  type: 'select',
  hasMany: true,
  options: optionsOf(mailTopics),
  admin: {
    description: both(
      'Everything else is sent, where the archive sends e-mail at all.',
      '其余事项在系统启用邮件时照常发送。',
    ),
  },
};

/** Nobody needs them, not even one's own; Payload's own check of a session reads them below access rules. */
const unreadSessions: Field = {
  name: 'sessions',
  type: 'array',
  access: { read: () => false, update: () => false },
  admin: { disabled: true },
  fields: [],
};

export const usersCollection = ({ secureCookies }: { secureCookies: boolean }): CollectionConfig => ({
  slug: 'users',
  labels: { singular: both('Account', '账号'), plural: both('Accounts', '账号') },
  auth: {
    tokenExpiration: 8 * 60 * 60,
    maxLoginAttempts: 5,
    lockTime: 10 * 60 * 1000,
    useSessions: true,
    // Payload's own interval writes beside the transaction it holds, which one writer at a time can never grant.
    forgotPassword: { minRequestInterval: 0, ...forgottenPassword },
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
    beforeOperation: [noteSignIn, checkPassword],
    beforeChange: [keepLastAdministrator, countRevisions],
    beforeDelete: [refuseDeletionOfLastAdministrator],
    afterChange: [auditChange],
    afterDelete: [auditDelete],
    afterLogin: [startInOwnLanguage],
    afterError: [refuseAlike],
  },
  fields: [
    { name: 'name', label: both('Name', '姓名'), type: 'text', required: true },
    presentPassword,
    unreadSessions,
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
      options: optionsOf(roles),
    },
    mailChoice,
    revisionField,
  ],
});

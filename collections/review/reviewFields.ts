/**
 * What an article keeps of its review: who waits for whom, and which exact text was approved. Set by the rules alone.
 * Accounts stand as their id and the name of the day: an account can be deleted, what it did stays readable.
 */
import type { Field } from 'payload';
import { both } from '../fields/labels.ts';

const hidden = { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true } as const;

/** Characters of a word to the reviewer, and of a reason. */
export const WORD_MAX = 2000;

export const reviewFields: Field[] = [
  {
    name: 'review',
    label: both('Review', '审核'),
    type: 'group',
    admin: hidden,
    fields: [
      { name: 'submittedBy', label: both('Submitted by (account)', '送审人（账号）'), type: 'text', index: true },
      { name: 'submittedByName', label: both('Submitted by', '送审人'), type: 'text' },
      { name: 'submittedAt', label: both('Submitted at', '送审时间'), type: 'date' },
      { name: 'reviewer', label: both('Reviewer (account)', '审核人（账号）'), type: 'text', index: true },
      { name: 'reviewerName', label: both('Reviewer', '审核人'), type: 'text' },
      { name: 'word', label: both('Word to the reviewer', '给审核人的话'), type: 'textarea', maxLength: WORD_MAX },
      { name: 'sentBackBy', label: both('Sent back by (account)', '退回人（账号）'), type: 'text' },
      { name: 'sentBackByName', label: both('Sent back by', '退回人'), type: 'text' },
      { name: 'reason', label: both('Why it was sent back', '退回原因'), type: 'textarea', maxLength: WORD_MAX },
    ],
  },
  {
    name: 'approval',
    label: both('Approval', '核准'),
    type: 'group',
    admin: hidden,
    fields: [
      { name: 'by', label: both('Approved by (account)', '核准人（账号）'), type: 'text' },
      { name: 'byName', label: both('Approved by', '核准人'), type: 'text' },
      { name: 'at', label: both('Approved at', '核准时间'), type: 'date' },
      /** SHA-256 of the canonical record that would be public: what was approved is this text and no other. */
      { name: 'sha256', label: both('Approved text (SHA-256)', '核准文本（SHA-256）'), type: 'text' },
    ],
  },
  /** Said with a correction and kept in the audit log alone: spelling and the like need no public note. */
  { name: 'smallRepair', label: both('Small repair', '小修正'), type: 'checkbox', virtual: true, admin: hidden },
];

/** Two people at one document: who saves second is told so, and nothing is overwritten. Articles have it in their rules. */
import type { CollectionBeforeChangeHook, Field } from 'payload';
import { both } from '../fields/labels.ts';
import { say, sayInstant } from '../../src/words/say.ts';
import { refusal } from './audit.ts';

/** Number of saves; the form sends it back, so a save from an older state is recognised. */
export const revisionField: Field = {
  name: 'revision',
  label: both('Number of saves', '保存次数'),
  type: 'number',
  defaultValue: 0,
  admin: { hidden: true, disableListFilter: true, disableBulkEdit: true },
};

export const countRevisions: CollectionBeforeChangeHook = ({ collection, data, originalDoc, operation, req }) => {
  if (operation === 'create') return { ...data, revision: 1 };
  const stored = originalDoc?.revision ?? 0;
  const isOlder = data.revision !== undefined && data.revision !== null && data.revision !== stored;
  if (isOlder && !req.context.isRestoringVersion) {
    const message = say(req, 'conflict', { at: sayInstant(req, originalDoc.updatedAt) });
    throw refusal(req, { status: 409, message, action: 'save', about: collection.slug, document: originalDoc.id });
  }
  return { ...data, revision: stored + 1 };
};

'use client';
import { useDocumentInfo, useFormFields } from '@payloadcms/ui';
import type { Stage } from '../domain/lists.ts';
import { useWords } from './words.ts';

/** The one state of an article: its stage, or that readers have an earlier text than the one on this page. */
export function ArticleState() {
  const words = useWords('steps');
  const stages = useWords('stages');
  const { hasPublishedDoc } = useDocumentInfo();
  const stage = useFormFields(([fields]) => fields.stage?.value as Stage | undefined) ?? 'draft';
  const isChanged = hasPublishedDoc && stage === 'draft';
  return (
    <div className="status" data-public={hasPublishedDoc}>
      <span className="status__label">{words.state}: </span>
      <span className="status__value">{isChanged ? words.changedSince : stages[stage]}</span>
    </div>
  );
}

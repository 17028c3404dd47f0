'use client';
/** Above the form, for editors: what becomes of their changes, said before they type and not when they save. */
import { Banner, useAuth, useDocumentInfo, useFormFields } from '@payloadcms/ui';
import type { Stage } from '../../domain/lists.ts';
import { useWords } from '../words.ts';

export function EditorNotice() {
  const words = useWords('review');
  const { user } = useAuth<{ role: string }>();
  const { hasPublishedDoc } = useDocumentInfo();
  const stage = useFormFields(([fields]) => fields.stage?.value as Stage | undefined);
  if (user?.role !== 'editor') return null;
  const notices: Partial<Record<Stage, string>> = { approved: words.lockedApproved, withdrawn: words.lockedWithdrawn };
  const notice = (stage && notices[stage]) ?? (hasPublishedDoc ? words.proposal : null);
  return notice ? (
    <Banner type="info" className="editor-notice">
      {notice}
    </Banner>
  ) : null;
}

'use client';
import {
  FormSubmit,
  PublishButton,
  useDocumentInfo,
  useEditDepth,
  useFormFields,
  useFormModified,
  useHotkey,
  useModal,
  useOperation,
} from '@payloadcms/ui';
import { useRef } from 'react';
import { CORRECT, CorrectDialog } from './review/CorrectDialog.tsx';
import { RESTORE, RestoreDialog } from './review/RestoreDialog.tsx';
import { useSaveAs } from './useSaveAs.ts';
import { useWords } from './words.ts';

/** Says what it does: the first publication, a correction of what is public, or bringing a withdrawn article back. */
export function PublishArticleButton() {
  const words = useWords('steps');
  const stage = useFormFields(([fields]) => fields.stage?.value);
  const wasPublished = useFormFields(([fields]) => Boolean(fields.firstPublishedAt?.value));
  if (wasPublished && stage !== 'withdrawn') return <CorrectButton />;
  return stage === 'withdrawn' ? <RestoreButton /> : <PublishButton label={words.publish} />;
}

/** Asks first: readers have it again at once. */
function RestoreButton() {
  const words = useWords('steps');
  const { openModal } = useModal();
  const { hasPublishPermission, uploadStatus } = useDocumentInfo();
  if (!hasPublishPermission) return null;
  return (
    <>
      <FormSubmit
        buttonId="action-save"
        disabled={uploadStatus === 'uploading'}
        onClick={() => openModal(RESTORE)}
        size="medium"
        type="button"
      >
        {words.restore}
      </FormSubmit>
      <RestoreDialog />
    </>
  );
}

/** Asks first: readers get a note, and see what was changed. */
function CorrectButton() {
  const words = useWords('steps');
  const { openModal } = useModal();
  const { hasPublishPermission, unpublishedVersionCount, uploadStatus } = useDocumentInfo();
  const isModified = useFormModified();
  if (!hasPublishPermission) return null;
  const hasChanges = isModified || unpublishedVersionCount > 0;
  return (
    <>
      <FormSubmit
        buttonId="action-save"
        disabled={!hasChanges || uploadStatus === 'uploading'}
        onClick={() => openModal(CORRECT)}
        size="medium"
        type="button"
      >
        {words.correct}
      </FormSubmit>
      <CorrectDialog slug={CORRECT} confirm={words.correct} done={words.corrected} step={{ isPublication: true }} />
    </>
  );
}

/** Saves whatever is there; a refusal is shown at its field, as *Publish* shows it. */
export function SaveDraftButton() {
  const words = useWords('steps');
  const saveAs = useSaveAs();
  const { hasPublishedDoc, hasPublishPermission, uploadStatus } = useDocumentInfo();
  const isProposal = hasPublishedDoc && !hasPublishPermission;
  const isModified = useFormModified();
  const isNew = useOperation() === 'create';
  const button = useRef<HTMLButtonElement>(null);
  useHotkey({ cmdCtrlKey: true, editDepth: useEditDepth(), keyCodes: ['s'] }, (event) => {
    event.preventDefault();
    event.stopPropagation();
    button.current?.click();
  });
  return (
    <FormSubmit
      buttonId="action-save-draft"
      buttonStyle="secondary"
      disabled={(!isNew && !isModified) || uploadStatus === 'uploading'}
      onClick={() => void saveAs({ done: isProposal ? words.proposed : words.saved })}
      ref={button}
      size="medium"
      type="button"
    >
      {isProposal ? words.propose : words.saveDraft}
    </FormSubmit>
  );
}

'use client';
import {
  FormSubmit,
  PublishButton,
  useDocumentInfo,
  useEditDepth,
  useFormFields,
  useFormModified,
  useHotkey,
  useOperation,
} from '@payloadcms/ui';
import { useRef } from 'react';
import { useSaveAs } from './useSaveAs.ts';
import { useWords } from './words.ts';

/** Says what it does: the first publication, a correction of what is public, or bringing a withdrawn article back. */
export function PublishArticleButton() {
  const words = useWords('steps');
  const stage = useFormFields(([fields]) => fields.stage?.value);
  const wasPublished = useFormFields(([fields]) => Boolean(fields.firstPublishedAt?.value));
  const label = stage === 'withdrawn' ? words.restore : wasPublished ? words.correct : words.publish;
  return <PublishButton label={label} />;
}

/** Saves whatever is there; a refusal is shown at its field, as *Publish* shows it. */
export function SaveDraftButton() {
  const words = useWords('steps');
  const saveAs = useSaveAs();
  const { uploadStatus } = useDocumentInfo();
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
      onClick={() => void saveAs({ done: words.saved })}
      ref={button}
      size="medium"
      type="button"
    >
      {words.saveDraft}
    </FormSubmit>
  );
}

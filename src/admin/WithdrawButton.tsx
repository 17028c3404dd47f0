'use client';
import { PopupList, toast, useDocumentInfo, useForm, useFormFields, useFormModified, useModal } from '@payloadcms/ui';
import { useState } from 'react';
import { useAsk } from './ask.ts';
import { Dialog, DialogText } from './Dialog.tsx';
import { useWords } from './words.ts';

const MODAL = 'withdraw-article';

type Withdrawn = { doc: { revision: number; withdrawal: { reason: string; at: string } } };

/** In place of "unpublish": a published article leaves the public only with a reason that readers see. */
export function WithdrawButton() {
  const { id, hasPublishedDoc, hasPublishPermission, isTrashed, setHasPublishedDoc } = useDocumentInfo();
  const { dispatchFields } = useForm();
  const { openModal } = useModal();
  const isModified = useFormModified();
  const ask = useAsk();
  const words = useWords('steps');
  const revision = useFormFields(([fields]) => fields.revision?.value);
  const [reason, setReason] = useState('');
  if (!hasPublishedDoc || !hasPublishPermission || isTrashed) return null;

  const withdraw = async () => {
    if (!reason.trim()) return words.reasonMissing;
    // With the revision that this page shows: who looks at an older one is told so.
    const body = { stage: 'withdrawn', withdrawal: { reason }, revision };
    const answer = await ask<Withdrawn>(`/articles/${id}`, { method: 'PATCH', body });
    if (!answer.ok) return answer.message;
    if (!isModified) {
      window.location.reload();
      return null;
    }
    // What is not saved yet stays in the form, which now knows what was done.
    const { revision: saved, withdrawal } = answer.data.doc;
    const known = {
      revision: saved,
      stage: 'withdrawn',
      'withdrawal.reason': withdrawal.reason,
      'withdrawal.at': withdrawal.at,
    };
    for (const [path, value] of Object.entries(known)) dispatchFields({ type: 'UPDATE', path, value });
    setHasPublishedDoc(false);
    toast.success(words.withdrawn);
    return null;
  };

  return (
    <>
      <PopupList.Button id="action-withdraw" onClick={() => openModal(MODAL)}>
        {words.withdraw}
      </PopupList.Button>
      <Dialog slug={MODAL} heading={words.withdrawHeading} confirm={words.withdrawNow} onConfirm={withdraw}>
        <p>{words.withdrawExplained}</p>
        <p>{words.withdrawStays}</p>
        {isModified ? <p>{words.withdrawUnsaved}</p> : null}
        <DialogText id="withdraw-reason" label={words.reason} value={reason} onChange={setReason} />
      </Dialog>
    </>
  );
}

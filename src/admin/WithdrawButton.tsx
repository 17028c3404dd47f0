'use client';
import {
  ConfirmationModal,
  PopupList,
  toast,
  useConfig,
  useDocumentInfo,
  useFormFields,
  useModal,
  useTranslation,
} from '@payloadcms/ui';
import { useState } from 'react';
import { refusalIn } from './refusalIn.ts';
import { useWords } from './words.ts';

const MODAL = 'withdraw-article';

/** In place of "unpublish": a published article leaves the public only with a reason that readers see. */
export function WithdrawButton() {
  const { id, hasPublishedDoc, hasPublishPermission, isTrashed } = useDocumentInfo();
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const { toggleModal } = useModal();
  const words = useWords('steps');
  const revision = useFormFields(([fields]) => fields.revision?.value);
  const [reason, setReason] = useState('');
  if (!hasPublishedDoc || !hasPublishPermission || isTrashed) return null;

  const withdraw = async () => {
    const response = await fetch(`${config.routes.api}/articles/${id}`, {
      method: 'PATCH',
      credentials: 'include',
      headers: { 'Accept-Language': i18n.language, 'Content-Type': 'application/json' },
      // With the revision that this page shows: who looks at an older one is told so.
      body: JSON.stringify({ stage: 'withdrawn', withdrawal: { reason }, revision }),
    });
    if (response.ok) return window.location.reload();
    toast.error((await refusalIn(response)) ?? words.failed);
  };

  return (
    <>
      <PopupList.Button id="action-withdraw" onClick={() => toggleModal(MODAL)}>
        {words.withdraw}
      </PopupList.Button>
      <ConfirmationModal
        modalSlug={MODAL}
        heading={words.withdrawHeading}
        confirmingLabel={words.withdrawing}
        onConfirm={withdraw}
        body={
          <>
            <p>{words.withdrawExplained}</p>
            <label className="field-label" htmlFor="withdraw-reason">
              {words.reason}
            </label>
            <textarea
              id="withdraw-reason"
              className="withdraw-reason"
              rows={4}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </>
        }
      />
    </>
  );
}

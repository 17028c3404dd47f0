'use client';
import { useState } from 'react';
import { Dialog, DialogText } from '../Dialog.tsx';
import { useSaveAs } from '../useSaveAs.ts';
import { useWords } from '../words.ts';

export const SEND_BACK = 'send-back-article';

/** Sends back with the reason, which whoever submitted reads. */
export function SendBackDialog() {
  const saveAs = useSaveAs();
  const [steps, words] = [useWords('steps'), useWords('review')];
  const [reason, setReason] = useState('');
  const sendBack = async () => {
    if (!reason.trim()) return words.reasonMissing;
    await saveAs({ stage: 'draft', done: steps.sentBack, more: () => ({ review: { reason } }) });
    setReason('');
    return null;
  };
  return (
    <Dialog slug={SEND_BACK} heading={words.sendBackHeading} confirm={steps.sendBack} onConfirm={sendBack}>
      <DialogText id="send-back-reason" label={words.sendBackReason} value={reason} onChange={setReason} />
    </Dialog>
  );
}

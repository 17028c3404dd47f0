'use client';
import { Button, useAuth, useDocumentInfo, useFormFields, useModal } from '@payloadcms/ui';
import type { Stage } from '../domain/lists.ts';
import { STEPS } from '../domain/desk/stages.ts';
import { CORRECT_LATER, CorrectDialog } from './review/CorrectDialog.tsx';
import { SEND_BACK, SendBackDialog } from './review/SendBackDialog.tsx';
import { SUBMIT, SubmitDialog } from './review/SubmitDialog.tsx';
import { useSaveAs } from './useSaveAs.ts';
import { useWords } from './words.ts';

/** The steps before publication, beside Payload's own buttons: submit, approve or schedule, send back. */
export function StageControls() {
  const { id } = useDocumentInfo();
  const { user } = useAuth<{ role: string }>();
  const { openModal } = useModal();
  const saveAs = useSaveAs();
  const words = useWords('steps');
  const stage = useFormFields(([fields]) => fields.stage?.value as Stage | undefined) ?? 'draft';
  const releaseAt = useFormFields(([fields]) => fields.releaseAt?.value);
  const hasPublisherRights = user?.role === 'publisher' || user?.role === 'administrator';
  const save = (to: Stage, done: string) => () => void saveAs({ stage: to, done });

  const isCorrection = useFormFields(([fields]) => Boolean(fields.firstPublishedAt?.value)) && stage !== 'withdrawn';
  const approval = releaseAt
    ? { label: words.schedule, done: words.scheduled }
    : { label: words.approve, done: words.approved };

  const labels = {
    submit: { label: words.submit, act: () => openModal(SUBMIT) },
    // A correction takes the same note whether it is published now or later.
    approve: {
      label: approval.label,
      act: isCorrection ? () => openModal(CORRECT_LATER) : save('approved', approval.done),
    },
    // A publisher sends back what an editor takes back.
    ...(hasPublisherRights
      ? { sendBack: { label: words.sendBack, act: () => openModal(SEND_BACK) } }
      : { takeBack: { label: words.takeBack, act: save('draft', words.takenBack) } }),
  };
  const steps = Object.entries(labels).flatMap(([name, one]) => {
    const { from, to, who } = STEPS[name as keyof typeof labels];
    const isOffered = to && from.includes(stage) && (who === 'editor' || hasPublisherRights);
    return isOffered ? [{ to, ...one }] : [];
  });

  if (!id) return null;
  return (
    <>
      {steps.map(({ to, label, act }) => (
        <Button key={to} id={`action-stage-${to}`} buttonStyle="secondary" size="medium" margin={false} onClick={act}>
          {label}
        </Button>
      ))}
      <SubmitDialog />
      <SendBackDialog />
      <CorrectDialog slug={CORRECT_LATER} confirm={approval.label} done={approval.done} step={{ stage: 'approved' }} />
    </>
  );
}

'use client';
import { Button, useAuth, useDocumentInfo, useFormFields } from '@payloadcms/ui';
import type { Stage } from '../domain/lists.ts';
import { STEPS } from '../domain/stages.ts';
import { useSaveAs } from './useSaveAs.ts';
import { useWords } from './words.ts';

/** The steps before publication, beside Payload's own buttons: submit, approve or schedule, send back. */
export function StageControls() {
  const { id } = useDocumentInfo();
  const { user } = useAuth<{ role: string }>();
  const saveAs = useSaveAs();
  const words = useWords('steps');
  const stage = useFormFields(([fields]) => fields.stage?.value as Stage | undefined) ?? 'draft';
  const releaseAt = useFormFields(([fields]) => fields.releaseAt?.value);
  const hasPublisherRights = user?.role === 'publisher' || user?.role === 'administrator';

  const labels = {
    submit: { label: words.submit, done: words.submitted },
    approve: releaseAt
      ? { label: words.schedule, done: words.scheduled }
      : { label: words.approve, done: words.approved },
    // A publisher sends back what an editor takes back.
    ...(hasPublisherRights
      ? { sendBack: { label: words.sendBack, done: words.sentBack } }
      : { takeBack: { label: words.takeBack, done: words.takenBack } }),
  };
  const steps = Object.entries(labels).flatMap(([name, { label, done }]) => {
    const { from, to, who } = STEPS[name as keyof typeof labels];
    const isOffered = to && from.includes(stage) && (who === 'editor' || hasPublisherRights);
    return isOffered ? [{ stage: to, label, done }] : [];
  });

  if (!id) return null;
  return steps.map(({ stage: to, label, done }) => (
    <Button
      key={to}
      id={`action-stage-${to}`}
      buttonStyle="secondary"
      size="medium"
      margin={false}
      onClick={() => void saveAs({ stage: to, done })}
    >
      {label}
    </Button>
  ));
}

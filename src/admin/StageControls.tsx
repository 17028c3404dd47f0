'use client';
import { Button, useAuth, useConfig, useDocumentInfo, useForm, useFormFields, useLocale } from '@payloadcms/ui';
import type { Stage } from '../domain/lists.ts';
import { useWords } from './words.ts';

type Step = { stage: Stage; label: string };

/** The steps before publication, beside Payload's own buttons: submit, approve or schedule, send back. */
export function StageControls() {
  const { id } = useDocumentInfo();
  const { user } = useAuth<{ role: string }>();
  const { submit } = useForm();
  const { code: locale } = useLocale();
  const { config } = useConfig();
  const words = useWords();
  const stage = useFormFields(([fields]) => fields.stage?.value as Stage | undefined) ?? 'draft';
  const releaseAt = useFormFields(([fields]) => fields.releaseAt?.value);
  const hasPublisherRights = user?.role === 'publisher' || user?.role === 'administrator';

  const steps: Step[] = [];
  if (stage === 'draft') steps.push({ stage: 'in-review', label: words.submit });
  if (hasPublisherRights && (stage === 'draft' || stage === 'in-review')) {
    steps.push({ stage: 'approved', label: releaseAt ? words.schedule : words.approve });
  }
  if (hasPublisherRights && (stage === 'in-review' || stage === 'approved')) {
    steps.push({ stage: 'draft', label: words.sendBack });
  }

  const take = (step: Step) =>
    submit({
      action: `${config.routes.api}/articles/${id}?locale=${locale}&depth=0&fallback-locale=null&draft=true`,
      method: 'PATCH',
      overrides: { _status: 'draft', stage: step.stage },
      skipValidation: true,
    });

  if (!id) return null;
  return steps.map((step) => (
    <Button
      key={step.stage}
      id={`action-stage-${step.stage}`}
      buttonStyle="secondary"
      size="medium"
      margin={false}
      onClick={() => void take(step)}
    >
      {step.label}
    </Button>
  ));
}

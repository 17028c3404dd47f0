'use client';
import { Button, useAuth, useConfig, useDocumentInfo, useForm, useFormFields, useLocale } from '@payloadcms/ui';
import type { Stage } from '../domain/lists.ts';
import { STEPS } from '../domain/stages.ts';
import { useWords } from './words.ts';

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

  const labels = {
    submit: words.submit,
    approve: releaseAt ? words.schedule : words.approve,
    // A publisher sends back what an editor takes back.
    ...(hasPublisherRights ? { sendBack: words.sendBack } : { takeBack: words.takeBack }),
  };
  const steps = (Object.entries(labels) as [keyof typeof STEPS, string][]).flatMap(([name, label]) => {
    const { from, to, who } = STEPS[name];
    const isOffered = to && from.includes(stage) && (who === 'editor' || hasPublisherRights);
    return isOffered ? [{ stage: to, label }] : [];
  });

  const take = (step: { stage: Stage }) =>
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

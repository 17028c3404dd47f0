'use client';
import { Button, Modal, useModal, useTranslation } from '@payloadcms/ui';
import { useState } from 'react';
import type { ReactNode } from 'react';

type Props = {
  slug: string;
  heading: string;
  confirm: string;
  children: ReactNode;
  /** Does it. @returns the sentence that says why it was not done; then the dialog stays open, with all that was typed */
  onConfirm: () => Promise<string | null>;
};

/** A question with its own words for *yes*. It closes when the step is done, never with the step undone. */
export function Dialog({ slug, heading, confirm, children, onConfirm }: Props) {
  const { closeModal, isModalOpen } = useModal();
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!isModalOpen(slug)) return null;
  const close = () => {
    setProblem(null);
    closeModal(slug);
  };
  const decide = async () => {
    setBusy(true);
    const refused = await onConfirm();
    setBusy(false);
    setProblem(refused);
    if (refused === null) closeModal(slug);
  };
  return (
    <Modal slug={slug} className="desk-dialog" aria-labelledby={`${slug}-heading`}>
      <div className="desk-dialog__box">
        <h1 id={`${slug}-heading`}>{heading}</h1>
        <div className="desk-dialog__body">{children}</div>
        {problem ? (
          <p className="desk-dialog__problem" role="alert">
            {problem}
          </p>
        ) : null}
        <div className="desk-dialog__buttons">
          <Button buttonStyle="secondary" id={`${slug}-cancel`} size="large" type="button" onClick={close}>
            {t('general:cancel')}
          </Button>
          <Button id="confirm-action" size="large" type="button" disabled={isBusy} onClick={() => void decide()}>
            {confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

type TextProps = { id: string; label: string; value: string; onChange: (value: string) => void; max?: number };

/** A labelled place for a sentence or two. */
export function DialogText({ id, label, value, onChange, max = 2000 }: TextProps) {
  return (
    <div className="desk-dialog__field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <textarea id={id} rows={4} maxLength={max} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

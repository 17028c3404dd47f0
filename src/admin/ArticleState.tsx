'use client';
import { getTranslation } from '@payloadcms/translations';
import { useConfig, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui';
import type { OptionObject, SelectFieldClient } from 'payload';
import { useWords } from './words.ts';

/** The one state of an article: its stage, or that readers have an earlier text than the one on this page. */
export function ArticleState() {
  const words = useWords();
  const { i18n } = useTranslation();
  const { getEntityConfig } = useConfig();
  const { hasPublishedDoc } = useDocumentInfo();
  const stage = useFormFields(([fields]) => fields.stage?.value as string | undefined) ?? 'draft';
  const { fields } = getEntityConfig({ collectionSlug: 'articles' });
  const field = fields.find((one): one is SelectFieldClient => 'name' in one && one.name === 'stage');
  const option = field?.options.find((one): one is OptionObject => typeof one === 'object' && one.value === stage);
  const isChanged = hasPublishedDoc && stage === 'draft';
  return (
    <div className="status">
      <span className="status__label">{words.state}: </span>
      <span className="status__value">
        {isChanged ? words.changedSince : option ? getTranslation(option.label as never, i18n) : stage}
      </span>
    </div>
  );
}

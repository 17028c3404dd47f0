'use client';
/** The catalogue of staff texts in the admin: Payload hands over the language of whoever is signed in. */
import { useTranslation } from '@payloadcms/ui';
import type { Subject, Words } from '../words/catalogue.ts';
import type { StaffLanguage } from '../words/text.ts';

/** The texts of one subject, in the language of the admin. */
export function useWords<S extends Subject>(subject: S): Words<S> {
  const { i18n } = useTranslation();
  return (i18n.translations as unknown as { [Name in Subject]: Words<Name> })[subject];
}

/** The language of whoever is signed in. */
export function useLanguage(): StaffLanguage {
  return useTranslation().i18n.language.startsWith('zh') ? 'zh' : 'en';
}

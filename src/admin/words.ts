'use client';
/** The catalogue of staff texts in the admin: Payload hands over the language of whoever is signed in. */
import { useTranslation } from '@payloadcms/ui';
import type { Subject, Words } from '../words/catalogue.ts';

/** The texts of one subject, in the language of the admin. */
export function useWords<S extends Subject>(subject: S): Words<S> {
  const { i18n } = useTranslation();
  return (i18n.translations as unknown as { [Name in Subject]: Words<Name> })[subject];
}

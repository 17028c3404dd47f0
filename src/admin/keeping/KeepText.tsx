'use client';
/**
 * Keeps what is written and not yet saved in this browser, and offers it when the page is opened again: after a closed tab, the
 * browser's Back, an expired session, or a colleague who took the article over.
 */
import {
  Banner,
  Button,
  toast,
  useAuth,
  useDocumentDrawerContext,
  useDocumentInfo,
  useForm,
  useFormModified,
  useModal,
  useTranslation,
  useWatchForm,
} from '@payloadcms/ui';
import { reduceFieldsToValues } from 'payload/shared';
import { useEffect, useState } from 'react';
import { fill } from '../../words/fill.ts';
import { useWords } from '../words.ts';
import { forget, keep, keyOf, readKept, tidy } from './keptText.ts';
import type { Kept } from './keptText.ts';

/** Milliseconds without a key before what was written is kept. */
const PAUSE_MS = 1000;

export function KeepText() {
  const words = useWords('keeping');
  const { i18n } = useTranslation();
  const { user } = useAuth();
  const { id, collectionSlug } = useDocumentInfo();
  const { reset, setModified } = useForm();
  const { fields } = useWatchForm();
  const isModified = useFormModified();
  const { drawerSlug } = useDocumentDrawerContext();
  const { closeModal } = useModal();
  const key = user && collectionSlug ? keyOf({ collection: collectionSlug, id, user: String(user.id) }) : null;
  const revision = Number(fields?.revision?.value ?? 0);
  const [offered, setOffered] = useState<Kept | null>(null);

  useEffect(() => {
    if (!key) return;
    tidy(Date.now());
    setOffered(readKept(key));
  }, [key]);

  useEffect(() => {
    // What waits to be brought back is not written over by the first key that is pressed.
    if (!key || !isModified || offered) return;
    const timer = setTimeout(() => {
      keep(key, { at: new Date().toISOString(), revision, values: reduceFieldsToValues(fields, true) });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [fields, isModified, key, offered, revision]);

  useSavedOnce({
    isModified,
    onSaved: () => {
      if (key && !offered) forget(key);
      // Whoever made an entry on the way is back at what they were writing.
      if (drawerSlug) closeModal(drawerSlug);
    },
  });

  if (!key || !offered) return null;
  const at = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(offered.at),
  );
  const bringBack = async () => {
    await reset({ ...offered.values, revision });
    setModified(true);
    setOffered(null);
    toast.success(words.broughtBack);
  };
  const discard = () => {
    forget(key);
    setOffered(null);
  };
  return (
    <Banner type="info" className="kept-text">
      <p role="status">
        {fill(words.kept, { when: at })} {offered.revision < revision ? words.savedSince : ''}
      </p>
      <Button id="kept-bring-back" size="small" margin={false} onClick={() => void bringBack()}>
        {words.bringBack}
      </Button>
      <Button id="kept-discard" size="small" margin={false} buttonStyle="secondary" onClick={discard}>
        {words.discard}
      </Button>
    </Banner>
  );
}

/** Calls back when what was written has been saved: the form is no longer modified. */
function useSavedOnce({ isModified, onSaved }: { isModified: boolean; onSaved: () => void }): void {
  const [wasModified, setWasModified] = useState(false);
  useEffect(() => {
    if (isModified) setWasModified(true);
    else if (wasModified) {
      setWasModified(false);
      onSaved();
    }
  }, [isModified, onSaved, wasModified]);
}

'use client';
/** Giving a planned release another time, by the archive's clock. */
import { toast, useConfig, useTranslation } from '@payloadcms/ui';
import { instantOf } from '../../domain/words/zonedTime.ts';
import { fill } from '../../words/fill.ts';
import { sayMoment } from '../../words/instant.ts';
import { refusalIn } from '../refusalIn.ts';
import { useLanguage, useWords } from '../words.ts';

/** @returns what moves an article and says what became of it; true when it was moved */
export function useMove(timeZone: string): (article: string, wall: string) => Promise<boolean> {
  const words = useWords('release');
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const language = useLanguage();
  return async (article, wall) => {
    const { instant, fault = 'form' } = instantOf({ wall, timeZone });
    if (!instant) {
      toast.error(words[fault]);
      return false;
    }
    const response = await fetch(`${config.routes.api}/articles/${article}?draft=true&depth=0`, {
      method: 'PATCH',
      credentials: 'include',
      headers: { 'Accept-Language': i18n.language, 'Content-Type': 'application/json' },
      body: JSON.stringify({ releaseAt: instant }),
    }).catch(() => null);
    if (!response?.ok) {
      toast.error((response && (await refusalIn(response))) ?? words.failed);
      return false;
    }
    toast.success(fill(words.moved, { when: sayMoment({ instant, timeZone, language }) }));
    return true;
  };
}

'use client';
import { toast, useConfig, useDocumentInfo, useForm, useLocale } from '@payloadcms/ui';
import type { FormState } from 'payload';
import { reduceFieldsToValues } from 'payload/shared';
import type { Stage } from '../domain/lists.ts';

type Values = Record<string, unknown>;
type Saving = {
  stage?: Stage;
  /** Said once it is done; without it the form says that it was saved. */
  done?: string;
  /** Fields that the step itself brings, from those of the form. */
  more?: (values: Values) => Values;
  isPublication?: boolean;
};

/**
 * Saves the article as a draft version, or publishes it, in another stage if one is given. The whole data is handed over as
 * a function: with an object that says "draft" the form would forget that it was submitted, and mark no field that was refused.
 * @returns whether it was saved
 */
export function useSaveAs(): (input: Saving) => Promise<boolean> {
  const { id, setHasPublishedDoc, setUnpublishedVersionCount } = useDocumentInfo();
  const { setModified, submit } = useForm();
  const { code: locale } = useLocale();
  const { config } = useConfig();
  const address = `${config.routes.api}/articles${id ? `/${id}` : ''}`;
  return async ({ stage, done, more = () => ({}), isPublication = false }) => {
    const result = await submit({
      action: `${address}?locale=${locale}&depth=0&fallback-locale=null${isPublication ? '' : '&draft=true'}`,
      method: id ? 'PATCH' : 'POST',
      // Payload's type says FormData and takes plain data.
      overrides: ((fields: FormState) => {
        const values = reduceFieldsToValues(fields, true) as Values;
        const _status = isPublication ? 'published' : 'draft';
        return { ...values, ...more(values), _status, ...(stage ? { stage } : {}) };
      }) as never,
      skipValidation: true,
      disableSuccessStatus: done !== undefined,
    });
    // What was refused is still unsaved, so it can be mended and saved again, and leaving asks first.
    if (!result?.res.ok) {
      setModified(true);
      return false;
    }
    setUnpublishedVersionCount((count) => (isPublication ? 0 : count + 1));
    if (isPublication) setHasPublishedDoc(true);
    if (done) toast.success(done);
    return true;
  };
}

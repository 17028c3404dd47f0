'use client';
import { toast, useConfig, useDocumentInfo, useForm, useLocale } from '@payloadcms/ui';
import type { FormState } from 'payload';
import { reduceFieldsToValues } from 'payload/shared';
import type { Stage } from '../domain/lists.ts';

/**
 * Saves the article as a draft version, in another stage if one is given. The whole data is handed over as a function:
 * with an object that says "draft" the form would forget that it was submitted, and mark no field that was refused.
 */
export function useSaveAs(): (input: { stage?: Stage; done: string }) => Promise<void> {
  const { id, setUnpublishedVersionCount } = useDocumentInfo();
  const { setModified, submit } = useForm();
  const { code: locale } = useLocale();
  const { config } = useConfig();
  const address = `${config.routes.api}/articles${id ? `/${id}` : ''}`;
  return async ({ stage, done }) => {
    const result = await submit({
      action: `${address}?locale=${locale}&depth=0&fallback-locale=null&draft=true`,
      method: id ? 'PATCH' : 'POST',
      // Payload's type says FormData and takes plain data.
      overrides: ((fields: FormState) => ({
        ...reduceFieldsToValues(fields, true),
        _status: 'draft',
        ...(stage ? { stage } : {}),
      })) as never,
      skipValidation: true,
      disableSuccessStatus: true,
    });
    // What was refused is still unsaved, so it can be mended and saved again, and leaving asks first.
    if (!result?.res.ok) return setModified(true);
    setUnpublishedVersionCount((count) => count + 1);
    toast.success(done);
  };
}

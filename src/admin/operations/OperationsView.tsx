import { DefaultTemplate } from '@payloadcms/next/templates';
import { Gutter } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { languageOf, wordsOf } from '../../words/say.ts';
import { OperationsDesk } from './OperationsDesk.tsx';

/** The page at /admin/operations, for administrators. */
export function OperationsView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { locale, permissions, req, visibleEntities } = initPageResult;
  const { user, payload } = req;
  const words = wordsOf('operations', languageOf(req));
  const template = { i18n: req.i18n, locale, params, payload, permissions, searchParams, visibleEntities };
  return (
    <DefaultTemplate {...template} user={user ?? undefined}>
      <Gutter>
        {!user && (
          <p>
            <a href="/admin/login?redirect=%2Fadmin%2Foperations">{words.signIn}</a>
          </p>
        )}
        {user && user.role !== 'administrator' && <p role="alert">{words.notAllowed}</p>}
        {user?.role === 'administrator' && <OperationsDesk />}
      </Gutter>
    </DefaultTemplate>
  );
}

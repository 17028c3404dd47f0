import { DefaultTemplate } from '@payloadcms/next/templates';
import { Gutter } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { ImportDesk } from './ImportDesk.tsx';

/** The page at /admin/import. It shows nothing of the desk by itself; what it asks for, the desk gives to staff only. */
export function ImportView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { locale, permissions, req, visibleEntities } = initPageResult;
  const template = { i18n: req.i18n, locale, params, payload: req.payload, permissions, searchParams, visibleEntities };
  return (
    <DefaultTemplate {...template} user={req.user ?? undefined}>
      <Gutter>{req.user ? <ImportDesk /> : <SignIn isChinese={req.i18n.language.startsWith('zh')} />}</Gutter>
    </DefaultTemplate>
  );
}

const SignIn = ({ isChinese }: { isChinese: boolean }) => (
  <p>
    <a href="/admin/login?redirect=%2Fadmin%2Fimport">{isChinese ? '请先登录。' : 'Sign in first.'}</a>
  </p>
);

import { DefaultTemplate } from '@payloadcms/next/templates';
import { Gutter } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { languageOf, wordsOf } from '../../words/say.ts';
import { ImportDesk } from './ImportDesk.tsx';

/** The page at /admin/import. It shows nothing of the desk by itself; what it asks for, the desk gives to staff only. */
export function ImportView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { locale, permissions, req, visibleEntities } = initPageResult;
  const template = { i18n: req.i18n, locale, params, payload: req.payload, permissions, searchParams, visibleEntities };
  const maxBytes = req.payload.config.upload.limits?.fileSize ?? Infinity;
  return (
    <DefaultTemplate {...template} user={req.user ?? undefined}>
      <Gutter>
        {req.user ? <ImportDesk maxBytes={maxBytes} /> : <SignIn text={wordsOf('importing', languageOf(req)).signIn} />}
      </Gutter>
    </DefaultTemplate>
  );
}

const SignIn = ({ text }: { text: string }) => (
  <p>
    <a href="/admin/login?redirect=%2Fadmin%2Fimport">{text}</a>
  </p>
);

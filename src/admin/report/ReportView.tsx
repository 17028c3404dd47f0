import { DefaultTemplate } from '@payloadcms/next/templates';
import { Gutter } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import type { Period, Report } from '../../domain/desk/report.ts';
import { languageOf, wordsOf } from '../../words/say.ts';
import type { StaffLanguage } from '../../words/text.ts';
import { ReportPage } from './ReportPage.tsx';

type Asked = { payload: unknown; user: object; from: string; to: string; language: StaffLanguage };
/** The report; without one, what is wrong with the period. */
export type ReadReport = (asked: Asked) => Promise<{ period: Period; problems: string[]; report: Report | null }>;
type Props = AdminViewServerProps & { read: ReadReport };

const textOf = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '');

/** The page at /admin/report, for publishers and administrators. */
export async function ReportView({ initPageResult, params, searchParams, read }: Props) {
  const { locale, permissions, req, visibleEntities } = initPageResult;
  const { user, payload } = req;
  const language = languageOf(req);
  const words = wordsOf('report', language);
  const asked = { from: textOf(searchParams?.from), to: textOf(searchParams?.to) };
  const template = { i18n: req.i18n, locale, params, payload, permissions, searchParams, visibleEntities };
  const isAllowed = user?.role === 'publisher' || user?.role === 'administrator';
  return (
    <DefaultTemplate {...template} user={user ?? undefined}>
      <Gutter>
        {!user && (
          <p>
            <a href="/admin/login?redirect=%2Fadmin%2Freport">{words.signIn}</a>
          </p>
        )}
        {user && !isAllowed && <p role="alert">{words.notAllowed}</p>}
        {user && isAllowed && (
          <ReportPage words={words} language={language} {...await read({ payload, user, ...asked, language })} />
        )}
      </Gutter>
    </DefaultTemplate>
  );
}

import { DefaultTemplate } from '@payloadcms/next/templates';
import { Gutter } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { languageOf, wordsOf } from '../../words/say.ts';
import { ReleaseCalendar } from './ReleaseCalendar.tsx';

type Props = AdminViewServerProps & { timeZone: string };

/** The page at /admin/calendar. It shows nothing of the desk by itself; what it asks for, the desk gives to staff only. */
export function CalendarView({ initPageResult, params, searchParams, timeZone }: Props) {
  const { locale, permissions, req, visibleEntities } = initPageResult;
  const template = { i18n: req.i18n, locale, params, payload: req.payload, permissions, searchParams, visibleEntities };
  const { admin } = req.payload.config.routes;
  return (
    <DefaultTemplate {...template} user={req.user ?? undefined}>
      <Gutter>
        {req.user ? (
          <ReleaseCalendar timeZone={timeZone} />
        ) : (
          <p>
            <a href={`${admin}/login?redirect=${encodeURIComponent(`${admin}/calendar`)}`}>
              {wordsOf('importing', languageOf(req)).signIn}
            </a>
          </p>
        )}
      </Gutter>
    </DefaultTemplate>
  );
}

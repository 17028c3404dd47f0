/** What the admin has beside the pages of its collections: links in the navigation, pages, the logo. */
import type { Config as PayloadConfig } from 'payload';
import type { Config } from '../config.ts';
import { reportForPage } from '../desk/report/forPage.ts';
import { readHealth } from './health.ts';

export function adminComponents(config: Config): NonNullable<PayloadConfig['admin']>['components'] {
  const names = { en: config.ARCHIVE_NAME_EN, zh: config.ARCHIVE_NAME_ZH };
  return {
    providers: ['/src/admin/naming/NameControls.tsx#NameControls'],
    beforeNavLinks: [
      '/src/admin/calendar/CalendarLink.tsx#CalendarLink',
      '/src/admin/importing/ImportLink.tsx#ImportLink',
      '/src/admin/report/ReportLink.tsx#ReportLink',
      '/src/admin/operations/OperationsLink.tsx#OperationsLink',
    ],
    views: {
      dashboard: {
        Component: {
          path: '/src/admin/dashboard/Dashboard.tsx#Dashboard',
          serverProps: { timeZone: config.TIME_ZONE, health: () => readHealth(config.engine.folder) },
        },
      },
      calendar: {
        path: '/calendar',
        Component: {
          path: '/src/admin/calendar/CalendarView.tsx#CalendarView',
          serverProps: { timeZone: config.TIME_ZONE },
        },
      },
      report: {
        Component: {
          path: '/src/admin/report/ReportView.tsx#ReportView',
          serverProps: { read: reportForPage(config.TIME_ZONE) },
        },
        path: '/report',
      },
      operations: { Component: '/src/admin/operations/OperationsView.tsx#OperationsView', path: '/operations' },
      import: { Component: '/src/admin/importing/ImportView.tsx#ImportView', path: '/import' },
    },
    graphics: {
      Logo: { path: '/src/admin/Logo.tsx#Logo', serverProps: { names } },
      Icon: '/src/admin/Mark.tsx#Mark',
    },
  };
}

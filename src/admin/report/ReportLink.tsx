'use client';
import { Link, useAuth, useConfig } from '@payloadcms/ui';
import { useWords } from '../words.ts';

/** In the navigation, for those who may read the report. */
export function ReportLink() {
  const words = useWords('report');
  const { config } = useConfig();
  const role = (useAuth().user as { role?: string } | null)?.role;
  if (role !== 'publisher' && role !== 'administrator') return null;
  return (
    <Link className="nav__link import-link" href={`${config.routes.admin}/report`} id="nav-report">
      <span className="nav__link-label">{words.heading}</span>
    </Link>
  );
}

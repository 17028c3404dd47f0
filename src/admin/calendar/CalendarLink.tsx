'use client';
import { Link, useConfig } from '@payloadcms/ui';
import { useWords } from '../words.ts';

/** In the navigation, before the collections. */
export function CalendarLink() {
  const words = useWords('release');
  const { config } = useConfig();
  return (
    <Link className="nav__link import-link" href={`${config.routes.admin}/calendar`} id="nav-calendar">
      <span className="nav__link-label">{words.calendar}</span>
    </Link>
  );
}

'use client';
import { Link, useConfig } from '@payloadcms/ui';
import { useWords } from '../words.ts';

/** In the navigation, before the collections. */
export function ImportLink() {
  const words = useWords('importing');
  const { config } = useConfig();
  return (
    <Link className="nav__link import-link" href={`${config.routes.admin}/import`} id="nav-import">
      <span className="nav__link-label">{words.heading}</span>
    </Link>
  );
}

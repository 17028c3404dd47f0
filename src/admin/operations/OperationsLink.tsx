'use client';
import { Link, useAuth, useConfig } from '@payloadcms/ui';
import { useWords } from '../words.ts';

/** In the navigation, for administrators. */
export function OperationsLink() {
  const words = useWords('operations');
  const { config } = useConfig();
  if ((useAuth().user as { role?: string } | null)?.role !== 'administrator') return null;
  return (
    <Link className="nav__link import-link" href={`${config.routes.admin}/operations`} id="nav-operations">
      <span className="nav__link-label">{words.heading}</span>
    </Link>
  );
}

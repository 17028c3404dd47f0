'use client';
/** Above the list of articles: what editors look for most, one click away. */
import { Link, useConfig, useTranslation } from '@payloadcms/ui';
import type { Where } from 'payload';
import { listLink } from '../dashboard/links.ts';
import { useWords } from '../words.ts';

export function QuickFilters() {
  const words = useWords('lists');
  const states = useWords('states');
  const { config } = useConfig();
  const { t } = useTranslation();
  const stage = (equals: string): Where => ({ stage: { equals } });
  const filters: [string, Where[]][] = [
    [words.all, []],
    [states['in-review'], [stage('in-review')]],
    [words.scheduled, [stage('approved'), { releaseAt: { exists: true } }]],
    [states.published, [stage('published')]],
    [states.changed, [stage('draft'), { firstPublishedAt: { exists: true } }]],
    [states.withdrawn, [stage('withdrawn')]],
  ];
  return (
    <nav className="quick-filters" aria-label={t('general:filters')}>
      {filters.map(([label, where]) => (
        <Link key={label} href={listLink({ admin: config.routes.admin, collection: 'articles', where })}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

import type { ServerProps } from 'payload';
import { loadConfig } from '../config.ts';
import { Mark } from './Mark.tsx';

/** The archive's own name over the sign-in form, in the reader's language. */
export function Logo({ i18n }: ServerProps) {
  const config = loadConfig();
  return (
    <div className="archive-logo">
      <Mark />
      <span>{i18n.language.startsWith('zh') ? config.ARCHIVE_NAME_ZH : config.ARCHIVE_NAME_EN}</span>
    </div>
  );
}

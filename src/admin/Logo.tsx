import type { ServerProps } from 'payload';
import { Mark } from './Mark.tsx';

/** The archive's own name over the sign-in form, in the reader's language. */
export function Logo({ i18n, names }: ServerProps & { names: { en: string; zh: string } }) {
  return (
    <div className="archive-logo">
      <Mark />
      <span>{i18n.language.startsWith('zh') ? names.zh : names.en}</span>
    </div>
  );
}

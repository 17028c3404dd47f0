/** What an encoder must know of the archive it writes for. */
import type { Language } from '../domain/lists.ts';

export type Site = {
  /** The archive's own name, in each language of the archive. */
  name: Record<Language, string>;
  /** Who runs the archive, e.g. the association. */
  publisher: Record<Language, string>;
  /** Public address of the archive's root, without a slash at its end. */
  baseUrl: string;
  adminEmail: string;
  /** IANA name of the time zone in which days are counted. */
  timeZone: string;
};

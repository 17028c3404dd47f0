/** What the reader must be told; src/config.ts maps the process's settings to it. */
import type { Site } from '../formats/site.ts';
import type { Language } from '../domain/lists.ts';

export type ReaderSettings = {
  /** Public address of the archive's root, without a slash at its end. */
  publicUrl: string;
  archiveName: Record<Language, string>;
  /** Who runs the archive. */
  publisherName: Record<Language, string>;
  contactEmail: string;
  /** IANA name of the time zone in which people count days. */
  timeZone: string;
  /** Express's `trust proxy`: the number of proxies in front, or their addresses; 0 when clients connect directly. */
  trustProxy: number | string[];
  /** Memory for kept answers, in bytes. */
  cacheBytes: number;
  /** How long others may keep an answer, in seconds; shortened before a scheduled release. */
  maxAgeSeconds: number;
  /** Requests of one client address in a window; null for no limit. */
  rateLimit: { requests: number; perSeconds: number } | null;
  /** Bearer token of /metrics. Without one they are answered only on a machine whose publicUrl is a loopback address. */
  metricsToken: string | null;
  /** A folder of this process alone, for files that are made from the archive: emptied at the first use. */
  exportFolder: string;
};

/** The archive as the encoders describe it. */
export function siteOf(settings: ReaderSettings): Site {
  return {
    name: settings.archiveName,
    publisher: settings.publisherName,
    baseUrl: settings.publicUrl,
    adminEmail: settings.contactEmail,
    timeZone: settings.timeZone,
  };
}

import path from 'node:path';
import type { Config } from '../config.ts';
import type { ReaderSettings } from '../http/settings.ts';

export function readerSettings(config: Config): ReaderSettings {
  return {
    publicUrl: config.PUBLIC_URL,
    archiveName: { en: config.ARCHIVE_NAME_EN, 'zh-Hans': config.ARCHIVE_NAME_ZH },
    publisherName: { en: config.PUBLISHER_NAME_EN, 'zh-Hans': config.PUBLISHER_NAME_ZH },
    contactEmail: config.CONTACT_EMAIL,
    timeZone: config.TIME_ZONE,
    trustProxy: config.TRUST_PROXY,
    cacheBytes: config.CACHE_MB * 1024 * 1024,
    maxAgeSeconds: config.MAX_AGE,
    rateLimit: config.RATE_LIMIT > 0 ? { requests: config.RATE_LIMIT, perSeconds: 60 } : null,
    metricsToken: config.METRICS_TOKEN ?? null,
    exportFolder: path.join(config.engine.folder, 'exports'),
  };
}

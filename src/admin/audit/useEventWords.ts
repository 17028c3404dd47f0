'use client';
/** What the audit log stores, said in the language of the admin; what it has no words for stands as it is stored. */
import { getTranslation } from '@payloadcms/translations';
import { useConfig, useTranslation } from '@payloadcms/ui';
import { fill } from '../../words/fill.ts';
import { useMoment } from '../useMoment.ts';
import { useWords } from '../words.ts';

const STORED = /^(release|approved by|submitted by|to|text|small repair)(?: (.+))?$/;
/** Where a row of a bulk import stood. */
const IMPORTED = /^(\S.*), line (\d+)$/;

export function useEventWords() {
  const actions: Record<string, string> = useWords('audit');
  const details: Record<string, string> = useWords('auditDetails');
  const when = useMoment();
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const sayLine = (line: string) => {
    const [, file, number] = IMPORTED.exec(line) ?? [];
    if (file && number) return fill(details.line ?? line, { file, value: number });
    const [, name = '', stored = ''] = STORED.exec(line) ?? [];
    const instant = name === 'release' && Number.isNaN(Date.parse(stored)) ? null : stored;
    if (!details[name] || instant === null) return line;
    return fill(details[name], { value: name === 'release' ? when(instant) : stored });
  };
  return {
    action: (stored: unknown) => actions[String(stored ?? '')] ?? String(stored ?? ''),
    about: (slug: unknown) => {
      const collection = config.collections.find((one) => one.slug === slug);
      return collection ? getTranslation(collection.labels.singular, i18n) : String(slug ?? '');
    },
    detail: (stored: unknown) =>
      String(stored ?? '')
        .split('\n')
        .map(sayLine)
        .join('\n'),
  };
}

import type { LocalizedText } from '../../domain/entity.ts';
import type { Ref } from '../../domain/record.ts';
import type { Language } from '../../domain/lists.ts';
import type { Localized } from './readDesk.ts';

type Named = { slug?: string | null; name?: Localized<string> };

/** Both languages, absent = null. */
export function texts(value: Localized<string>): LocalizedText {
  return { en: value?.en || null, 'zh-Hans': value?.['zh-Hans'] || null };
}

/** The text in this language, else in any. */
export function textIn(value: Localized<string>, language: Language): string {
  return value?.[language] || value?.en || value?.['zh-Hans'] || '';
}

/** What an entity is called, for staff; empty when it has no name. */
export const nameOf = (entity: Named | undefined): string => textIn(entity?.name, 'en');

/** Reference to an entity, named in the language of the article; null when there is none. */
export function refTo(entity: Named | undefined, language: Language, asPublished?: string | null): Ref | null {
  if (!entity?.slug) return null;
  return { slug: entity.slug, name: asPublished || textIn(entity.name, language) };
}

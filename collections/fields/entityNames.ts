/**
 * An entity's names. Staff write both side by side (`names`); `name` keeps them in both languages, as the public record
 * and every earlier version have it; `label` is what lists and pickers show, `searchText` what they search.
 */
import { pinyin } from 'pinyin-pro';
import type { CollectionBeforeOperationHook, CollectionBeforeValidateHook, Field, FieldHook, Where } from 'payload';
import { say } from '../../src/words/say.ts';
import { both } from './labels.ts';

type Names = { en?: string | null; zh?: string | null };
type Locale = 'en' | 'zh-Hans';

const keyOf = (locale: string | null | undefined): keyof Names => (locale === 'zh-Hans' ? 'zh' : 'en');

const oneIsNeeded = (
  _value: unknown,
  { siblingData, req }: { siblingData: unknown; req: Parameters<typeof say>[0] },
) => {
  const { en, zh } = siblingData as Names;
  return en?.trim() || zh?.trim() ? true : say(req, 'nameNeeded');
};

const ownName = (name: keyof Names, label: ReturnType<typeof both>): Field => ({
  name,
  label,
  type: 'text',
  validate: oneIsNeeded,
});

/** Kept by the program: in the list, never in a form. */
const notInForms = { condition: () => false, disableBulkEdit: true, disableListFilter: true } as const;

export function nameFields(noun: ReturnType<typeof both>): Field[] {
  return [
    {
      name: 'names',
      type: 'group',
      label: false,
      admin: { hideGutter: true, disableListColumn: true, disableBulkEdit: true },
      fields: [
        {
          type: 'row',
          fields: [
            ownName('en', both(`${noun.en} in English`, `${noun.zh}（英文）`)),
            ownName('zh', both(`${noun.en} in Chinese`, `${noun.zh}（中文）`)),
          ],
        },
      ],
    },
    {
      name: 'name',
      label: noun,
      type: 'text',
      localized: true,
      // Its column refuses null; whether a name is missing is asked of `names`.
      required: true,
      validate: (): true => true,
      index: true,
      admin: { hidden: true, disableListFilter: true, disableBulkEdit: true },
      hooks: { beforeChange: [keptInBoth((names, locale) => names[keyOf(locale)] ?? '')] },
    },
    {
      name: 'label',
      label: noun,
      type: 'text',
      localized: true,
      index: true,
      admin: notInForms,
      hooks: { beforeChange: [keptInBoth(labelOf)] },
    },
    {
      name: 'searchText',
      type: 'text',
      maxLength: 20_000,
      admin: { hidden: true, disableListFilter: true, disableBulkEdit: true },
      hooks: { beforeChange: [({ siblingData }) => searchTextOf(siblingData)] },
    },
    {
      name: 'aliases',
      label: both('Other names', '其他名称'),
      type: 'text',
      hasMany: true,
      maxRows: 50,
      maxLength: 200,
      admin: {
        description: both(
          'Former names, abbreviations, other spellings; press Enter after each. Public: readers find the entry by them.',
          '曾用名、简称、其他写法，每个之后按回车。公开，读者可据此检索。',
        ),
      },
    },
  ];
}

/** Sets the language that the request does not write, so that one save keeps both. */
function keptInBoth(valueIn: (names: Names, locale: Locale) => string): FieldHook {
  return ({ field, req, siblingData, siblingDocWithLocales }) => {
    const names = (siblingData.names ?? {}) as Names;
    const [own, other]: Locale[] = req.locale === 'zh-Hans' ? ['zh-Hans', 'en'] : ['en', 'zh-Hans'];
    if (siblingDocWithLocales && field.name) {
      const stored = siblingDocWithLocales[field.name] as Partial<Record<Locale, string>> | undefined;
      siblingDocWithLocales[field.name] = { ...stored, [other as Locale]: valueIn(names, other as Locale) };
    }
    return valueIn(names, own as Locale);
  };
}

/** "蒋宝泉 · Jiang Baoquan" for Chinese, the other way round for English; the one name there is otherwise. */
function labelOf({ en, zh }: Names, locale: Locale): string {
  const ordered = locale === 'zh-Hans' ? [zh, en] : [en, zh];
  return [...new Set(ordered.filter(Boolean))].join(' · ');
}

/** A name given in one language only, as programs do, finds its place beside the other. */
export const gatherNames: CollectionBeforeValidateHook = ({ data, originalDoc, req }) => {
  if (!data) return data;
  const { en, zh } = writtenNames({ data, before: originalDoc ?? {}, locale: req.locale });
  const names = { en: en?.trim() || null, zh: zh?.trim() || null };
  const aliases = ((data.aliases ?? []) as string[]).map((alias) => alias.trim()).filter(Boolean);
  return { ...data, names, name: names.en ?? names.zh ?? '', aliases };
};

type Named = { name?: string | null; names?: Names | null };

function writtenNames(input: { data: Named; before: Named; locale: string | null | undefined }): Names {
  const { data, before, locale } = input;
  const names: Names = { ...before.names, ...data.names };
  const areChanged = names.en !== before.names?.en || names.zh !== before.names?.zh;
  if (areChanged || !data.name || data.name === before.name) return names;
  return { ...names, [keyOf(locale)]: data.name };
}

function searchTextOf({ names, aliases, slug }: { names?: Names; aliases?: string[]; slug?: string }): string {
  const { en, zh } = names ?? {};
  const others = aliases ?? [];
  const spellings = [zh, ...others].filter((name): name is string => Boolean(name)).flatMap(syllables);
  const words = [en, zh, ...others, slug?.replaceAll('-', ' '), slug?.replaceAll('-', ''), ...spellings];
  return [...new Set(words.filter(Boolean))].join(' ');
}

/** How a Chinese name is typed in Latin letters: apart, together, and by its initials. */
function syllables(name: string): string[] {
  const list = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed' });
  return list.length === 0 ? [] : [list.join(' '), list.join(''), list.map((syllable) => syllable[0]).join('')];
}

/** A picker searches what it shows; here it finds by every name, in either language or by pinyin. */
export const searchEveryName: CollectionBeforeOperationHook = ({ args, operation }) => {
  const query = args as { where?: Where };
  if (operation !== 'read' || !query.where) return args;
  return { ...args, where: withEveryName(query.where) };
};

function withEveryName(where: Where): Where {
  const entries = Object.entries(where).map(([key, value]) => {
    if (Array.isArray(value)) return [key, value.map(withEveryName)];
    const isSearch = key === 'label' && typeof value === 'object' && 'like' in value;
    return [isSearch ? 'searchText' : key, value];
  });
  return Object.fromEntries(entries) as Where;
}

/**
 * What a file says to readers: what a picture shows, or the title of a document. Staff write both languages side by side
 * (`texts`); `alt` keeps them together, and is the way in for programs that know one text only.
 */
import type { CollectionBeforeValidateHook, Field, TextFieldSingleValidation } from 'payload';
import { say } from '../../src/words/say.ts';
import { both } from './labels.ts';

type Texts = { en?: string | null; zh?: string | null };

/** An import can bring a picture before its description: publication asks for it. */
const oneIsNeeded: TextFieldSingleValidation = (_value, { siblingData, req }) => {
  const { en, zh } = siblingData as Texts;
  return req.context['isImport'] === true || en?.trim() || zh?.trim() ? true : say(req, 'textNeeded');
};

const ownText = (name: keyof Texts, label: ReturnType<typeof both>): Field => ({
  name,
  label,
  type: 'text',
  validate: oneIsNeeded,
});

export const fileTextFields: Field[] = [
  {
    name: 'texts',
    type: 'group',
    label: both('Alternative text or title', '替代文字或标题'),
    admin: {
      hideGutter: true,
      disableBulkEdit: true,
      description: both(
        'Of a picture what it shows, for those who cannot see it; of a document its title. Readers get the language of the article, else the other one.',
        '图片请为看不到的读者说明其内容，文件请填写标题。读者看到与文章相同语言的文字，没有则显示另一种语言。',
      ),
    },
    fields: [
      { type: 'row', fields: [ownText('en', both('In English', '英文')), ownText('zh', both('In Chinese', '中文'))] },
    ],
  },
  {
    name: 'alt',
    label: both('Alternative text', '替代文字'),
    type: 'text',
    // Its column refuses null; whether a text is missing is asked of `texts`.
    required: true,
    validate: (): true => true,
    admin: { hidden: true, disableListFilter: true, disableBulkEdit: true },
  },
];

type Described = { alt?: string | null; texts?: Texts | null };

/** A text given without its language, as programs and imports do, finds its place by its script. */
export const gatherTexts: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  if (!data) return data;
  const { en, zh } = writtenTexts(data, (originalDoc ?? {}) as Described);
  const texts = { en: en?.trim() || null, zh: zh?.trim() || null };
  return { ...data, texts, alt: [...new Set([texts.en, texts.zh].filter(Boolean))].join(' · ') };
};

function writtenTexts(data: Described, before: Described): Texts {
  const texts: Texts = { ...before.texts, ...data.texts };
  const areChanged = (texts.en ?? '') !== (before.texts?.en ?? '') || (texts.zh ?? '') !== (before.texts?.zh ?? '');
  const { alt } = data;
  if (areChanged || typeof alt !== 'string' || alt === (before.alt ?? '')) return texts;
  return /\p{Script=Han}/u.test(alt) ? { ...texts, zh: alt } : { ...texts, en: alt };
}

/** How a Word document of the archive looks: one set of styles, fonts that every office program of either language has. */
import { AlignmentType, LineRuleType } from 'docx';
import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import type { Language } from '../../../domain/lists.ts';

/** Font names as Chinese Windows, macOS and WPS know them; Latin text in their partner. */
const TEXT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' };
const HEAD = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' };

/** Sizes in half points, distances in twentieths of a point. */
export const STYLES = (language: Language): IStylesOptions => ({
  default: {
    document: {
      run: { font: TEXT, size: 24, language: { value: language === 'en' ? 'en-GB' : 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: { line: 360, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: HEAD, size: 36, bold: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
    },
    heading1: heading(1, 32),
    heading2: heading(2, 28),
    heading3: heading(3, 26),
    heading4: heading(4, 24),
  },
});

/** The outline level is what programs that do not know the name go by. */
const heading = (level: number, size: number) => ({
  run: { font: HEAD, size, bold: true, color: '000000' },
  paragraph: { keepNext: true, outlineLevel: level - 1, spacing: { before: 320, after: 120 } },
});

export function paragraphStylesFor(language: Language): IParagraphStyleOptions[] {
  const small = { run: { size: 20, color: '555555' } };
  const style = (id: string, name: string, more: Partial<IParagraphStyleOptions>): IParagraphStyleOptions => ({
    ...{ id, name, basedOn: 'Normal', quickFormat: true },
    ...more,
  });
  // A Chinese paragraph begins two characters in, an English one after a gap.
  const opening =
    language === 'en'
      ? { spacing: { after: 160 } }
      : { indent: { firstLine: 480, firstLineChars: 200 }, spacing: { after: 80 } };
  return [
    style('BodyText', 'Body Text', { paragraph: opening }),
    style('Quote', 'Quote', {
      run: { color: '444444' },
      paragraph: { indent: { left: 480, right: 480 }, spacing: { after: 160 } },
    }),
    style('Facts', 'Facts', { ...small, paragraph: { alignment: AlignmentType.CENTER } }),
    style('Summary', 'Summary', {
      run: { color: '444444', italics: language === 'en' },
      paragraph: { spacing: { before: 160, after: 160 } },
    }),
    style('Contents', 'Contents', { paragraph: { indent: { left: 480, hanging: 480 } } }),
    style('Caption', 'caption', { ...small, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 160 } } }),
    style('Figure', 'Figure', {
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 160 } },
    }),
    style('Attribution', 'Attribution', { ...small, paragraph: { spacing: { before: 480 } } }),
  ];
}

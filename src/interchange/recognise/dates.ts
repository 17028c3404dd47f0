/** Calendar dates as people write them in English and Chinese. */
import { calendarDateSchema } from '../../domain/lists.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = `(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)`;
const DIGITS = '〇一二三四五六七八九';

/** In order of year, month, day; `names` tells where they stand in the match. */
const FORMS: { pattern: RegExp; names: ('year' | 'month' | 'day')[] }[] = [
  { pattern: /(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?!\d)/, names: ['year', 'month', 'day'] },
  {
    pattern:
      /([\d〇○零一二三四五六七八九]{4})\s*年\s*([\d一二三四五六七八九十]{1,2})\s*月\s*([\d一二三四五六七八九十]{1,3})\s*[日号]/,
    names: ['year', 'month', 'day'],
  },
  {
    pattern: new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\.?,?\\s+(\\d{4})`, 'i'),
    names: ['day', 'month', 'year'],
  },
  {
    pattern: new RegExp(`${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, 'i'),
    names: ['month', 'day', 'year'],
  },
];

export type FoundDate = { date: string; text: string; index: number };

/** The first date of a text that exists in the calendar. */
export function findDate(text: string): FoundDate | null {
  const found = FORMS.flatMap(({ pattern, names }): FoundDate[] => {
    const match = pattern.exec(text);
    if (!match) return [];
    const part = (name: 'year' | 'month' | 'day') => numberOf(match[names.indexOf(name) + 1] ?? '');
    const date = `${pad(part('year'), 4)}-${pad(part('month'), 2)}-${pad(part('day'), 2)}`;
    return calendarDateSchema.safeParse(date).success ? [{ date, text: match[0], index: match.index }] : [];
  });
  return found.sort((one, other) => one.index - other.index)[0] ?? null;
}

const pad = (number: number, length: number) => String(number).padStart(length, '0');

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const month = MONTHS.findIndex((name) => text.toLowerCase().startsWith(name.slice(0, 3)));
  return month >= 0 ? month + 1 : chineseNumber(text);
}

/** 三, 十二, 二十一, 一百零三, and digit by digit 二〇二二; NaN for what is none. */
export function chineseNumber(text: string): number {
  const plain = text.replace(/[○零]/g, '〇');
  if (/^\d+$/.test(plain)) return Number(plain);
  if (!/^[〇一二三四五六七八九十百]+$/.test(plain)) return Number.NaN;
  if (!/[十百]/.test(plain)) return Number([...plain].map((digit) => DIGITS.indexOf(digit)).join(''));
  const [, hundreds, tens = '', ones = ''] = /^(?:([一二三四五六七八九])百)?〇?(?:(.?)十)?(.?)$/.exec(plain) ?? [];
  const value = (digit: string) => DIGITS.indexOf(digit);
  const ten = plain.includes('十') ? (tens === '' ? 1 : value(tens)) : 0;
  return (hundreds ? value(hundreds) * 100 : 0) + ten * 10 + (ones === '' ? 0 : value(ones));
}

/** A date in words within a query: 2022年8月, August 2022, 2022年, 2022-08. What is offered as a filter, never taken without asking. */

/** The query without the date, null where nothing is left; and the days it names, inclusive, YYYY-MM-DD. */
export type DateWords = { q: string | null; from: string; to: string };

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = `(${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)\\.?`;
const DIGITS: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

type Found = { year: number; month?: number; day?: number };
const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
const monthOf = (name: string): number =>
  MONTHS.findIndex((month) => name.toLowerCase().startsWith(month.slice(0, 3))) + 1;

/** The more exact first; a year alone is one only where it says so, for any four digits may be a number. */
const FORMS: [RegExp, (...parts: string[]) => Found][] = [
  [
    /(?<!\d)([12]\d{3})\s*年\s*(?:(1[0-2]|0?[1-9])\s*月(?:份|\s*([12]\d|3[01]|0?[1-9])\s*[日号])?|度|份)?/,
    (year, month, day) => found(year, month, day),
  ],
  [
    /(?<!\d)([12]\d{3})[-/.](1[0-2]|0?[1-9])(?:[-/.]([12]\d|3[01]|0?[1-9]))?(?![\d-])/,
    (year, month, day) => found(year, month, day),
  ],
  [
    new RegExp(`(?<![\\w])(3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?\\s+${MONTH},?\\s+([12]\\d{3})(?!\\d)`, 'i'),
    (day, month, year) => found(year as string, String(monthOf(month as string)), day),
  ],
  [
    new RegExp(`(?<![\\w])${MONTH}\\s+(?:(3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?,?\\s+)?([12]\\d{3})(?!\\d)`, 'i'),
    (month, day, year) => found(year as string, String(monthOf(month as string)), day),
  ],
  [/(?<![\w])(?:in|of|since|year)\s+((?:19|20)\d{2})(?![\w.,-])/i, (year) => found(year)],
  [
    /^\s*((?:19|20)\d{2})\s*$|(?<=\s)((?:19|20)\d{2})\s*$|^\s*((?:19|20)\d{2})(?=\s)/,
    (...years) => found(years.find(Boolean)),
  ],
];

function found(year: string | undefined, month?: string, day?: string): Found {
  const [monthNumber, dayNumber] = [number(month), number(day)];
  return {
    year: Number(year),
    ...(monthNumber !== undefined && { month: monthNumber }),
    ...(dayNumber !== undefined && { day: dayNumber }),
  };
}

/** The first date a query names in words; null where it names none, or a day that does not exist. */
export function datesIn(text: string): DateWords | null {
  const plain = inDigits(text.normalize('NFKC'));
  for (const [form, read] of FORMS) {
    const match = form.exec(plain);
    if (!match) continue;
    const range = rangeOf(read(...(match.slice(1) as string[])));
    if (!range) return null;
    const rest = `${plain.slice(0, match.index)} ${plain.slice(match.index + match[0].length)}`;
    const q = rest
      .replace(/\s+/g, ' ')
      .replace(/^的|^\s*的|\b(in|of|from|on|since)\s*$/i, '')
      .trim();
    return { q: q === '' ? null : q, ...range };
  }
  return null;
}

/** 二〇二二年八月 as 2022年8月; other numerals stay as they are. */
function inDigits(text: string): string {
  const year = text.replace(/[〇零一二三四五六七八九]{4}(?=年)/g, (digits) =>
    Array.from(digits, (digit) => DIGITS[digit]).join(''),
  );
  return year.replace(/(?<=年)(十?)([一二三四五六七八九]?)(?=月)/, (all, ten: string, one: string) =>
    all === '' ? '' : String((ten === '' ? 0 : 10) + Number(DIGITS[one] ?? 0)),
  );
}

function rangeOf({ year, month, day }: Found): { from: string; to: string } | null {
  if (year < 1000) return null;
  const write = (one: number, two: number) => [year, one, two].map((part) => String(part).padStart(2, '0')).join('-');
  if (month === undefined) return { from: write(1, 1), to: write(12, 31) };
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day === undefined) return { from: write(month, 1), to: write(month, last) };
  return day <= last ? { from: write(month, day), to: write(month, day) } : null;
}

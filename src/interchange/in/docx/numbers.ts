/** Numbers as word processors write them before a paragraph: 一、（二） iii. ④ and the like (ECMA-376, ST_NumberFormat). */

const DIGITS = '零一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

const chineseCounting = (number: number) => chinese(number, DIGITS, '十百千');
const legal = (number: number) => chinese(number, LEGAL, '拾佰仟');
const digital = (number: number) =>
  [...String(number)].map((digit) => (digit === '0' ? '〇' : DIGITS.charAt(Number(digit)))).join('');
const enclosed = (number: number) =>
  number >= 1 && number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : String(number);

const FORMATS: Record<string, (number: number) => string> = {
  chineseCounting,
  chineseCountingThousand: chineseCounting,
  japaneseCounting: chineseCounting,
  taiwaneseCounting: chineseCounting,
  taiwaneseCountingThousand: chineseCounting,
  ideographTraditionalCounting: chineseCounting,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  japaneseLegal: legal,
  ideographDigital: digital,
  japaneseDigitalTenThousand: digital,
  taiwaneseDigital: digital,
  ideographTraditional: (number) => STEMS.charAt((number - 1) % 10),
  ideographZodiac: (number) => BRANCHES.charAt((number - 1) % 12),
  decimalEnclosedCircle: enclosed,
  decimalEnclosedCircleChinese: enclosed,
  decimalEnclosedParen: (number) => `(${number})`,
  decimalZero: (number) => String(number).padStart(2, '0'),
  decimalFullWidth: (number) => String(number).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  upperLetter: (number) => letters(number),
  lowerLetter: (number) => letters(number).toLowerCase(),
  upperRoman: (number) => roman(number),
  lowerRoman: (number) => roman(number).toLowerCase(),
};

/** Null for formats that are no number: bullets and "none". What is not known is a decimal number. */
export function formatNumber(number: number, format: string): string | null {
  return format === 'none' || format === 'bullet' ? null : (FORMATS[format] ?? String)(number);
}

/** Up to 9,999; ten to nineteen begin with the ten itself. */
function chinese(number: number, digits: string, units: string): string {
  if (number <= 0 || number > 9_999) return String(number);
  let text = '';
  const places = [...String(number)].map(Number);
  places.forEach((digit, index) => {
    const place = places.length - index - 1;
    if (digit > 0) text += digits.charAt(digit) + (place > 0 ? units.charAt(place - 1) : '');
    else if (text !== '' && !text.endsWith('零') && places.slice(index).some((rest) => rest > 0)) text += '零';
  });
  return text.replace(/^一十/, '十');
}

const letters = (number: number): string =>
  String.fromCodePoint(65 + ((number - 1) % 26)).repeat(Math.min(10, Math.floor((number - 1) / 26) + 1));

const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  if (number <= 0 || number > 9_999) return String(number);
  let rest = number;
  return ROMAN.map(([size, sign]) => {
    const times = Math.floor(rest / size);
    rest -= times * size;
    return sign.repeat(times);
  }).join('');
}

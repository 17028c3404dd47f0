/** 五轴 and 5轴, five and 5: one number in another script. */
const CHINESE = '零一二三四五六七八九';
const ENGLISH = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
/** Two Chinese numerals in a row, or one with ten, hundred and so on, are a larger number: left alone. */
const LARGER = /[零一二三四五六七八九十百千万亿]{2}/;

/** The same text with its numbers written otherwise; none where it has no small number. */
export function otherNumerals(text: string): string[] {
  const found = new Set<string>();
  if (!LARGER.test(text)) {
    const digits = text.replace(/[一二三四五六七八九]/g, (numeral) => String(CHINESE.indexOf(numeral)));
    const chinese = text.replace(/(?<![\d.,])[1-9](?=[\u4e00-\u9fff])/g, (digit) => CHINESE[Number(digit)] as string);
    found.add(digits).add(chinese);
  }
  const word = (number: string) => ENGLISH[Number(number)];
  const isNumber = /^(\d{1,2})(?=$|[\s-])/.exec(text)?.[1];
  if (isNumber && word(isNumber)) found.add(text.replace(isNumber, word(isNumber) as string));
  const written = /^([a-z]+)(?=$|[\s-])/i.exec(text)?.[1];
  const value = written ? ENGLISH.indexOf(written.toLowerCase()) : -1;
  if (written && value > 0) found.add(text.replace(written, String(value)));
  found.delete(text);
  return [...found];
}

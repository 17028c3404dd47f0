/**
 * The EQ field, in which Chinese documents keep circled numbers and the readings of characters, and old ones formulas.
 * Word draws it and keeps no result, so its words are only in the instruction.
 */

type Source = { text: string; at: number };
/** `isRaised` tells the reading of a character from the character. */
type Part = { text: string; isRaised: boolean };

const GENERAL_SWITCH = /\\\*\s*(?:"[^"]*"|[^\s\\(,;)]+)/g;
const CIRCLES = /^[○◯〇]$/;

/** The words of an EQ instruction, without its name, in the order in which they are read. */
export function equationText(instruction: string): string {
  const source = { text: instruction.replace(GENERAL_SWITCH, ''), at: 0 };
  let text = '';
  while (source.at < source.text.length) {
    text += readUntil(source, /[)]/).text;
    source.at += 1;
  }
  return text.trim();
}

/** Up to a character that ends it, which is left. */
function readUntil(source: Source, end: RegExp): Part {
  const part: Part = { text: '', isRaised: false };
  while (source.at < source.text.length && !end.test(source.text.charAt(source.at))) {
    const command = /^(?:\\[a-z]{1,2}\s*-?\d*\s*)+/i.exec(source.text.slice(source.at, source.at + 200))?.[0];
    if (command !== undefined) {
      source.at += command.length;
      const found = readCommand(source, command.toLowerCase());
      part.text += found.text;
      part.isRaised ||= found.isRaised;
    } else {
      if (source.text.charAt(source.at) === '\\') source.at += 1;
      part.text += source.text.charAt(source.at);
      source.at += 1;
    }
  }
  return part;
}

function readCommand(source: Source, command: string): Part {
  const parts: Part[] = [];
  if (source.text.charAt(source.at) === '(') {
    do {
      source.at += 1;
      parts.push(readUntil(source, /[,;)]/));
    } while (/[,;]/.test(source.text.charAt(source.at)));
    source.at += 1;
  }
  const texts = parts.map(({ text }) => text.trim());
  return { text: arrange(command, parts, texts), isRaised: /^\\s/.test(command) && /\\up/.test(command) };
}

function arrange(command: string, parts: Part[], texts: string[]): string {
  const [first = '', second = ''] = texts;
  if (command.startsWith('\\f')) return texts.join('/');
  if (command.startsWith('\\r')) return texts.length > 1 ? `${first}√${second}` : `√${first}`;
  if (command.startsWith('\\i')) return `∫${texts.join(' ')}`;
  if (command.startsWith('\\b')) return `(${texts.join(' ')})`;
  if (command.startsWith('\\l')) return texts.join(',');
  if (!command.startsWith('\\o')) return texts.join(' ').trim();
  if (CIRCLES.test(first)) return circled(second);
  const readings = texts.filter((_, index) => parts[index]?.isRaised);
  const bases = texts.filter((_, index) => !parts[index]?.isRaised).join('');
  return bases + (readings.length > 0 ? `（${readings.join('')}）` : '');
}

const circled = (text: string): string => {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : text;
};

/** Plain text as paragraphs: lines that were broken to fit a width are joined again, others stay what they are. */
import type { Block, Imported } from '../document.ts';
import { decodeText } from './html/decode.ts';
import { joinLines } from './joinLines.ts';

/** A file whose lines are this alike in length was broken by a program. */
const WIDTH_MIN = 40;
const WIDTH_MAX = 110;

export function readPlain(bytes: Uint8Array): Imported {
  const { text, isGuess } = decodeText(bytes);
  return { ...readPlainText(text), remarks: isGuess ? ['encoding-guessed'] : [] };
}

export function readPlainText(text: string): Imported {
  const lines = text.replace(/\r\n?|\u2028|\u2029/g, '\n').split('\n');
  const parts = isBroken(lines) ? joinParagraphs(lines) : lines;
  const blocks = parts
    .filter((line) => line.trim() !== '')
    .map((line): Block => ({ type: 'paragraph', runs: [{ text: line, marks: [] }] }));
  return { blocks, pictures: [], dropped: [], said: {}, remarks: [] };
}

/** Most lines within paragraphs reach nearly to the longest one, and blank lines divide the paragraphs. */
function isBroken(lines: string[]): boolean {
  const paragraphs = lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((part) => part.split('\n').filter((line) => line.trim() !== ''));
  const inner = paragraphs.flatMap((part) => part.slice(0, -1)).map((line) => line.trimEnd().length);
  const widest = inner.reduce((most, width) => Math.max(most, width), 0);
  if (paragraphs.length < 2 || inner.length < 3 || widest < WIDTH_MIN || widest > WIDTH_MAX) return false;
  return inner.filter((width) => width > widest * 0.75).length >= inner.length * 0.8;
}

const joinParagraphs = (lines: string[]) =>
  lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((part) => joinLines(part.split('\n')));

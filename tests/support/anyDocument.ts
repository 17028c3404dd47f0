/** Word documents made by chance: text in both scripts, marks, links, headings, quotes, lists, tables with merged cells. */
import fc from 'fast-check';
import { buildDocx, listLevel, numbered, paragraph, run, style, styled } from './officeFiles.ts';

/** How many are made: 1,000 take a minute. */
export const DOCUMENTS = Number(process.env.GENERATED_DOCUMENTS ?? 200);

type Made = { text: string; xml: string };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const joined = (parts: Made[]) => parts.map(({ text }) => text).join('');
const text = fc
  .array(
    fc.constantFrom(
      '机',
      '床',
      '，',
      ' ',
      'a',
      'Z',
      '9',
      '&',
      '<',
      '“',
      '—',
      '\u3000',
      'é',
      '😀',
      '（',
      '1.',
      '*',
      '#',
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));
const marks = fc.constantFrom(
  ...['', '', '<w:b/>', '<w:i/><w:u w:val="single"/>', '<w:vertAlign w:val="superscript"/>', '<w:strike/>'],
);
const plain = fc
  .tuple(text, marks)
  .map(([value, properties]): Made => ({ text: value, xml: run(escaped(value), properties) }));
const broken = fc.constant<Made>({ text: '', xml: '<w:r><w:br/></w:r>' });
const linked = plain.map(({ text: value, xml }): Made => ({
  text: value,
  xml: `<w:hyperlink r:id="l1">${xml}</w:hyperlink>`,
}));
const piece = fc.oneof(
  { weight: 8, arbitrary: plain },
  { weight: 1, arbitrary: broken },
  { weight: 1, arbitrary: linked },
);
const KINDS = ['', '', styled('1'), styled('2'), styled('q'), '<w:jc w:val="center"/>'];
const LISTS = [numbered(1), numbered(1, 1), numbered(2), numbered(2, 1), numbered(2, 2)];
const line = (kinds: string[]) =>
  fc.tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.constantFrom(...kinds)).map(([pieces, kind]): Made => ({
    text: joined(pieces),
    xml: paragraph(pieces.map(({ xml }) => xml).join(''), kind),
  }));
const cell = fc.tuple(line(KINDS), fc.constantFrom('', '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'));
const table = fc
  .array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((rows): Made => ({
    text: rows.map((row) => joined(row.map(([made]) => made))).join(''),
    xml: `<w:tbl>${rows
      .map((row) => `<w:tr>${row.map(([{ xml }, properties]) => `<w:tc>${properties}${xml}</w:tc>`).join('')}</w:tr>`)
      .join('')}</w:tbl>`,
  }));

export const anyDocument = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: line(KINDS) },
      { weight: 2, arbitrary: line(LISTS) },
      { weight: 1, arbitrary: table },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts): Made => ({ text: joined(parts), xml: parts.map(({ xml }) => xml).join('') }));

const NUMBERING =
  `<w:abstractNum w:abstractNumId="0">${listLevel(0, 'decimal', '%1.')}${listLevel(1, 'decimal', '%2.')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${[0, 1, 2].map((level) => listLevel(level, 'bullet', '•')).join('')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>';

export const docxOf = ({ xml }: Made): Promise<Uint8Array> =>
  buildDocx({
    styles: style('1', 'heading 1') + style('2', 'heading 2') + style('q', 'Quote'),
    numbering: NUMBERING,
    links: { l1: 'https://example.org/a?b=1&amp;c=2' },
    body: xml,
  });

/** What of a text nobody may lose: all but blanks. */
export const characters = (value: string) => value.normalize('NFC').replace(/\s/gu, '');

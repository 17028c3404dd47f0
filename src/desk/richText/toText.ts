/** HTML of a body -> plain text: paragraphs parted by an empty line, marks that change the meaning in signs. */
import { convert } from 'html-to-text';
import type { DomNode, FormatCallback } from 'html-to-text';

const SUPERSCRIPT = signs('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ');
const SUBSCRIPT = signs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎');

function signs(plain: string, raised: string): Map<string, string> {
  const targets = [...raised];
  return new Map([...plain].map((character, index) => [character, targets[index] ?? character]));
}

/** 10⁻⁶ where Unicode has the signs; else x^a and x^(a b), x_a and x_(a b). */
function shifted(known: Map<string, string>, mark: '^' | '_'): FormatCallback {
  return (element, _walk, builder) => {
    const text = textOf(element).replace(/\s+/g, ' ');
    const characters = [...text];
    const isKnown = characters.every((character) => known.has(character));
    const plain = characters.length === 1 ? `${mark}${text}` : `${mark}(${text})`;
    builder.addInline(isKnown ? characters.map((character) => known.get(character)).join('') : plain);
  };
}

/** What is struck out no longer holds, so a text without marks must say so. */
const struck: FormatCallback = (element, walk, builder) => {
  builder.addInline('~~');
  walk(element.children, builder);
  builder.addInline('~~');
};

function textOf(node: DomNode): string {
  return node.type === 'text' ? (node.data ?? '') : (node.children ?? []).map(textOf).join('');
}

export function toText(html: string): string {
  return convert(html, {
    wordwrap: false,
    // Without U+200B, which stands inside words and is no space.
    whitespaceCharacters: ' \t\r\n\f',
    formatters: { superscript: shifted(SUPERSCRIPT, '^'), subscript: shifted(SUBSCRIPT, '_'), struck },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'sup', format: 'superscript' },
      { selector: 'sub', format: 'subscript' },
      { selector: 's', format: 'struck' },
      ...['h2', 'h3', 'h4'].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false, maxColumnWidth: Infinity } },
    ],
  });
}

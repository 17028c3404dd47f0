/** The little Markdown that descriptions use: `code`, **bold**, [links](#fragment), lists and paragraphs. */
import { markup } from '../../formats/article/markup.ts';
import type { Markup } from '../../formats/article/markup.ts';

export function inline(text: string): Markup[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith('`')) return markup`<code>${part.slice(1, -1)}</code>`;
    if (part.startsWith('**')) return markup`<strong>${part.slice(2, -2)}</strong>`;
    return markup`${part}`;
  });
}

export function blocks(text: string): Markup[] {
  return text.split('\n\n').map((block) => {
    if (!block.startsWith('- ')) return markup`<p>${inline(block)}</p>`;
    const items = block.split('\n').map((line) => markup`<li>${inline(line.slice(2))}</li>`);
    return markup`<ul>${items}</ul>`;
  });
}

/** Fragment of a heading. */
export function anchor(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** The little Markdown that descriptions use: `code`, **bold**, lists and paragraphs; and what scrolls. */
import { markup } from '../../formats/html/markup.ts';
import type { Markup } from '../../formats/html/markup.ts';

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

/** Whoever has only a keyboard scrolls what has the focus, so it must be able to get it. */
export function listing(text: string): Markup {
  return markup`<pre tabindex="0"><code>${text}</code></pre>`;
}

/** Long paths break after a slash, long names of fields before a point. */
export function breakable(text: string): Markup[] {
  return text.split(/(?<=\/)|(?=\.)/).map((part) => markup`${part}<wbr>`);
}

/** Fragment of a heading. */
export function anchor(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** HTML by template: whatever is put in is escaped unless it is markup itself. */
export type Markup = { readonly html: string };
type Value = Markup | string | number | null | undefined | false | Value[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Strings are escaped for element content and quoted attributes; null, undefined and false leave nothing; arrays are joined. */
export function markup(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return { html: parts.reduce((text, part, index) => text + render(values[index - 1]) + part) };
}

/** Takes trusted HTML as it is: sanitised bodies and the page's own style. */
export function trusted(html: string): Markup {
  return { html };
}

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(render).join('');
  if (typeof value === 'object') return value.html;
  return String(value)
    .replace(/[\p{Cs}\0]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

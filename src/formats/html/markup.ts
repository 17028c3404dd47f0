/** HTML by template: whatever is put in is escaped unless it is markup itself. */
import escapeHtml from 'escape-html';

export type Markup = { readonly html: string };
type Value = Markup | string | number | null | undefined | false | Value[];

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
  return escapeHtml(String(value).replace(/[\p{Cs}\0]/gu, ''));
}

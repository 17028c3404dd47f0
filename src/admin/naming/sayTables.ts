/**
 * The editor says its table tools in English alone. Their words in another language are put into an attribute, which the style
 * sheet shows in place of the text (`[data-said]`): the text itself is React's.
 */
import { fill } from '../../words/fill.ts';

const SAID_BY_THE_EDITOR = [
  '.table-action-menu-dropdown .text',
  '.toolbar-popup__dropdown-item .text',
  '.slash-menu-popup__item-text',
  '.drawer__header__title',
  '.drawer__content .field-label',
].join(', ');

export function sayTables(words: Record<string, string>): void {
  for (const element of document.querySelectorAll(SAID_BY_THE_EDITOR)) {
    const text = (element.textContent ?? '').replace('*', '').trim();
    const [count = ''] = /\d+/.exec(text) ?? [];
    const said = words[count ? text.replace(count, '{{count}}') : text];
    const shown = said === undefined ? null : fill(said, { count });
    if (shown === null || shown === text) element.removeAttribute('data-said');
    else if (element.getAttribute('data-said') !== shown) element.setAttribute('data-said', shown);
  }
}

'use client';
/**
 * Gives names to controls that Payload leaves without one: menus of three dots, check boxes of rows, handles, selects, the buttons of
 * the editor. They come and go with the page, so every change of it is looked at; what has a name already is left alone.
 */
import { useTranslation } from '@payloadcms/ui';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { Words } from '../../words/catalogue.ts';
import { useMoment } from '../useMoment.ts';
import { useWords } from '../words.ts';
import { sayLock } from './sayLock.ts';
import { sayTables } from './sayTables.ts';

type Namer = [selector: string, name: (element: Element, words: Words<'naming'>) => string];

const NAMERS: Namer[] = [
  ['button.popup-button', (_element, words) => words.more],
  ['.collapsible__drag', (_element, words) => words.move],
  ['thead input[type=checkbox]', (_element, words) => words.chooseAll],
  ['tbody input[type=checkbox]', (_element, words) => words.choose],
  ['.ContentEditable__root', (element, words) => labelOf(element) || words.text],
  ['input.rs__input', (element, words) => labelOf(element) || words.value],
  ['button[data-button-key]', (element, words) => wordFor(element.getAttribute('data-button-key'), words)],
  ['button[data-dropdown-key]', (element, words) => wordFor(element.getAttribute('data-dropdown-key'), words)],
  ['button[class*="toolbar-popup__dropdown-"]', (element, words) => wordFor(groupOf(element), words)],
];

export function NameControls({ children }: { children?: ReactNode }) {
  const words = useWords('naming');
  const tables = useWords('tables');
  const sayMoment = useMoment();
  const { t } = useTranslation();
  useEffect(() => {
    let isAsked = false;
    const look = () => {
      isAsked = false;
      nameAll(words);
      sayTables(tables);
      sayLock(sayMoment);
      hideUnpublish(t('version:unpublish'));
    };
    const ask = () => {
      if (!isAsked) requestAnimationFrame(look);
      isAsked = true;
    };
    const observer = new MutationObserver(ask);
    observer.observe(document.body, { childList: true, subtree: true });
    ask();
    return () => observer.disconnect();
  }, [sayMoment, t, tables, words]);
  return children;
}

/** Of many articles at once it is refused to everybody: each is withdrawn with a reason of its own. */
function hideUnpublish(label: string): void {
  for (const button of document.querySelectorAll<HTMLElement>('.collection-list--articles .list-selection button')) {
    if (button.textContent?.trim() === label) button.style.display = 'none';
  }
}

function nameAll(words: Words<'naming'>): void {
  // For the mouse alone, and said to be hidden: the select beside them is worked by keyboard.
  for (const element of document.querySelectorAll('.clear-indicator, .dropdown-indicator[aria-hidden]')) {
    element.setAttribute('tabindex', '-1');
  }
  // A list by its tag, without an item in it.
  for (const element of document.querySelectorAll('ul.doc-tabs__tabs:not([role])'))
    element.setAttribute('role', 'group');
  for (const [selector, nameOf] of NAMERS) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.getAttribute('aria-label') || element.getAttribute('aria-labelledby')) continue;
      if (element.tagName === 'BUTTON' && element.textContent?.trim()) continue;
      const name = nameOf(element, words);
      if (!name) continue;
      element.setAttribute('aria-label', name);
      if (element.tagName === 'BUTTON') element.setAttribute('title', name);
    }
  }
}

/** What stands over the field. */
const labelOf = (element: Element): string =>
  element.closest('.field-type')?.querySelector('.field-label')?.textContent?.replace('*', '').trim() ?? '';

const groupOf = (element: Element): string => /toolbar-popup__dropdown-(\w+)/.exec(element.className)?.[1] ?? '';

const wordFor = (key: string | null, words: Words<'naming'>): string =>
  key === null ? '' : ((words as Record<string, string>)[key] ?? key);

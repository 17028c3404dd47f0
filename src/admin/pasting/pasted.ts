'use client';
/** What is on the clipboard, as far as the editor cannot take it by itself. */

export type Pasted = { html: string; text: string };

/** Null for a piece of this editor, which stays as it is, and for pictures alone, which the editor uploads itself. */
export function whatWasPasted(event: unknown): Pasted | null {
  const data = (event as ClipboardEvent).clipboardData;
  if (!data || data.types.includes('application/x-lexical-editor')) return null;
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  const isPicture = [...data.files].some(({ type }) => type.startsWith('image/'));
  if (html === '' && text === '') return null;
  return isPicture && wordsOf(html) === '' && text.trim() === '' ? null : { html, text };
}

/** Text of one line without anything to clean goes in as if it were typed. */
export function needsCleaning({ html, text }: Pasted): boolean {
  return html !== '' || /[\n\r\t\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\u3000\ufeff]|\s\s|^\s|\s$/.test(text);
}

const wordsOf = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();

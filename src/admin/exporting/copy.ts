'use client';
/** Puts HTML, and the same as plain text, on the clipboard. */

type Copied = { html: string; text: string };

/**
 * True when it is there. By the copy event first: it takes the HTML as it is and works without https too, where the
 * newer way rewrites the HTML and is refused.
 */
export async function copyToClipboard({ html, text }: Copied): Promise<boolean> {
  if (copyByEvent({ html, text })) return true;
  try {
    const blob = (content: string, type: string) => new Blob([content], { type });
    const item = new ClipboardItem({ 'text/html': blob(html, 'text/html'), 'text/plain': blob(text, 'text/plain') });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return false;
  }
}

function copyByEvent({ html, text }: Copied): boolean {
  let isDone = false;
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
    isDone = event.clipboardData !== null;
  };
  document.addEventListener('copy', fill, { capture: true });
  try {
    return document.execCommand('copy') && isDone;
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', fill, { capture: true });
  }
}

/** Since when a locked article is open, by the archive's clock: Payload says it in English, by the browser's. */
export function sayLock(sayMoment: (instant: string) => string): void {
  for (const element of document.querySelectorAll('.document-locked__content p:last-child strong')) {
    const since = new Date(element.textContent ?? '');
    if (Number.isNaN(since.getTime())) continue;
    const said = sayMoment(since.toISOString());
    if (element.getAttribute('data-said') !== said) element.setAttribute('data-said', said);
  }
}

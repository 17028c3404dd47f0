/** Cards of a page as stored bytes: what need not be read to be sent is never decoded. */

/** JSON text as stored, ready to be sent: a Card (domain/article.ts) with root-relative URLs. */
export type CardJson = string;

/** Cards, or bodies, of a page as UTF-8, in between what parts the values of a JSON array: they can stand in one as they are. */
export type CardBytes = Buffer;

/** For engines. It stands nowhere within a card: there a line break is escaped. */
export const CARD_BREAK = ',\n';

/** The cards one by one, each a view of the same bytes. */
export function readCards(cards: CardBytes): Buffer[] {
  const found: Buffer[] = [];
  for (let start = 0; start < cards.length;) {
    const at = cards.indexOf(CARD_BREAK, start);
    const end = at < 0 ? cards.length : at;
    found.push(cards.subarray(start, end));
    start = end + CARD_BREAK.length;
  }
  return found;
}

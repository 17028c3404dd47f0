/** The archive keeps its own addresses root-relative; readers get them with the public address in front. */
import type { CardBytes } from '../../archive/cardBytes.ts';
import type { Body } from '../../domain/record.ts';

/** JSON text of cards or entities. An unescaped `"url":"/` can only be a key: inside a string its quotes are escaped. */
export function absoluteUrls({ json, publicUrl }: { json: string; publicUrl: string }): string {
  return json.replaceAll('"url":"/', `"url":"${publicUrl}/`);
}

const QUOTE = '"'.charCodeAt(0);
/** The quote in front is looked at when the rest is found: JSON has too many quotes to stop at each. */
const OWN_URL = Buffer.from('url":"/');

/** The same in stored cards, as pieces to be joined: a page of texts would be decoded and encoded for nothing. */
export function absoluteCards({ cards, publicUrl }: { cards: CardBytes; publicUrl: string }): Buffer[] {
  const front = Buffer.from(publicUrl);
  const pieces: Buffer[] = [];
  let done = 0;
  for (let found = cards.indexOf(OWN_URL); found >= 0; found = cards.indexOf(OWN_URL, found + 1)) {
    if (cards[found - 1] !== QUOTE) continue;
    const slash = found + OWN_URL.length - 1;
    pieces.push(cards.subarray(done, slash), front);
    done = slash;
  }
  return [...pieces, cards.subarray(done)];
}

/** HTML whose images and files are the archive's own. */
export function absoluteHtml({ html, publicUrl }: { html: string; publicUrl: string }): string {
  return html.replaceAll(/(\s(?:src|href)=")(?=\/media\/)/g, `$1${publicUrl}`);
}

/** The same inside the strings of JSON text, where the quotes of attributes are escaped. */
export function absoluteHtmlInJson({ json, publicUrl }: { json: string; publicUrl: string }): string {
  return json.replaceAll(/(\s(?:src|href)=\\")(?=\/media\/)/g, `$1${publicUrl}`);
}

export function absoluteBody({ body, publicUrl }: { body: Body; publicUrl: string }): Body {
  return {
    html: absoluteHtml({ html: body.html, publicUrl }),
    text: body.text,
    markdown: body.markdown.replaceAll('](/media/', `](${publicUrl}/media/`),
  };
}

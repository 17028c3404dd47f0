/** XML documents from plain objects: keys are elements in their order, `@name` an attribute, `#text` the text beside attributes. */
import { XMLBuilder } from 'fast-xml-parser';

export type XmlValue = string | number | undefined | XmlNode | (string | XmlNode)[];
/** `undefined` leaves an element or attribute out; an array repeats its element. Names are trusted, values are not. */
export type XmlNode = { [name: string]: XmlValue };

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
  tagValueProcessor: (_name, value) => xmlText(String(value)),
  attributeValueProcessor: (_name, value) => xmlText(String(value)).replace(/[\t\n]/g, ' '),
});

/** A well-formed XML 1.0 document in UTF-8, whatever its texts hold. */
export function toXml(document: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document)}`;
}

/** The text without what XML 1.0 (section 2.2) forbids: most control characters, lone surrogates, U+FFFE, U+FFFF. */
export function xmlText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}

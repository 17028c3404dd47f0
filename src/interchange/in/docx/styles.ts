/** What the styles of a Word document say about a paragraph or a run, heirs and all. */
import { child, elements, flag, value } from './xml.ts';
import type { XmlElement } from './xml.ts';

type Style = {
  name: string;
  basedOn: string | undefined;
  paragraph: XmlElement | undefined;
  run: XmlElement | undefined;
};
export type Styles = {
  /** The level of a heading, 1 to 9; null for what is none. By outline level or, failing that, by name. */
  headingLevel: (paragraph: XmlElement | undefined) => number | null;
  role: (paragraph: XmlElement | undefined) => 'title' | 'subtitle' | 'quote' | 'list' | 'code' | null;
  alignment: (paragraph: XmlElement | undefined) => string | undefined;
  numbering: (paragraph: XmlElement | undefined) => { numId: string; level: number } | null;
  /** A switch of a run: its own, or its character style's. */
  runFlag: (run: XmlElement | undefined, name: string) => boolean;
  verticalAlign: (run: XmlElement | undefined) => string | undefined;
};

/** Built-in names are English in every language of Word; WPS and LibreOffice write others. */
const HEADING = /^(?:heading|标题|標題|überschrift|titre)\s*([1-9一二三四五六])$/i;
const TITLE = /^(title|标题|標題|文章标题|大标题|主标题)$/i;
const SUBTITLE = /^(subtitle|副标题|副標題)$/i;
const QUOTE = /^(quote|intense quote|quotations?|block ?text|block quotation|引用|明显引用|引文)$/i;
const LIST = /^list (bullet|number)/i;
const CODE = /^(html preformatted|preformatted text|source code)$/i;
/** Styles that inherit from one another in a circle are cut here. */
const CHAIN_MAX = 20;

export function readStyles(root: XmlElement | undefined): Styles {
  const chain = chainsOf(root);
  const ofParagraph = (paragraph: XmlElement | undefined) => chain(value(paragraph, 'w:pStyle'));
  /** The properties of a paragraph itself and then of its styles: the first that says something counts. */
  const layers = (paragraph: XmlElement | undefined) => [
    paragraph,
    ...ofParagraph(paragraph).map((style) => style.paragraph),
  ];
  const runLayers = (run: XmlElement | undefined) => [run, ...chain(value(run, 'w:rStyle')).map((style) => style.run)];
  return {
    headingLevel: (paragraph) => {
      const outline = firstOf(layers(paragraph).map((layer) => value(layer, 'w:outlineLvl')));
      if (outline !== undefined) return /^[0-8]$/.test(outline) ? Number(outline) + 1 : null;
      return levelByName(
        ofParagraph(paragraph).map(({ name }) => name),
        value(paragraph, 'w:pStyle') ?? '',
      );
    },
    role: (paragraph) => roleByName(ofParagraph(paragraph).map(({ name }) => name.trim())),
    alignment: (paragraph) => firstOf(layers(paragraph).map((layer) => value(layer, 'w:jc'))),
    numbering: (paragraph) => {
      const given = layers(paragraph).map((layer) => child(layer, 'w:numPr'));
      const numId = firstOf(given.map((one) => value(one, 'w:numId')));
      const level = firstOf(given.map((one) => value(one, 'w:ilvl')));
      return !numId || numId === '0' ? null : { numId, level: Number(level ?? 0) || 0 };
    },
    runFlag: (run, name) => firstOf(runLayers(run).map((layer) => flag(layer, name))) ?? false,
    verticalAlign: (run) => {
      const raised = Number(value(run, 'w:position') ?? 0);
      // LibreOffice moves small characters up or down instead.
      const moved = raised > 3 ? 'superscript' : raised < -1 ? 'subscript' : undefined;
      return firstOf(runLayers(run).map((layer) => value(layer, 'w:vertAlign'))) ?? moved;
    },
  };
}

const firstOf = <T>(values: (T | undefined)[]): T | undefined => values.find((one) => one !== undefined);

/** From the id of a style: the style, the one it is based on, and so forth. */
function chainsOf(root: XmlElement | undefined): (id: string | undefined) => Style[] {
  const styles = new Map<string, Style>();
  for (const element of elements(elements(root)[0]).filter(({ name }) => name === 'w:style')) {
    styles.set(element.attributes['w:styleId'] ?? '', {
      name: value(element, 'w:name') ?? '',
      basedOn: value(element, 'w:basedOn'),
      paragraph: child(element, 'w:pPr'),
      run: child(element, 'w:rPr'),
    });
  }
  return (id) => {
    const found: Style[] = [];
    for (let next = id; next !== undefined && found.length < CHAIN_MAX; next = found.at(-1)?.basedOn) {
      const style = styles.get(next);
      if (!style) break;
      found.push(style);
    }
    return found;
  };
}

function levelByName(names: string[], id: string): number | null {
  const named = firstOf(names.map((name) => HEADING.exec(name.trim())?.[1]));
  const level = named ?? (names.length === 0 ? /^heading([1-9])$/i.exec(id)?.[1] : undefined);
  return level === undefined ? null : Number(level) || '一二三四五六'.indexOf(level) + 1;
}

function roleByName(names: string[]): ReturnType<Styles['role']> {
  const roles = [
    ['subtitle', SUBTITLE],
    ['title', TITLE],
    ['quote', QUOTE],
    ['code', CODE],
    ['list', LIST],
  ] as const;
  return roles.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? null;
}

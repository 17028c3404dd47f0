/** What the styles of a Word document say about a paragraph or a run, heirs and all. */
import { child, elements, flag, value } from './xml.ts';
import type { XmlElement } from './xml.ts';

type Style = {
  id: string;
  name: string;
  basedOn: string | undefined;
  paragraph: XmlElement | undefined;
  run: XmlElement | undefined;
};
export type Styles = {
  /** The level of a heading, 1 to 9; null for what is none. By outline level or, failing that, by name. */
  headingLevel: (paragraph: XmlElement | undefined) => number | null;
  role: (paragraph: XmlElement | undefined) => 'title' | 'subtitle' | 'quote' | 'list' | 'code' | 'contents' | null;
  alignment: (paragraph: XmlElement | undefined) => string | undefined;
  /** `level` is null where the list itself says which level the style is of. */
  numbering: (paragraph: XmlElement | undefined) => { numId: string; level: number | null; styles: string[] } | null;
  /** How far in a list a style puts its paragraphs by its name alone: “List Bullet 2” is 1. */
  listDepth: (paragraph: XmlElement | undefined) => number;
  /** The list that a list style stands for. */
  numberingOfStyle: (id: string) => string | undefined;
  /** A switch of a run: its own, else what its styles make of it together; `paragraph` where the paragraph's count too. */
  runFlag: (run: XmlElement | undefined, name: string, paragraph?: XmlElement) => boolean;
  /** The font of a run. */
  font: (run: XmlElement | undefined, paragraph: XmlElement | undefined) => string;
  verticalAlign: (run: XmlElement | undefined) => string | undefined;
};

/** Built-in names are English in every language of Word; WPS, LibreOffice and templates write others, and aliases after a comma. */
const HEADING =
  /^(?:heading|标题|標題|見出し|제목|überschrift|titre|título|titolo|заголовок|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|başlık)\s*([1-9一二三四五六])$/i;
const CHINESE_HEADING = /^([一二三四五六])级标题$/;
const TITLE = /^(title|标题|標題|文章标题|大标题|主标题)$/i;
const SUBTITLE = /^(subtitle|副标题|副標題)$/i;
const QUOTE = /^(quote|intense quote|quotations?|block ?text|block quotation|引用|明显引用|引文)$/i;
const CONTENTS =
  /^(toc|contents|index|目录|目次|inhaltsverzeichnis|verzeichnis)\s*([1-9]|heading|标题)$|^(table of figures|table of authorities)$/i;
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
  const byDefault = defaultStyle(root);
  const ofWholeParagraph = (paragraph: XmlElement | undefined) => chain(value(paragraph, 'w:pStyle') ?? byDefault);
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
      if (!numId || numId === '0') return null;
      const styles = ofParagraph(paragraph).map(({ id }) => id);
      return { numId, level: level === undefined ? null : Number(level) || 0, styles };
    },
    listDepth: (paragraph) => firstOf(ofParagraph(paragraph).map(({ name }) => depthByName(name))) ?? 0,
    numberingOfStyle: (id) => firstOf(chain(id).map((style) => value(child(style.paragraph, 'w:numPr'), 'w:numId'))),
    runFlag: (run, name, paragraph) => {
      const own = flag(run, name);
      if (own !== undefined) return own;
      const ofStyle = (styles: Style[]) => firstOf(styles.map((style) => flag(style.run, name))) ?? false;
      const character = ofStyle(chain(value(run, 'w:rStyle')));
      // Bold in a bold paragraph stands out by not being bold (ECMA-376-1, 17.7.3); underlining is no such switch.
      const around = paragraph !== undefined && ofStyle(ofWholeParagraph(paragraph));
      return name === 'w:u' ? character || around : character !== around;
    },
    font: (run, paragraph) => {
      const layers = [...runLayers(run), ...ofWholeParagraph(paragraph).map((style) => style.run)];
      return firstOf(layers.map((layer) => child(layer, 'w:rFonts')?.attributes['w:ascii'])) ?? '';
    },
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
    const id = element.attributes['w:styleId'] ?? '';
    styles.set(id, {
      id,
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

const defaultStyle = (root: XmlElement | undefined): string | undefined =>
  elements(elements(root)[0]).find(
    ({ name, attributes }) =>
      name === 'w:style' && attributes['w:type'] === 'paragraph' && /^(1|true|on)$/.test(attributes['w:default'] ?? ''),
  )?.attributes['w:styleId'];

function depthByName(name: string): number | undefined {
  const depth = /^list (?:bullet|number|continue)(?: ([2-5]))?$/i.exec(name.trim());
  return depth ? Number(depth[1] ?? 1) - 1 : undefined;
}

function levelByName(names: string[], id: string): number | null {
  const named = firstOf(names.map(headingNumber));
  const level = named ?? (names.length === 0 ? /^heading([1-9])$/i.exec(id)?.[1] : undefined);
  return level === undefined ? null : Number(level) || '一二三四五六'.indexOf(level) + 1;
}

function headingNumber(name: string): string | undefined {
  const first = name.split(',', 1)[0]?.trim() ?? '';
  return (HEADING.exec(first) ?? CHINESE_HEADING.exec(first))?.[1];
}

function roleByName(names: string[]): ReturnType<Styles['role']> {
  const roles = [
    ['subtitle', SUBTITLE],
    ['title', TITLE],
    ['quote', QUOTE],
    ['code', CODE],
    ['contents', CONTENTS],
    ['list', LIST],
  ] as const;
  return roles.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? null;
}

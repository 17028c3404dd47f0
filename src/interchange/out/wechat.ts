/** An article for WeChat's editor, which keeps styles at the elements alone and links to nothing outside: one look, nothing loaded. */
import escapeHtml from 'escape-html';
import type { Block, Cell, Item, List, Mark, Run } from '../document.ts';
import { attributionLine, authorLine, missingPicture, originFacts, seriesLine } from './facts.ts';
import type { Piece } from './piece.ts';

const INK = '#2b2b2b';
const SOFT = '#7a7a7a';
const ACCENT = '#0f4c81';
const TEXT = `margin:0 0 20px;font-size:16px;line-height:1.8;letter-spacing:0.5px;color:${INK};text-align:justify`;
const SMALL = `margin:0 0 4px;font-size:14px;line-height:1.7;color:${SOFT}`;
const STYLES = {
  page: 'padding:0 4px;font-family:-apple-system,BlinkMacSystemFont,"PingFang SC","Microsoft YaHei",sans-serif',
  text: TEXT,
  small: SMALL,
  summary: `margin:16px 0 24px;padding:12px 16px;font-size:15px;line-height:1.7;color:#555555;background:#f5f7f9`,
  series: `margin:16px 0 24px;padding:12px 16px;background:#f5f7f9;border-left:3px solid ${ACCENT}`,
  seriesTitle: `margin:0 0 6px;font-size:14px;font-weight:bold;line-height:1.6;color:${ACCENT}`,
  seriesText: `margin:0 0 6px;font-size:14px;line-height:1.7;color:#555555`,
  h2: `margin:36px 0 16px;padding-left:10px;font-size:18px;font-weight:bold;line-height:1.5;color:${ACCENT};border-left:4px solid ${ACCENT}`,
  h3: `margin:28px 0 12px;font-size:17px;font-weight:bold;line-height:1.5;color:${INK}`,
  h4: `margin:24px 0 12px;font-size:16px;font-weight:bold;line-height:1.5;color:${INK}`,
  quote: `margin:0 0 20px;padding:8px 16px;font-size:15px;line-height:1.8;color:#555555;border-left:3px solid #d0d7de`,
  list: 'margin:0 0 20px;padding-left:24px',
  item: `margin:0 0 8px;font-size:16px;line-height:1.8;color:${INK}`,
  table: 'width:100%;margin:0 0 20px;border-collapse:collapse',
  cell: 'padding:6px 8px;font-size:14px;line-height:1.6;border:1px solid #d0d7de;vertical-align:top;text-align:left',
  head: 'font-weight:bold;background:#f5f7f9;',
  figure: 'margin:24px 0;text-align:center',
  image: 'max-width:100%;height:auto',
  caption: `margin:6px 0 0;font-size:13px;line-height:1.6;color:${SOFT}`,
  end: `margin:36px 0 0;padding-top:12px;font-size:13px;line-height:1.7;color:${SOFT};border-top:1px solid #d0d7de`,
} as const;

const MARKS: Record<Mark, [string, string]> = {
  bold: ['strong', 'font-weight:bold'],
  italic: ['em', 'font-style:italic'],
  underline: ['span', 'text-decoration:underline'],
  strike: ['span', 'text-decoration:line-through'],
  sub: ['sub', 'font-size:12px;line-height:1'],
  sup: ['sup', 'font-size:12px;line-height:1'],
  code: ['span', 'font-family:monospace'],
};

/** Addresses that the text links to, in order: WeChat takes links away, so they are listed at the end. */
type Page = { piece: Piece; links: string[] };

/** A piece of HTML for the clipboard; pictures are within it. */
export function toWechat(piece: Piece): string {
  const page: Page = { piece, links: [] };
  const body = blocksHtml(piece.blocks, page);
  const facts = [...piece.authors.map((author) => authorLine(author, piece.language)), ...originFacts(piece)];
  return element('section', STYLES.page, [
    ...facts.map((fact) => element('p', SMALL, escapeHtml(fact))),
    seriesBox(page),
    piece.summary ? element('section', STYLES.summary, escapeHtml(piece.summary)) : '',
    body,
    ...linkList(page),
    element('p', STYLES.end, escapeHtml(attributionLine(piece))),
  ]);
}

const element = (tag: string, style: string, inside: string | string[], more = ''): string =>
  `<${tag} style="${escapeHtml(style)}"${more}>${typeof inside === 'string' ? inside : inside.join('')}</${tag}>`;

function seriesBox(page: Page): string {
  const { series } = page.piece;
  const title = seriesLine(page.piece);
  if (!series || !title) return '';
  const introduction = series.introduction.map((block) =>
    'runs' in block ? element('p', STYLES.seriesText, runsHtml(block.runs, page)) : blocksHtml([block], page),
  );
  return element('section', STYLES.series, [element('p', STYLES.seriesTitle, escapeHtml(title)), ...introduction]);
}

const blocksHtml = (blocks: readonly Block[], page: Page): string =>
  blocks.map((block) => blockHtml(block, page)).join('');

function blockHtml(block: Block, page: Page): string {
  switch (block.type) {
    case 'heading': {
      const tag = block.level <= 2 ? 'h2' : block.level === 3 ? 'h3' : 'h4';
      return element(tag, STYLES[tag], runsHtml(block.runs, page));
    }
    case 'paragraph':
      return element('p', STYLES.text, runsHtml(block.runs, page));
    case 'quote':
      return element('blockquote', STYLES.quote, runsHtml(block.runs, page));
    case 'list':
      return listHtml(block, page);
    case 'table':
      return element(
        'table',
        STYLES.table,
        element(
          'tbody',
          '',
          block.rows.map((row) => rowHtml(row, page)),
        ),
      );
    case 'picture':
      return pictureHtml(block.picture, page);
  }
}

function listHtml(list: List, page: Page): string {
  const start = list.ordered && list.start !== 1 ? ` start="${list.start}"` : '';
  const item = ({ runs, list: inner }: Item) =>
    element('li', STYLES.item, runsHtml(runs, page) + (inner ? listHtml(inner, page) : ''));
  return element(list.ordered ? 'ol' : 'ul', STYLES.list, list.items.map(item), start);
}

const rowHtml = (row: readonly Cell[], page: Page): string =>
  element(
    'tr',
    '',
    row.map(({ header, colspan, rowspan, blocks }) => {
      const spans = (colspan > 1 ? ` colspan="${colspan}"` : '') + (rowspan > 1 ? ` rowspan="${rowspan}"` : '');
      const style = (header ? STYLES.head : '') + STYLES.cell;
      const [only] = blocks;
      const inside =
        blocks.length === 1 && only?.type === 'paragraph' ? runsHtml(only.runs, page) : blocksHtml(blocks, page);
      return element(header ? 'th' : 'td', style, inside, spans);
    }),
  );

function runsHtml(runs: readonly Run[], { links }: Page): string {
  return runs
    .map(({ text, marks, href }, index) => {
      const escaped = escapeHtml(text).replaceAll('\n', '<br>');
      const marked = marks.reduce((inner, mark) => element(...MARKS[mark], inner), escaped);
      // Runs of one link stand side by side: its number follows the last of them.
      if (!href || runs[index + 1]?.href === href) return marked;
      const known = links.indexOf(href);
      const number = known >= 0 ? known + 1 : links.push(href);
      return marked + element('sup', `font-size:12px;line-height:1;color:${ACCENT}`, `(${number})`);
    })
    .join('');
}

function linkList({ links, piece }: Page): string[] {
  if (links.length === 0) return [];
  const heading = piece.language === 'en' ? 'Links' : '链接';
  return [
    element('p', `${SMALL};margin-top:28px;font-weight:bold`, heading),
    ...links.map((href, index) => element('p', `${SMALL};word-break:break-all`, `(${index + 1}) ${escapeHtml(href)}`)),
  ];
}

function pictureHtml(index: number, { piece }: Page): string {
  const picture = piece.pictures[index];
  if (!picture?.bytes || !picture.type)
    return element('p', STYLES.text, escapeHtml(missingPicture(picture?.alt ?? '', piece.language)));
  const { bytes, type, alt, credit } = picture;
  const data = `data:image/${type === 'jpg' ? 'jpeg' : type};base64,${Buffer.from(bytes).toString('base64')}`;
  const image = `<img src="${data}" alt="${escapeHtml(alt)}" style="${STYLES.image}">`;
  return element('section', STYLES.figure, image + (credit ? element('p', STYLES.caption, escapeHtml(credit)) : ''));
}

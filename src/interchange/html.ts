/** Blocks as HTML, in the tags that the desk's own text may have. */
import escapeHtml from 'escape-html';
import type { Block, Cell, Item, Mark, Picture, Run } from './document.ts';

const TAGS: Record<Mark, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
};

/** `picture` gives the markup of a picture by its place. */
export function toHtml(blocks: readonly Block[], picture: (index: number) => string): string {
  return blocks.map((block) => blockHtml(block, picture)).join('');
}

function blockHtml(block: Block, picture: (index: number) => string): string {
  switch (block.type) {
    case 'picture':
      return picture(block.picture);
    case 'heading':
      return `<h${block.level}>${runsHtml(block.runs)}</h${block.level}>`;
    case 'quote':
      return `<blockquote>${runsHtml(block.runs)}</blockquote>`;
    case 'paragraph':
      return `<p>${runsHtml(block.runs)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : '';
      return `<${tag}${start}>${block.items.map(itemHtml).join('')}</${tag}>`;
    }
    case 'table':
      return `<table><tbody>${block.rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell, picture)).join('')}</tr>`).join('')}</tbody></table>`;
  }
}

const itemHtml = ({ runs, list }: Item): string => `<li>${runsHtml(runs)}${list ? blockHtml(list, () => '') : ''}</li>`;

function cellHtml({ header, colspan, rowspan, blocks }: Cell, picture: (index: number) => string): string {
  const tag = header ? 'th' : 'td';
  const spans = (colspan > 1 ? ` colspan="${colspan}"` : '') + (rowspan > 1 ? ` rowspan="${rowspan}"` : '');
  return `<${tag}${spans}>${toHtml(blocks, picture)}</${tag}>`;
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, marks, href }) => {
      const escaped = escapeHtml(text).replaceAll('\n', '<br>');
      const marked = marks.reduce((inner, mark) => `<${TAGS[mark]}>${inner}</${TAGS[mark]}>`, escaped);
      return href ? `<a href="${escapeHtml(href)}">${marked}</a>` : marked;
    })
    .join('');
}

/** A picture as the preview shows it: within the answer, or as a place that waits for one. */
export function previewPicture(picture: Picture | undefined, missing: string): string {
  if (picture?.bytes && picture.mimeType) {
    const data = Buffer.from(picture.bytes).toString('base64');
    return `<figure><img src="data:${picture.mimeType};base64,${data}" alt="${escapeHtml(picture.alt)}"></figure>`;
  }
  return `<p><em>[${escapeHtml([missing, picture?.alt, picture?.origin].filter(Boolean).join(': '))}]</em></p>`;
}

/** Sentences filled in, and bodies made of them. */
import type { Body } from '../../src/domain/record.ts';
import type { Language } from '../../src/domain/lists.ts';
import type { Block } from '../lexical.ts';
import { CUSTOMERS, HEADINGS, METHODS, PARTS, SENTENCES } from './phrases.ts';
import type { Random } from './random.ts';
import { PLACES } from './vocabulary.ts';
import type { Word } from './vocabulary.ts';

/** What an article is about, for the gaps that stay the same throughout. */
export type Subject = { author: Word; org: Word; topic: Word };

const MIN_WORDS = 80;
const MAX_WORDS = 600;

export const inLanguage = ([en, zh]: Word, language: Language): string => (language === 'en' ? en : zh);

type Fill = { language: Language; subject: Subject; random: Random };

/** A phrase with its gaps filled, in one language. */
export function fill(phrase: Word, by: Fill): string {
  const filled = inLanguage(phrase, by.language)
    .split(/[{}]/)
    .map((part, index) => (index % 2 === 0 ? part : fillGap(part, by)))
    .join('');
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function fillGap(name: string, { language, subject, random }: Fill): string {
  switch (name) {
    case 'author':
      return inLanguage(subject.author, language);
    case 'org':
      return inLanguage(subject.org, language);
    case 'topic':
      return language === 'en' ? subject.topic[0].toLowerCase().replace('cnc', 'CNC') : subject.topic[1];
    case 'place':
      return inLanguage(random.pick(PLACES), language);
    case 'part':
      return inLanguage(random.pick(PARTS), language);
    case 'customer':
      return inLanguage(random.pick(CUSTOMERS), language);
    case 'method':
      return inLanguage(random.pick(METHODS), language);
    case 'number':
      return String(random.between(6, 96));
    default:
      return String(random.between(2005, 2025));
  }
}

/** Headings, paragraphs, now and then a list or a quotation: 80 to 600 words. */
export function writeBlocks(by: Fill): Block[] {
  const { language, random } = by;
  const sentence = () => fill(random.pick(SENTENCES), by);
  const wanted = random.between(MIN_WORDS, MAX_WORDS);
  const blocks: Block[] = [];
  for (let words = 0; words < wanted;) {
    if (blocks.length > 2 && random.chance(0.15)) blocks.push({ heading: fill(random.pick(HEADINGS), by) });
    const sentences = Array.from({ length: random.between(2, 5) }, sentence);
    const kind = random.next();
    if (kind < 0.06) blocks.push({ list: sentences });
    else if (kind < 0.12) blocks.push({ quote: sentences[0] as string });
    else blocks.push({ paragraph: sentences.join(language === 'en' ? ' ' : '') });
    words += sentences.reduce((sum, text) => sum + (language === 'en' ? text.split(' ').length : text.length / 1.6), 0);
  }
  return blocks;
}

/** The blocks as readers get them. */
export function toBody(blocks: Block[]): Body {
  return {
    html: blocks.map(toHtml).join(''),
    text: blocks.map((block) => toText(block, '')).join('\n\n'),
    markdown: blocks.map((block) => toText(block, '#')).join('\n\n'),
  };
}

function toHtml(block: Block): string {
  if ('heading' in block) return `<h2>${escape(block.heading)}</h2>`;
  if ('quote' in block) return `<blockquote>${escape(block.quote)}</blockquote>`;
  if ('paragraph' in block) return `<p>${escape(block.paragraph)}</p>`;
  return `<ul>${block.list.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
}

function toText(block: Block, markup: '#' | ''): string {
  if ('heading' in block) return markup ? `## ${block.heading}` : block.heading;
  if ('quote' in block) return markup ? `> ${block.quote}` : block.quote;
  if ('paragraph' in block) return block.paragraph;
  return block.list.map((item) => `- ${item}`).join('\n');
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

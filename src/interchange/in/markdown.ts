/** Markdown (CommonMark with GitHub's tables and strikethrough) as blocks, by way of the page it stands for. */
import { Marked } from 'marked';
import type { Imported, Said } from '../document.ts';
import { decodeText } from './html/decode.ts';
import { readHtml } from './html/readHtml.ts';

/** Facts before the text, between lines of three hyphens. */
const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)\r?\n/;

/** **Bold** that ends in Chinese punctuation: CommonMark wants a blank behind it, which Chinese does not have. */
const CHINESE_STRONG = /^\*\*(?=[^\s*])((?:[^*\n\\]|\\.)*[^\s*\\])\*\*(?!\*)/;
const CHINESE_MARK = /^[\u2018-\u201d\u3000-\u303f\uff00-\uff65]|[\u2018-\u201d\u3000-\u303f\uff00-\uff65]$/;

/** One tilde is no stroke: Chinese texts write 5~10 for five to ten. */
const marked = new Marked({
  gfm: true,
  extensions: [
    {
      name: 'strong',
      level: 'inline',
      start: (source) => {
        const at = source.indexOf('**');
        return at < 0 ? undefined : at;
      },
      tokenizer(source) {
        const [raw, text] = CHINESE_STRONG.exec(source) ?? [];
        if (raw === undefined || text === undefined || !CHINESE_MARK.test(text)) return undefined;
        return { type: 'strong', raw, text, tokens: this.lexer.inlineTokens(text) };
      },
    },
  ],
  tokenizer: {
    del(source) {
      return /^~~(?=\S)/.test(source) ? false : undefined;
    },
  },
});

export function readMarkdown(bytes: Uint8Array): Imported {
  const { text, isGuess } = decodeText(bytes);
  const front = FRONT_MATTER.exec(text);
  const html = marked.parse(withNotes(front ? text.slice(front[0].length) : text), { async: false });
  const imported = readHtml(html);
  const said = { ...imported.said, ...saidOf(front?.[1] ?? '') };
  const dropped = front ? [...imported.dropped, { kind: 'hidden' as const, text: front[1] ?? '' }] : imported.dropped;
  return { ...imported, said, dropped, remarks: isGuess ? ['encoding-guessed'] : [] };
}

function saidOf(front: string): Said {
  const said: Said = {};
  const names: Record<string, keyof Said> = {
    title: 'title',
    author: 'author',
    date: 'publishedOn',
    publishedon: 'publishedOn',
    sourceurl: 'address',
    source: 'account',
    url: 'address',
  };
  for (const line of front.split(/\r?\n/)) {
    const [, name = '', quoted = ''] = /^(\w+):\s*(.+?)\s*$/.exec(line) ?? [];
    const key = names[name.toLowerCase()];
    if (key) said[key] = quoted.replace(/^(["'])(.*)\1$/, '$2');
  }
  return said;
}

/** Notes (`[^1]` and `[^1]: …`), which GitHub knows and CommonMark does not: numbers in the text, the notes at its end. */
function withNotes(text: string): string {
  const notes = new Map<string, string>();
  const body = text.replace(/^\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ ]{4}|\t).*)*)/gm, (_, id: string, note: string) => {
    notes.set(id, note);
    return '';
  });
  if (notes.size === 0) return text;
  const numbers = [...notes.keys()];
  const marked = body.replace(/\[\^([^\]\s]+)\]/g, (mark, id: string) =>
    notes.has(id) ? `<sup>\\[${numbers.indexOf(id) + 1}\\]</sup>` : mark,
  );
  return `${marked}\n\n${numbers.map((id, index) => `\\[${index + 1}\\] ${notes.get(id)}`).join('\n\n')}`;
}

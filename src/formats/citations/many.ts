/** Many citations as one file: how the formats stand one after another, and keys that differ. */
import { citationKey } from './citation.ts';
import type { CitationInput } from './citation.ts';

type Format = 'bibtex' | 'ris' | 'csl-json' | 'gbt7714';

/** What stands before, between and after the citations of one file. */
const AROUND: Record<Format, { before: string; between: string; after: string }> = {
  bibtex: { before: '', between: '\n', after: '' },
  ris: { before: '', between: '\r\n', after: '' },
  'csl-json': { before: '[', between: ',', after: ']' },
  gbt7714: { before: '', between: '', after: '' },
};

/** Name of a file of many by its format. */
export const CITATION_FILES: Record<Format, string> = {
  bibtex: 'citations.bib',
  ris: 'citations.ris',
  'csl-json': 'citations.json',
  gbt7714: 'citations.txt',
};

/** Joins single citations, each as its encoder wrote it, piece by piece; `isFirst` and `isLast` say where in the file they stand. */
export function joinCitations(input: {
  format: Format;
  citations: string[];
  isFirst: boolean;
  isLast: boolean;
}): string {
  const { before, between, after } = AROUND[input.format];
  const parts = input.format === 'csl-json' ? input.citations.map(withoutBrackets) : input.citations;
  const start = input.isFirst ? before : parts.length > 0 ? between : '';
  return start + parts.join(between) + (input.isLast ? after : '');
}

const withoutBrackets = (json: string): string => json.trim().slice(1, -1);

/** Gives each article a key that no other has had: the usual one, or with the whole id where another article has that one. */
export function createKeys(): (article: CitationInput['article']) => string {
  const taken = new Set<string>();
  return (article) => {
    const usual = citationKey(article);
    const key = taken.has(usual) ? `${usual.slice(0, -6)}${article.id}` : usual;
    taken.add(key);
    return key;
  };
}

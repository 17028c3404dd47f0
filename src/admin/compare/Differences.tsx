'use client';
import { READING_PARTS } from '../../domain/reading.ts';
import type { Reading } from '../../domain/reading.ts';
import { wordDiff } from '../../domain/words/wordDiff.ts';
import type { Change } from '../../domain/words/wordDiff.ts';
import { useWords } from '../words.ts';

/** Letters of unchanged text left standing on each side of a change. */
const AROUND = 60;

/** Two states of an article, the parts that differ alone, word by word. */
export function Differences({ before, after }: { before: Reading; after: Reading }) {
  const words = useWords('compare');
  const parts = READING_PARTS.filter((part) => before[part] !== after[part]);
  if (parts.length === 0) return <p className="compare__same">{words.same}</p>;
  return (
    <dl className="compare">
      {parts.map((part) => (
        <div key={part} className="compare__part">
          <dt>{words[part]}</dt>
          <dd>{shortened(wordDiff(before[part], after[part])).map(piece)}</dd>
        </div>
      ))}
    </dl>
  );
}

function piece({ text, kind }: Change, index: number) {
  if (kind === 'added') return <ins key={index}>{text}</ins>;
  if (kind === 'removed') return <del key={index}>{text}</del>;
  return <span key={index}>{text}</span>;
}

/** What did not change is cut to what stands next to a change. */
function shortened(changes: Change[]): Change[] {
  return changes.map((change, index) => {
    const { text, kind } = change;
    if (kind !== 'same' || text.length <= AROUND * 3) return change;
    const head = index > 0 ? text.slice(0, AROUND) : '';
    const tail = index < changes.length - 1 ? text.slice(-AROUND) : '';
    return { kind, text: `${head} … ${tail}` };
  });
}

'use client';
import { useEffect, useState } from 'react';
import { useAsk } from '../ask.ts';
import { useWords } from '../words.ts';
import type { Entry } from './useMergers.ts';

const MOST = 8;
/** Milliseconds without a key before it is asked. */
const PAUSE = 250;

type Props = { collection: string; self: Entry; chosen: Entry | null; onChoose: (entry: Entry) => void };

/** Finds entries by any of their names, in either language or by pinyin, as their list does. */
export function ChooseEntry({ collection, self, chosen, onChoose }: Props) {
  const ask = useAsk();
  const words = useWords('merging');
  const [text, setText] = useState('');
  const [found, setFound] = useState<Entry[] | null>(null);
  useEffect(() => {
    if (!text.trim()) return setFound(null);
    let isWanted = true;
    const timer = setTimeout(() => {
      const query = new URLSearchParams({
        ...{ depth: '0', limit: String(MOST), sort: 'label', 'select[label]': 'true' },
        'where[and][0][searchText][like]': text.trim(),
        'where[and][1][id][not_equals]': self.id,
        'where[and][2][mergedInto][exists]': 'false',
      });
      void ask<{ docs: Entry[] }>(`/${collection}?${query}`).then(
        (answer) => isWanted && answer.ok && setFound(answer.data.docs),
      );
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask, collection, self.id, text]);
  return (
    <div className="desk-dialog__field">
      <label className="field-label" htmlFor="merge-search">
        {words.search}
      </label>
      <input id="merge-search" type="search" value={text} onChange={(event) => setText(event.target.value)} />
      {found?.length === 0 && <p>{words.noneFound}</p>}
      {found && found.length > 0 && (
        <fieldset className="merge-choices">
          <legend>{words.found}</legend>
          {found.map((entry) => (
            <label key={entry.id}>
              <input
                type="radio"
                name="merge-into"
                checked={chosen?.id === entry.id}
                onChange={() => onChoose(entry)}
              />{' '}
              {entry.label}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

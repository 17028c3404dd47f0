'use client';
import { useEffect, useState } from 'react';
import { useAsk } from '../ask.ts';

export type Entry = { id: string; label: string };
type Doc = Entry & { mergedInto?: Entry | null };

/** Whom an entry was merged into, and which were merged into it. */
export function useMergers({ collection, id }: { collection: string; id: string | null }) {
  const ask = useAsk();
  const [mergedInto, setMergedInto] = useState<Entry | null>(null);
  const [others, setOthers] = useState<Entry[]>([]);
  useEffect(() => {
    if (!id || !collection) return;
    const shown = 'select[label]=true&select[mergedInto]=true';
    const where = `where[or][0][id][equals]=${id}&where[or][1][mergedInto][equals]=${id}`;
    void ask<{ docs: Doc[] }>(`/${collection}?depth=1&limit=100&sort=id&${shown}&${where}`).then((answer) => {
      // Without an answer the page has no word of mergers; saving still refuses what it has to.
      if (!answer.ok) return;
      setMergedInto(answer.data.docs.find((doc) => doc.id === id)?.mergedInto ?? null);
      setOthers(answer.data.docs.filter((doc) => doc.id !== id));
    });
  }, [ask, collection, id]);
  return { mergedInto, others };
}

'use client';
import { toast, useConfig } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { fill } from '../../words/fill.ts';
import { useAsk } from '../ask.ts';
import { Dialog } from '../Dialog.tsx';
import { useWords } from '../words.ts';
import { ChooseEntry } from './ChooseEntry.tsx';
import type { Entry } from './useMergers.ts';

export const MERGE = 'merge-entries';

type Preview = { counts: { published: number; drafts: number; approved: number; entities: number }; names: string[] };
type Props = { collection: string; self: Entry };

/** Choose the one that stays, see what will happen, confirm. */
export function MergeDialog({ collection, self }: Props) {
  const ask = useAsk();
  const words = useWords('merging');
  const { config } = useConfig();
  const [into, setInto] = useState<Entry | null>(null);
  const confirm = async () => {
    if (!into) return words.choose;
    const body = { collection, from: self.id, into: into.id };
    const answer = await ask('/merges', { method: 'POST', body });
    if (!answer.ok) return answer.message;
    toast.success(words.merged);
    window.location.assign(`${config.routes.admin}/collections/${collection}/${into.id}`);
    return null;
  };
  return (
    <Dialog
      slug={MERGE}
      heading={fill(words.heading, { name: self.label })}
      confirm={words.confirm}
      onConfirm={confirm}
    >
      <p>{words.explained}</p>
      <ChooseEntry collection={collection} self={self} chosen={into} onChoose={setInto} />
      {into && <WhatHappens collection={collection} self={self} into={into} />}
    </Dialog>
  );
}

function WhatHappens({ collection, self, into }: Props & { into: Entry }) {
  const ask = useAsk();
  const words = useWords('merging');
  const [seen, setSeen] = useState<{ preview: Preview } | { problem: string } | null>(null);
  useEffect(() => {
    const body = { collection, from: self.id, into: into.id, preview: true };
    void ask<Preview>('/merges', { method: 'POST', body }).then((answer) =>
      setSeen(answer.ok ? { preview: answer.data } : { problem: answer.message }),
    );
  }, [ask, collection, self.id, into.id]);
  if (!seen) return null;
  if ('problem' in seen) {
    return (
      <p className="desk-dialog__problem" role="alert">
        {seen.problem}
      </p>
    );
  }
  const { counts, names } = seen.preview;
  return (
    <div id="merge-preview" aria-live="polite">
      <p>{fill(words.chosen, { name: into.label })}</p>
      <p>{fill(words.willMove, counts)}</p>
      {counts.approved > 0 && <p>{fill(words.approvedAgain, counts)}</p>}
      <p>{names.length > 0 ? fill(words.willBeNames, { names: names.join(' · ') }) : words.noNewNames}</p>
    </div>
  );
}

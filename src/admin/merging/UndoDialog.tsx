'use client';
import { Button, toast, useConfig, useModal } from '@payloadcms/ui';
import { fill } from '../../words/fill.ts';
import { useAsk } from '../ask.ts';
import { Dialog } from '../Dialog.tsx';
import { useWords } from '../words.ts';
import type { Entry } from './useMergers.ts';

type Props = {
  collection: string;
  merged: Entry;
  /** On the page of the merged one: the one that stands for it. */
  into: Entry | null;
};

/** Says what is merged with what, and takes it back. */
export function UndoDialog({ collection, merged, into }: Props) {
  const ask = useAsk();
  const words = useWords('merging');
  const { openModal } = useModal();
  const { config } = useConfig();
  const slug = `undo-merger-${merged.id}`;
  const undo = async () => {
    const body = { collection, from: merged.id };
    const answer = await ask('/merges/undo', { method: 'POST', body });
    if (!answer.ok) return answer.message;
    toast.success(words.undone);
    window.location.reload();
    return null;
  };
  const address = `${config.routes.admin}/collections/${collection}/${(into ?? merged).id}`;
  return (
    <>
      <span className="merge-state">
        <a href={address}>
          {into ? fill(words.isMerged, { name: into.label }) : fill(words.standsFor, { name: merged.label })}
        </a>
      </span>
      <Button
        buttonStyle="secondary"
        size="medium"
        id={`undo-${merged.id}`}
        margin={false}
        onClick={() => openModal(slug)}
      >
        {words.undo}
      </Button>
      <Dialog
        slug={slug}
        heading={fill(words.undoHeading, { name: merged.label })}
        confirm={words.undoNow}
        onConfirm={undo}
      >
        <p>{words.undoExplained}</p>
      </Dialog>
    </>
  );
}

'use client';
/** On the page of an author, organization, source or topic: merging it into the one that it is the same as, and undoing that. */
import { Button, useAuth, useDocumentInfo, useDocumentTitle, useModal } from '@payloadcms/ui';
import { useWords } from '../words.ts';
import { MergeDialog, MERGE } from './MergeDialog.tsx';
import { UndoDialog } from './UndoDialog.tsx';
import { useMergers } from './useMergers.ts';

export function MergeControl() {
  const { id, collectionSlug } = useDocumentInfo();
  const { title } = useDocumentTitle();
  const { user } = useAuth();
  const { openModal } = useModal();
  const words = useWords('merging');
  const { mergedInto, others } = useMergers({ collection: collectionSlug ?? '', id: id ? String(id) : null });
  const role = (user as { role?: string } | null)?.role;
  if (!id || !collectionSlug || (role !== 'publisher' && role !== 'administrator')) return null;
  const self = { id: String(id), label: title };
  return (
    <>
      {mergedInto ? (
        <UndoDialog collection={collectionSlug} merged={self} into={mergedInto} />
      ) : (
        <>
          {others.map((other) => (
            <UndoDialog key={other.id} collection={collectionSlug} merged={other} into={null} />
          ))}
          <Button buttonStyle="secondary" size="medium" id="merge" margin={false} onClick={() => openModal(MERGE)}>
            {words.merge}
          </Button>
          <MergeDialog collection={collectionSlug} self={self} />
        </>
      )}
    </>
  );
}

'use client';
import { useFormFields } from '@payloadcms/ui';
import { Dialog } from '../Dialog.tsx';
import { useSaveAs } from '../useSaveAs.ts';
import { useWords } from '../words.ts';

export const RESTORE = 'restore-article';

/** Says what readers will get again, and why they were told that it is gone. */
export function RestoreDialog() {
  const saveAs = useSaveAs();
  const words = useWords('steps');
  const reason = useFormFields(([fields]) => fields['withdrawal.reason']?.value as string | undefined);
  const restore = async () => {
    // What is refused is marked at its field, under this dialog.
    await saveAs({ isPublication: true, done: words.restored });
    return null;
  };
  return (
    <Dialog slug={RESTORE} heading={words.restoreHeading} confirm={words.restore} onConfirm={restore}>
      <p>{words.restoreExplained}</p>
      {reason ? (
        <blockquote>
          <strong>{words.restoreReason}</strong>
          <br />
          {reason}
        </blockquote>
      ) : null}
    </Dialog>
  );
}

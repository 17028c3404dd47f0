'use client';
/** Ctrl+K, or ⌘K, makes a link of what is selected, as everywhere else: it presses the editor's own button. */
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND } from '@payloadcms/richtext-lexical/lexical';
import { useEffect } from 'react';

/** Frames in which the toolbar learns what is selected: until then its button does nothing. */
const FRAMES = 30;

function press(find: () => HTMLButtonElement | null | undefined, frames = FRAMES): void {
  const button = find();
  const isOff = button?.classList.contains('disabled');
  if (isOff && frames > 0) requestAnimationFrame(() => press(find, frames - 1));
  else button?.click();
}

export function LinkKey() {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key !== 'k') return false;
          event.preventDefault();
          const field = editor.getRootElement()?.closest('.rich-text-lexical');
          press(() => field?.querySelector<HTMLButtonElement>('button[data-button-key="link"]'));
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor],
  );
  return null;
}

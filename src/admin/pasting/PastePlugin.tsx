'use client';
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { $getSelection, COMMAND_PRIORITY_HIGH, PASTE_COMMAND } from '@payloadcms/richtext-lexical/lexical';
import type { BaseSelection, LexicalEditor } from '@payloadcms/richtext-lexical/lexical';
import { toast, useConfig } from '@payloadcms/ui';
import { useEffect } from 'react';
import { fill } from '../../words/fill.ts';
import type { Words } from '../../words/catalogue.ts';
import { useWords } from '../words.ts';
import { clean } from './clean.ts';
import { insertAsItCame, insertNodes } from './insert.ts';
import { needsCleaning, whatWasPasted } from './pasted.ts';
import type { Pasted } from './pasted.ts';

/** What is pasted goes through the cleaning that files go through; when that cannot be reached, the text comes as it is. */
export function PastePlugin() {
  const [editor] = useLexicalComposerContext();
  const { config } = useConfig();
  const words = useWords('pasting');
  const url = `${config.routes.api}/import/paste`;
  useEffect(
    () =>
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const pasted = whatWasPasted(event);
          if (!pasted || !needsCleaning(pasted)) return false;
          event.preventDefault();
          void take({ editor, url, words, pasted, at: $getSelection()?.clone() ?? null });
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor, url, words],
  );
  return null;
}

type Taking = {
  editor: LexicalEditor;
  url: string;
  words: Words<'pasting'>;
  pasted: Pasted;
  at: BaseSelection | null;
};

async function take({ editor, url, words, pasted, at }: Taking): Promise<void> {
  const waiting = setTimeout(() => toast.loading(words.cleaning, { id: 'pasting' }), 600);
  try {
    const { document, dropped, missing } = await clean({ url, pasted });
    insertNodes({ editor, at, nodes: document.root.children });
    if (missing > 0) toast.warning(fill(words.missing, { count: missing }));
    if (dropped > 0) toast.info(fill(words.dropped, { count: dropped }));
  } catch {
    const pictures = insertAsItCame({ editor, at, pasted });
    toast.warning(fill(pictures > 0 ? words.asItCameWithout : words.asItCame, { count: pictures }));
  } finally {
    clearTimeout(waiting);
    toast.dismiss('pasting');
  }
}

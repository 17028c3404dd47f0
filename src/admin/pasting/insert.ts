'use client';
/** Puts what was pasted where the cursor was when it was pasted. */
import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  $setSelection,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
} from '@payloadcms/richtext-lexical/lexical';
import type {
  BaseSelection,
  LexicalEditor,
  LexicalNode,
  PointType,
  SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical';
import { $generateNodesFromDOM } from '@payloadcms/richtext-lexical/lexical/html';
import type { Pasted } from './pasted.ts';

type Place = { editor: LexicalEditor; at: BaseSelection | null };

export function insertNodes({ editor, at, nodes }: Place & { nodes: SerializedLexicalNode[] }): void {
  editor.update(() => $insert(editor, at, nodes.map($parseSerializedNode)), { tag: 'paste' });
}

/** Words as they came, without the cleaning; pictures, which would be fetched from elsewhere, are counted and stay away. */
export function insertAsItCame({ editor, at, pasted }: Place & { pasted: Pasted }): number {
  const page = new DOMParser().parseFromString(pasted.html, 'text/html');
  const pictures = [...page.querySelectorAll('img, picture, svg, video, iframe, object, embed, script, style')];
  for (const picture of pictures) picture.remove();
  editor.update(
    () => {
      const nodes = pasted.html ? $generateNodesFromDOM(editor, page) : [];
      if (nodes.length > 0) return $insert(editor, at, nodes);
      $selectionFor(at).insertRawText(pasted.text);
    },
    { tag: 'paste' },
  );
  return pictures.filter(({ tagName }) => /^(img|picture|svg)$/i.test(tagName)).length;
}

/** A table takes cells into its cells by itself; everything else goes where the selection is. */
function $insert(editor: LexicalEditor, at: BaseSelection | null, nodes: LexicalNode[]): void {
  const selection = $selectionFor(at);
  if (!editor.dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, { nodes, selection }))
    selection.insertNodes(nodes);
}

/** The place of the paste if the text around it is still there, else the present one, else the end. */
function $selectionFor(at: BaseSelection | null) {
  if ($isRangeSelection(at) && $isThere(at.anchor) && $isThere(at.focus)) $setSelection(at.clone());
  const current = $getSelection();
  return $isRangeSelection(current) ? current : $getRoot().selectEnd();
}

function $isThere({ key, offset }: PointType): boolean {
  const node = $getNodeByKey(key);
  if (!node?.isAttached()) return false;
  return offset <= ($isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize());
}

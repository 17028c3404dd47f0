/** The rich-text editor of the desk: what an opinion piece needs, and nothing a reader could not be shown safely. */
import {
  BlockquoteFeature,
  BoldFeature,
  EXPERIMENTAL_TableFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnderlineFeature,
  UnorderedListFeature,
  UploadFeature,
  lexicalEditor,
} from '@payloadcms/richtext-lexical';
import { HEADING_TAGS } from './allowed.ts';
import type { Mark } from './allowed.ts';
import { PasteFeature } from './pasteFeature.ts';
import { SlashWordsFeature } from './slashWordsFeature.ts';

/** A mark without its button, or a button without its mark, does not compile. */
const MARK_FEATURES = {
  bold: BoldFeature,
  italic: ItalicFeature,
  underline: UnderlineFeature,
  strikethrough: StrikethroughFeature,
  subscript: SubscriptFeature,
  superscript: SuperscriptFeature,
} satisfies Record<Mark, unknown>;

export const editor = lexicalEditor({
  features: [
    // The first here is the last to be loaded: it changes the menu that the others made.
    SlashWordsFeature(),
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: [...HEADING_TAGS] }),
    ...Object.values(MARK_FEATURES).map((feature) => feature()),
    BlockquoteFeature(),
    OrderedListFeature(),
    UnorderedListFeature(),
    LinkFeature({
      enabledCollections: [],
      // Where a link opens is for readers to choose: they are given no *new tab*.
      fields: ({ defaultFields }) => defaultFields.filter((field) => !('name' in field && field.name === 'newTab')),
    }),
    UploadFeature({ enabledCollections: ['media'] }),
    EXPERIMENTAL_TableFeature(),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
    PasteFeature(),
  ],
});

import type { convertLexicalToHTML } from '@payloadcms/richtext-lexical/html';

/** A Lexical document as Payload stores it. */
export type RichText = Parameters<typeof convertLexicalToHTML>[0]['data'];

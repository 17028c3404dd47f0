'use client';
import { createClientFeature } from '@payloadcms/richtext-lexical/client';
import { LinkKey } from './LinkKey.tsx';
import { PastePlugin } from './PastePlugin.tsx';

/** The browser's part of the feature in src/desk/richText/pasteFeature.ts. */
export const PasteFeatureClient = createClientFeature({
  plugins: [
    { Component: PastePlugin, position: 'normal' },
    { Component: LinkKey, position: 'normal' },
  ],
});

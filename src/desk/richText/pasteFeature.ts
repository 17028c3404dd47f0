/** The editor's way to paste: what comes from Word, WPS, WeChat or a page is cleaned by the desk, as files are. */
import { createServerFeature } from '@payloadcms/richtext-lexical';

export const PasteFeature = createServerFeature({
  feature: { ClientFeature: '/src/admin/pasting/PasteFeatureClient.tsx#PasteFeatureClient' },
  key: 'cleanPaste',
});

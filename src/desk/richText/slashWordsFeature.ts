/** The editor's slash menu, by Chinese words too: `/表`, `/图片`. */
import { createServerFeature } from '@payloadcms/richtext-lexical';

export const SlashWordsFeature = createServerFeature({
  feature: { ClientFeature: '/src/admin/pasting/SlashWordsClient.tsx#SlashWordsClient' },
  key: 'slashWords',
});

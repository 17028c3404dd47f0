import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload';
import type { Article } from '../../../src/payload-types.ts';
import { idOf } from '../../../src/domain/desk/references.ts';
import { intentIn } from './intent.ts';

/** At publication each attribution keeps the names as they stand that day, in the language of the article. */
export const keepAttributionNames: CollectionBeforeChangeHook<Article> = async ({ data, req }) => {
  if (intentIn(req, data) !== 'publish' || !data.attributions) return data;
  const locale = data.language === 'zh-Hans' ? 'zh-Hans' : 'en';
  const attributions = await Promise.all(
    data.attributions.map(async (row) => ({
      ...row,
      authorName: row.authorName || (await nameOf(req, 'authors', idOf(row.author), locale)),
      organizationName: row.organizationName || (await nameOf(req, 'organizations', idOf(row.organization), locale)),
    })),
  );
  return { ...data, attributions };
};

async function nameOf(
  req: PayloadRequest,
  collection: 'authors' | 'organizations',
  id: string | null,
  locale: 'en' | 'zh-Hans',
): Promise<string | null> {
  if (!id) return null;
  const { docs } = await req.payload.find({ collection, where: { id: { equals: id } }, locale: 'all', depth: 0, req });
  const name = docs[0]?.name as unknown as Partial<Record<'en' | 'zh-Hans', string>> | undefined;
  return name?.[locale] || name?.en || name?.['zh-Hans'] || null;
}

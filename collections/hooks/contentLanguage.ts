import type { CollectionAfterLoginHook } from 'payload';

/** Where Payload keeps the content language that an account works in. */
const PREFERENCE = 'locale';

/** Who signs in starts with their own language as content language, whatever was chosen at the end of the last session. */
export const startInOwnLanguage: CollectionAfterLoginHook = async ({ req, user }) => {
  const value = req.i18n.language.startsWith('zh') ? 'zh-Hans' : 'en';
  const { payload } = req;
  const where = { key: { equals: PREFERENCE }, 'user.value': { equals: user.id } };
  const { docs } = await payload.find({ collection: 'payload-preferences', where, limit: 1, depth: 0, req });
  const data = { key: PREFERENCE, value, user: { relationTo: 'users' as const, value: user.id } };
  if (docs[0]) await payload.update({ collection: 'payload-preferences', id: docs[0].id, data: { value }, req });
  else await payload.create({ collection: 'payload-preferences', data, req });
  return user;
};

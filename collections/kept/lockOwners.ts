import type { CollectionAfterReadHook, SanitizedConfig, TypedUser } from 'payload';

/** Payload says who has a document open by the e-mail address alone; colleagues know each other by name. */
const byName: CollectionAfterReadHook = ({ doc }) => {
  const { user } = doc as { user?: { value?: Partial<TypedUser> | string } };
  if (!user || typeof user.value !== 'object' || !user.value?.name) return doc;
  return { ...doc, user: { ...user, value: { ...user.value, email: user.value.name } } };
};

/** The locks are a collection of Payload's own, which is there only once the desk is built. @throws TypeError where it is not */
export function nameLockOwners(config: SanitizedConfig): SanitizedConfig {
  const locks = config.collections.find(({ slug }) => slug === 'payload-locked-documents');
  if (!locks) throw new TypeError('the desk has no locks');
  locks.hooks.afterRead.push(byName);
  return config;
}

/** One entity by its slug, or where it is found now. */
import type { EntityJson } from '../../archive/ArchiveStore.ts';
import type { EntityKind } from '../../domain/lists.ts';
import { MovedPermanently } from '../../http/endpoint.ts';
import type { Reader } from '../../http/endpoint.ts';
import { HttpProblem } from '../../http/problem.ts';

type Asked = { store: Reader['store']; kind: EntityKind; slug: string };

/** @throws HttpProblem not-found; MovedPermanently for one that was merged into another */
export async function findEntity({ store, kind, slug }: Asked): Promise<EntityJson> {
  const json = await store.getEntity({ kind, slug });
  if (json !== null) return json;
  const merged = (await store.listMerged()).find((one) => one.kind === kind && one.slug === slug);
  // Where nothing public is left under the other one either, there is nothing to lead to.
  if (merged && (await store.getEntity({ kind, slug: merged.into })) !== null) throw new MovedPermanently(merged.into);
  throw new HttpProblem({ code: 'not-found' });
}

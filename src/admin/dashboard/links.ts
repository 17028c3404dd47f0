/** Addresses in the admin: a document, and a list as it is to be filtered. */
import type { Where } from 'payload';

type Place = { admin: string; collection: string };

export const documentLink = ({ admin, collection, id }: Place & { id: string }): string =>
  `${admin}/collections/${collection}/${id}`;

/** A list with these conditions set in its filter, where staff see and change them. */
export function listLink({ admin, collection, where = [] }: Place & { where?: Where[] }): string {
  const query = where.flatMap((condition, index) =>
    Object.entries(condition).flatMap(([field, test]) =>
      Object.entries(test as Record<string, unknown>).map(
        ([operator, value]) =>
          `where[or][0][and][${index}][${field}][${operator}]=${encodeURIComponent(String(value))}`,
      ),
    ),
  );
  return `${admin}/collections/${collection}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

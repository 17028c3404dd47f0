'use client';
/** Whose opinion it is, in the list: names of all its authors. */
import { useListRelationships } from '@payloadcms/ui';
import type { DefaultCellComponentProps } from 'payload';
import { useEffect } from 'react';

type Attribution = { author?: string | { id: string } | null };

export function AuthorsCell({ rowData }: DefaultCellComponentProps) {
  const { documents, getRelationships } = useListRelationships();
  const ids = ((rowData?.attributions ?? []) as Attribution[]).flatMap(({ author }) =>
    author ? [typeof author === 'string' ? author : author.id] : [],
  );
  const asked = ids.join();
  useEffect(() => {
    if (asked) getRelationships(asked.split(',').map((value) => ({ relationTo: 'authors', value })));
    // The provider gathers what all rows ask for; asking again on each of its answers would not end.
  }, [asked]);
  const names = ids.map((id) => (documents?.authors?.[id] as { label?: string } | null | undefined)?.label ?? '');
  return <span>{names.filter(Boolean).join(', ')}</span>;
}

'use client';
import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { ask } from './release/readSeries.ts';
import { useWords } from './words.ts';

type Translation = { id: string; title?: string | null; language: 'en' | 'zh-Hans' };

/** On the original: its translations, drafts too. */
export function Translations() {
  const words = useWords('keeping');
  const languages = useWords('languages');
  const { id } = useDocumentInfo();
  const { config } = useConfig();
  const [found, setFound] = useState<Translation[]>([]);
  const { api, admin } = config.routes;
  useEffect(() => {
    if (!id) return;
    const query = `draft=true&depth=0&limit=10&select[title]=true&select[language]=true&where[translationOf][equals]=${id}`;
    ask<{ docs: Translation[] }>(`${api}/articles?${query}`)
      .then(({ docs }) => setFound(docs))
      // The list is a convenience: without it the article is edited all the same.
      .catch(() => undefined);
  }, [api, id]);
  if (found.length === 0) return null;
  return (
    <div className="field-type">
      <p className="field-label">{words.translations}</p>
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            <Link href={`${admin}/collections/articles/${one.id}`}>{one.title || one.id}</Link> (
            {languages[one.language]})
          </li>
        ))}
      </ul>
    </div>
  );
}

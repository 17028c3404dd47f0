'use client';
/** On an outlet: what was republished there, and the same as a table. */
import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { useAsk } from '../ask.ts';
import { useLanguage, useWords } from '../words.ts';

type Row = { article: { id: string; title: string }; publishedOn: string | null; title: string | null; url: string };

export function OutletLedger() {
  const words = useWords('ledger');
  const { id } = useDocumentInfo();
  const language = useLanguage();
  const { config } = useConfig();
  const ask = useAsk();
  const [rows, setRows] = useState<Row[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (!id) return;
    void ask<{ data: Row[] }>(`/appearances?source=${id}`).then((answer) =>
      answer.ok ? setRows(answer.data.data) : setProblem(answer.message),
    );
  }, [ask, id]);
  if (!id) return null;
  const { admin, api } = config.routes;

  return (
    <div className="field-type ledger">
      <p className="field-label">{words.heading}</p>
      {problem ? <p role="alert">{problem}</p> : null}
      {rows?.length === 0 ? <p>{words.none}</p> : null}
      <ul>
        {rows?.map(({ article, publishedOn, title, url }) => (
          <li key={`${article.id} ${url}`}>
            {publishedOn ?? ''} <Link href={`${admin}/collections/articles/${article.id}`}>{article.title}</Link> ·{' '}
            <a href={url} target="_blank" rel="noreferrer">
              {title ?? url}
            </a>
          </li>
        ))}
      </ul>
      {rows && rows.length > 0 ? (
        <a href={`${api}/appearances?source=${id}&format=csv&language=${language}`}>{words.csv}</a>
      ) : null}
    </div>
  );
}

'use client';
import { Button } from '@payloadcms/ui';
import { useCallback, useEffect, useState } from 'react';
import { fill } from '../../words/fill.ts';
import { useAsk } from '../ask.ts';
import { useMoment } from '../useMoment.ts';
import { useWords } from '../words.ts';
import { LinkForm } from './LinkForm.tsx';

type Link = {
  id: string;
  recipient: string;
  expiresAt: string;
  revokedAt?: string | null;
  agreedAt?: string | null;
  agreedBy?: string | null;
};

/** Every link of the article: for whom, until when, and what came of it. */
export function LinkList({ article }: { article: string }) {
  const ask = useAsk();
  const words = useWords('preview');
  const [links, setLinks] = useState<Link[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useCallback(async () => {
    const query = `/preview-links?where[article][equals]=${article}&depth=0&limit=100&sort=-createdAt`;
    const answer = await ask<{ docs: Link[] }>(query);
    if (answer.ok) setLinks(answer.data.docs);
    setProblem(answer.ok ? null : answer.message);
  }, [ask, article]);
  useEffect(() => void read(), [read]);
  const when = useMoment();
  const end = async (id: string) => {
    const answer = await ask(`/previews/${article}/${id}/end`, { method: 'POST' });
    if (answer.ok) return read();
    setProblem(answer.message);
  };
  const stateOf = ({ agreedAt, agreedBy, expiresAt, revokedAt }: Link) => {
    if (agreedAt) return fill(words.agreed, { who: agreedBy ?? '', when: when(agreedAt) });
    if (revokedAt) return fill(words.ended, { when: when(revokedAt) });
    return fill(words.validUntil, { when: when(expiresAt) });
  };
  return (
    <section aria-labelledby="preview-links">
      <h2 id="preview-links">{words.links}</h2>
      <p>{words.explained}</p>
      <LinkForm article={article} onMade={read} />
      {problem ? <p role="alert">{problem}</p> : null}
      <ul className="editions__list">
        {links.map((link) => (
          <li key={link.id}>
            <strong>{link.recipient}</strong> · {stateOf(link)}{' '}
            {link.revokedAt ? null : (
              <Button buttonStyle="secondary" size="small" margin={false} onClick={() => void end(link.id)}>
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

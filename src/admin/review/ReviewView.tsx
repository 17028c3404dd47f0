'use client';
import { Gutter, useDocumentInfo } from '@payloadcms/ui';
import { useCallback, useEffect, useState } from 'react';
import type { Reading } from '../../domain/reading.ts';
import { useAsk } from '../ask.ts';
import { useWords } from '../words.ts';
import { CommentForm } from './CommentForm.tsx';
import { CommentList } from './CommentList.tsx';
import type { SavedComment } from './CommentList.tsx';
import { ReviewState } from './ReviewState.tsx';
import type { Reviewed } from './ReviewState.tsx';

/** The page of an article where it is talked about: who waits for whom, the text, and what was said of it. */
export function ReviewView() {
  const { id } = useDocumentInfo();
  const ask = useAsk();
  const words = useWords('review');
  const [article, setArticle] = useState<Reviewed | null>(null);
  const [body, setBody] = useState('');
  const [comments, setComments] = useState<SavedComment[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [passage, setPassage] = useState('');

  const readComments = useCallback(async () => {
    const query = `/comments?where[article][equals]=${id}&depth=0&limit=200&sort=createdAt`;
    const found = await ask<{ docs: SavedComment[] }>(query);
    if (found.ok) setComments(found.data.docs);
    setProblem(found.ok ? null : found.message);
  }, [ask, id]);
  useEffect(() => {
    void ask<Reviewed>(`/articles/${id}?draft=true&depth=0`).then((found) => found.ok && setArticle(found.data));
    const saved = ask<{ reading: Reading }>(`/compare/${id}`, { method: 'POST', body: {} });
    void saved.then((found) => found.ok && setBody(found.data.reading.body));
    void readComments();
  }, [ask, id, readComments]);
  const choosePassage = () => {
    const chosen = window.getSelection()?.toString().trim() ?? '';
    if (chosen) setPassage(chosen.slice(0, 1000));
  };

  return (
    <Gutter className="review">
      {article ? <ReviewState article={article} /> : null}
      {problem ? <p role="alert">{problem}</p> : null}
      <div className="review__columns">
        <section aria-labelledby="review-text">
          <h2 id="review-text">{words.text}</h2>
          <div className="review__text" onMouseUp={choosePassage} onKeyUp={choosePassage} onTouchEnd={choosePassage}>
            {body.split('\n\n').map((paragraph, index) => (
              <p key={index}>{paragraph}</p>
            ))}
          </div>
        </section>
        <section aria-labelledby="review-comments">
          <h2 id="review-comments">{words.comments}</h2>
          <CommentList comments={comments} body={body} onChange={readComments} />
          <CommentForm article={String(id)} passage={passage} onPassage={setPassage} onSaved={readComments} />
        </section>
      </div>
    </Gutter>
  );
}

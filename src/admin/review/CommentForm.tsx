'use client';
import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import { fill } from '../../words/fill.ts';
import { useAsk } from '../ask.ts';
import { useWords } from '../words.ts';

/** As the desk takes them; longer ones are refused here before they are sent, and by the desk in any case. */
const MAX = 5000;

type Props = {
  article: string;
  passage: string;
  onPassage: (passage: string) => void;
  onSaved: () => Promise<void>;
};

/** A comment on the article, or on the words that were selected in it. What is refused stays in the form. */
export function CommentForm({ article, passage, onPassage, onSaved }: Props) {
  const ask = useAsk();
  const words = useWords('review');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    const count = text.length;
    if (!text.trim()) return setProblem(words.commentMissing);
    if (count > MAX) return setProblem(fill(words.commentLong, { max: MAX, count }));
    const answer = await ask('/comments', { method: 'POST', body: { article, text, passage: passage || null } });
    setProblem(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    setText('');
    onPassage('');
    await onSaved();
  };
  return (
    <form
      className="review__form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label htmlFor="comment-passage">{words.passage}</label>
      <textarea
        id="comment-passage"
        rows={2}
        maxLength={1000}
        value={passage}
        onChange={(event) => onPassage(event.target.value)}
      />
      <label htmlFor="comment-text">{words.commentText}</label>
      <textarea id="comment-text" rows={4} value={text} onChange={(event) => setText(event.target.value)} />
      {problem ? (
        <p role="alert" className="desk-dialog__problem">
          {problem}
        </p>
      ) : null}
      <Button id="comment-save" size="medium" margin={false} onClick={() => void save()}>
        {words.addComment}
      </Button>
    </form>
  );
}

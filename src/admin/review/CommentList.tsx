'use client';
import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import { fill } from '../../words/fill.ts';
import { useAsk } from '../ask.ts';
import { useMoment } from '../useMoment.ts';
import { useWords } from '../words.ts';

export type SavedComment = {
  id: string;
  text: string;
  passage?: string | null;
  resolved?: boolean | null;
  resolvedBy?: string | null;
  authorName?: string | null;
  createdAt: string;
};
type Props = { comments: SavedComment[]; body: string; onChange: () => Promise<void> };

/** What was said, oldest first; anybody resolves, and opens again. */
export function CommentList({ comments, body, onChange }: Props) {
  const words = useWords('review');
  const [onlyOpen, setOnlyOpen] = useState(false);
  if (comments.length === 0) return <p>{words.noComments}</p>;
  const shown = comments.filter(({ resolved }) => !onlyOpen || !resolved);
  return (
    <>
      <label className="desk-dialog__check">
        <input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} />{' '}
        {words.onlyOpen}
      </label>
      <ul className="review__comments">
        {shown.map((comment) => (
          <Comment key={comment.id} comment={comment} body={body} onChange={onChange} />
        ))}
      </ul>
    </>
  );
}

function Comment({ comment, body, onChange }: { comment: SavedComment } & Omit<Props, 'comments'>) {
  const words = useWords('review');
  const ask = useAsk();
  const when = useMoment();
  const [problem, setProblem] = useState<string | null>(null);
  const { id, text, passage, resolved, resolvedBy, authorName, createdAt } = comment;
  const toggle = async () => {
    const answer = await ask(`/comments/${id}`, { method: 'PATCH', body: { resolved: !resolved } });
    if (answer.ok) return onChange();
    setProblem(answer.message);
  };
  const isGone = Boolean(passage && !body.includes(passage));
  return (
    <li className={resolved ? 'review__comment review__comment--resolved' : 'review__comment'}>
      <p className="review__by">
        <strong>{authorName}</strong> · {when(createdAt)}
        {resolved && resolvedBy ? ` · ${fill(words.resolvedBy, { who: resolvedBy })}` : ''}
      </p>
      {passage ? (
        <blockquote>
          {passage}
          {isGone ? <em> ({words.notInText})</em> : null}
        </blockquote>
      ) : null}
      <p className="review__said">{text}</p>
      <Button buttonStyle="secondary" size="small" margin={false} onClick={() => void toggle()}>
        {resolved ? words.reopen : words.resolve}
      </Button>
      {problem ? <p role="alert">{problem}</p> : null}
    </li>
  );
}

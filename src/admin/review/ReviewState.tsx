'use client';
import { fill } from '../../words/fill.ts';
import { useMoment } from '../useMoment.ts';
import { useWords } from '../words.ts';

type Review = { submittedByName?: string; submittedAt?: string; reviewerName?: string; word?: string };
export type Reviewed = {
  stage?: string | null;
  review?: Review & { sentBackByName?: string; reason?: string };
  approval?: { byName?: string; at?: string; sha256?: string };
};

/** One sentence that says who waits for whom, and what was said with the last step. */
export function ReviewState({ article }: { article: Reviewed }) {
  const words = useWords('review');
  const { word, reason } = article.review ?? {};
  const when = useMoment();
  return (
    <div className="review__state">
      <p id="review-state">{sentence({ article, words, when })}</p>
      {word ? <Said label={words.wordWas} text={word} /> : null}
      {reason && article.stage === 'draft' ? <Said label={words.reasonWas} text={reason} /> : null}
      {article.stage === 'approved' && article.approval?.sha256 ? (
        <p className="review__hash">SHA-256 {article.approval.sha256}</p>
      ) : null}
    </div>
  );
}

const Said = ({ label, text }: { label: string; text: string }) => (
  <blockquote>
    <strong>{label}</strong>
    <br />
    {text}
  </blockquote>
);

type Telling = {
  article: Reviewed;
  words: ReturnType<typeof useWords<'review'>>;
  when: (instant?: string) => string;
};

function sentence({ article: { stage, review = {}, approval = {} }, words, when }: Telling): string {
  const submitted = { from: review.submittedByName ?? '', when: when(review.submittedAt) };
  if (stage === 'in-review' && review.reviewerName)
    return fill(words.waitsForOne, { ...submitted, to: review.reviewerName });
  if (stage === 'in-review' && review.submittedByName) return fill(words.waitsForAny, submitted);
  if (stage === 'approved' && approval.byName)
    return fill(words.approvedBy, { from: approval.byName, when: when(approval.at) });
  if (stage === 'draft' && review.sentBackByName)
    return fill(words.sentBackTo, { from: review.sentBackByName, to: review.submittedByName ?? '' });
  return words.notSubmitted;
}

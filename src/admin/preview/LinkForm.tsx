'use client';
import { Button } from '@payloadcms/ui';
import { useState } from 'react';
import { useAsk } from '../ask.ts';
import { useWords } from '../words.ts';

const DAYS = [3, 7, 14, 30, 60];

/** Makes a link, and shows its address once: it is kept nowhere. */
export function LinkForm({ article, onMade }: { article: string; onMade: () => Promise<void> }) {
  const ask = useAsk();
  const words = useWords('preview');
  const [recipient, setRecipient] = useState('');
  const [days, setDays] = useState(14);
  const [url, setUrl] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async () => {
    if (!recipient.trim()) return setProblem(words.recipientMissing);
    const answer = await ask<{ url: string }>(`/previews/${article}`, { method: 'POST', body: { recipient, days } });
    setProblem(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    setUrl(answer.data.url);
    setRecipient('');
    await onMade();
  };
  return (
    <div className="preview__form">
      <label htmlFor="preview-recipient">
        {words.recipient}
        <input
          id="preview-recipient"
          type="text"
          maxLength={200}
          value={recipient}
          onChange={(event) => setRecipient(event.target.value)}
        />
      </label>
      <label htmlFor="preview-days">
        {words.days}
        <select id="preview-days" value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {DAYS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <Button id="preview-make" size="medium" margin={false} onClick={() => void make()}>
        {words.make}
      </Button>
      {problem ? (
        <p role="alert" className="desk-dialog__problem">
          {problem}
        </p>
      ) : null}
      {url ? (
        <label htmlFor="preview-url">
          {words.copy}
          <input id="preview-url" type="text" readOnly value={url} onFocus={(event) => event.target.select()} />
        </label>
      ) : null}
    </div>
  );
}

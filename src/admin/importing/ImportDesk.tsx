'use client';
import { Button, SetStepNav } from '@payloadcms/ui';
import { useRef, useState } from 'react';
import type { ClipboardEvent } from 'react';
import { Review } from './Review.tsx';
import { useFileDrop } from './useFileDrop.ts';
import { useQueue } from './useQueue.ts';
import type { Entry } from './useQueue.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../words.ts';

const ACCEPTED = '.docx,.html,.htm,.mht,.mhtml,.md,.markdown,.txt,.pdf';

/** Files in, one after another; the chosen one is shown with what is proposed for it. */
export function ImportDesk({ maxBytes }: { maxBytes: number }) {
  const words = useWords('importing');
  const queue = useQueue(maxBytes);
  const [shown, setShown] = useState<number | null>(null);
  const chosen = queue.entries.find(({ key }) => key === shown);
  // Until one is chosen, the first that there is something to look at.
  const current = chosen ?? queue.entries.find(({ read }) => read) ?? queue.entries[0];
  const done = queue.entries.filter(({ state }) => state !== 'waiting' && state !== 'reading').length;
  const isDragging = useFileDrop(queue.add);
  return (
    <div className={isDragging ? 'import import--dragging' : 'import'}>
      <SetStepNav nav={[{ label: words.heading }]} />
      <h1>{words.heading}</h1>
      <p>{words.explained}</p>
      <DropPlace onFiles={queue.add} />
      {queue.entries.length > 0 && (
        <>
          <p role="status">{fill(words.progress, { done, all: queue.entries.length })}</p>
          <progress max={queue.entries.length} value={done} aria-hidden />
          <ul className="import__queue">
            {queue.entries.map((entry) => (
              <QueueLine
                key={entry.key}
                entry={entry}
                isShown={entry.key === current?.key}
                onShow={() => setShown(entry.key)}
                onRemove={() => queue.remove(entry.key)}
              />
            ))}
          </ul>
        </>
      )}
      {current?.read && current.form && (
        <Review
          key={current.key}
          entry={current}
          onForm={(form) => queue.change(current.key, { form })}
          onCreate={() => void queue.create(current)}
          onAccept={(accept) => queue.readAgain(current.key, accept)}
        />
      )}
    </div>
  );
}

function DropPlace({ onFiles }: { onFiles: (files: File[]) => void }) {
  const words = useWords('importing');
  const input = useRef<HTMLInputElement>(null);
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    const { files } = event.clipboardData;
    const html = event.clipboardData.getData('text/html');
    const text = event.clipboardData.getData('text/plain');
    if (html || text) onFiles([new File([html || text], `${words.pasted}.${html ? 'html' : 'txt'}`)]);
    else if (files.length > 0) onFiles([...files]);
  };
  return (
    <div className="import__drop">
      <span>{words.drop}</span>
      <Button id="import-choose" margin={false} onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <input
        ref={input}
        id="import-files"
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <input id="import-paste" className="import__paste" placeholder={words.paste} onPaste={paste} value="" readOnly />
    </div>
  );
}

function QueueLine(input: { entry: Entry; isShown: boolean; onShow: () => void; onRemove: () => void }) {
  const { entry, isShown, onShow, onRemove } = input;
  const words = useWords('importing');
  const state = entry.state === 'creating' ? words.creating : words[entry.state];
  return (
    <li className={`import__line import__line--${entry.state}${isShown ? ' import__line--shown' : ''}`}>
      <button type="button" className="import__name" onClick={onShow}>
        {entry.file.name}
      </button>
      <span className="import__state">{state}</span>
      <button
        type="button"
        className="import__remove"
        onClick={onRemove}
        aria-label={words.remove}
        title={words.remove}
      >
        ×
      </button>
      {entry.message && (
        <p className="import__message" role="alert">
          {entry.message}
        </p>
      )}
    </li>
  );
}

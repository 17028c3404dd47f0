'use client';
/** One entry of the calendar, opened: where to go, and, for what is planned, another time. All of it by keyboard too. */
import { Button, useAuth, useConfig } from '@payloadcms/ui';
import { useEffect, useRef, useState } from 'react';
import { wallTime } from '../../domain/words/zonedTime.ts';
import { sayMoment } from '../../words/instant.ts';
import { ReleaseInput } from '../release/ReleaseInput.tsx';
import { useLanguage, useWords } from '../words.ts';
import type { Release } from './readReleases.ts';
import { useMove } from './useMove.ts';

type Props = { release: Release; title: string; timeZone: string; onClose: (isMoved: boolean) => void };

export function ReleaseDialog({ release, title, timeZone, onClose }: Props) {
  const { kind, instant, article } = release;
  const words = useWords('release');
  const { config } = useConfig();
  const { user } = useAuth<{ role: string }>();
  const move = useMove(timeZone);
  const [wall, setWall] = useState(wallTime({ instant, timeZone }));
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  const language = useLanguage();
  const mayMove = article !== null && (kind === 'planned' || kind === 'late');
  const articles = `${config.routes.admin}/collections/articles`;
  return (
    <dialog ref={dialog} className="calendar__dialog" aria-labelledby="calendar-entry" onClose={() => onClose(false)}>
      <h2 id="calendar-entry">{title}</h2>
      <p>
        {words[kind]} · {sayMoment({ instant, timeZone, language })}
      </p>
      {mayMove && user?.role === 'editor' ? <p>{words.onlyPublishers}</p> : null}
      {mayMove && user?.role !== 'editor' ? (
        <>
          <ReleaseInput wall={wall} timeZone={timeZone} onChange={setWall} />
          <Button
            id="move-release"
            onClick={() => void move(article, wall).then((isMoved) => isMoved && onClose(true))}
          >
            {words.move}
          </Button>
        </>
      ) : null}
      <div className="calendar__ways">
        <Button el="link" to={article ? `${articles}/${article}` : `${articles}/create`} buttonStyle="secondary">
          {article ? words.open : words.write}
        </Button>
        <Button buttonStyle="secondary" onClick={() => dialog.current?.close()}>
          {words.close}
        </Button>
      </div>
    </dialog>
  );
}

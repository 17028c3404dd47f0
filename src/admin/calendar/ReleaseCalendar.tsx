'use client';
/** The calendar of releases, by month or as a list. Times are those of the wall: the calendar is told that they are UTC. */
import type { EventClickArg, EventDropArg } from '@fullcalendar/core';
import type FullCalendar from '@fullcalendar/react';
import { useAuth } from '@payloadcms/ui';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { fill } from '../../words/fill.ts';
import { sayOffset } from '../../words/instant.ts';
import { useWords } from '../words.ts';
import type { Release } from './readReleases.ts';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import { SeriesChoice } from './SeriesChoice.tsx';
import type { SeriesOption } from './SeriesChoice.tsx';
import { useMove } from './useMove.ts';
import { useReleases, wallOf } from './useReleases.ts';

/** Loaded once the page stands: it writes its own style into the head, which React must have taken over by then. */
const Grid = lazy(() => import('./Grid.tsx'));

export function ReleaseCalendar({ timeZone }: { timeZone: string }) {
  const words = useWords('release');
  const { user } = useAuth<{ role: string }>();
  const move = useMove(timeZone);
  const calendar = useRef<FullCalendar>(null);
  const [series, setSeries] = useState<SeriesOption | null>(null);
  const [shown, setShown] = useState<{ release: Release; title: string } | null>(null);
  const mayMove = user?.role === 'publisher' || user?.role === 'administrator';
  const [isMounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const refresh = () => calendar.current?.getApi().refetchEvents();

  const read = useReleases({ series, timeZone, mayMove });
  const drop = async ({ event, revert }: EventDropArg) => {
    const { article } = event.extendedProps.release as Release;
    if (article && (await move(article, wallOf(event.start)))) refresh();
    else revert();
  };
  const show = ({ event }: EventClickArg) =>
    setShown({ release: event.extendedProps.release as Release, title: event.title });

  const zone = fill(words.zone, { zone: timeZone, offset: sayOffset({ instant: new Date(), timeZone }) });
  return (
    <div className="calendar">
      <h1>{words.calendar}</h1>
      <p>{words.explained}</p>
      <div className="calendar__tools">
        <SeriesChoice chosen={series} onChoose={setSeries} />
        <span>{zone}</span>
      </div>
      <ul className="calendar__kinds">
        {(['planned', 'late', 'released', 'expected'] as const).map((kind) => (
          <li key={kind} className={`calendar__kind calendar__kind--${kind}`}>
            {words[kind]}
          </li>
        ))}
      </ul>
      {isMounted ? (
        <Suspense>
          <Grid
            calendar={calendar}
            read={read}
            onDrop={(dropped) => void drop(dropped)}
            onShow={show}
            timeZone={timeZone}
          />
        </Suspense>
      ) : null}
      {shown ? (
        <ReleaseDialog
          {...shown}
          timeZone={timeZone}
          onClose={(isMoved) => {
            setShown(null);
            if (isMoved) refresh();
          }}
        />
      ) : null}
    </div>
  );
}

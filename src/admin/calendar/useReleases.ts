'use client';
/** What the calendar draws, read anew for every span of time that it shows. */
import type { EventInput, EventSourceFuncArg } from '@fullcalendar/core';
import { useConfig } from '@payloadcms/ui';
import { useCallback } from 'react';
import { instantOf, wallTime } from '../../domain/words/zonedTime.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../words.ts';
import { readReleases } from './readReleases.ts';
import type { Release } from './readReleases.ts';
import type { SeriesOption } from './SeriesChoice.tsx';

type Input = { series: SeriesOption | null; timeZone: string; mayMove: boolean };

/** The wall's time of a date that the calendar takes for UTC. */
export const wallOf = (date: Date | null): string => date?.toISOString().slice(0, 16) ?? '';

export function useReleases({ series, timeZone, mayMove }: Input): (span: EventSourceFuncArg) => Promise<EventInput[]> {
  const { expectedTitle, untitled } = useWords('release');
  const { config } = useConfig();
  const { api } = config.routes;
  return useCallback(
    async ({ start, end }) => {
      const at = (date: Date) => instantOf({ wall: wallOf(date), timeZone }).instant ?? date.toISOString();
      const asked = { api, timeZone, from: at(start), to: at(end), series: series?.id ?? null };
      const titleOf = ({ kind, title, instalment }: Release) =>
        kind === 'expected'
          ? fill(expectedTitle, { series: series?.label ?? '', instalment: instalment ?? '' })
          : title || untitled;
      const releases = await readReleases(asked);
      return releases.map((release) => toEvent({ release, title: titleOf(release), timeZone, mayMove }));
    },
    [api, expectedTitle, mayMove, series, timeZone, untitled],
  );
}

type Shown = { release: Release; title: string; timeZone: string; mayMove: boolean };

function toEvent({ release, title, timeZone, mayMove }: Shown): EventInput {
  const { kind, instant } = release;
  const isPlanned = kind === 'planned' || kind === 'late';
  return {
    ...{ title, start: `${wallTime({ instant, timeZone })}:00Z`, extendedProps: { release } },
    ...{ startEditable: mayMove && isPlanned, classNames: [`calendar__entry`, `calendar__entry--${kind}`] },
    display: 'block',
  };
}

'use client';
/** A day and a time by the archive's clock, in the browser's own inputs; the zone stands beside them. */
import { useId } from 'react';
import { fill } from '../../words/fill.ts';
import { sayOffset } from '../../words/instant.ts';
import { instantOf } from '../../domain/words/zonedTime.ts';
import { useWords } from '../words.ts';

type Props = {
  /** By the clock on the wall, YYYY-MM-DDTHH:mm, or as much of it as is given. */
  wall: string;
  timeZone: string;
  onChange: (wall: string) => void;
  readOnly?: boolean;
};

/** When only a day is given, the release is at this hour. */
const USUAL_TIME = '09:00';

export function ReleaseInput({ wall, timeZone, onChange, readOnly = false }: Props) {
  const words = useWords('release');
  const id = useId();
  const [date = '', time = ''] = wall.split('T');
  const instant = instantOf({ wall, timeZone }).instant ?? new Date().toISOString();
  const zone = fill(words.zone, { zone: timeZone, offset: sayOffset({ instant, timeZone }) });
  const set = (day: string, hour: string) => onChange(day ? `${day}T${hour || USUAL_TIME}` : '');
  return (
    <>
      <div className="release-input">
        <input
          type="date"
          aria-label={words.date}
          aria-describedby={id}
          max="9999-12-31"
          value={date}
          disabled={readOnly}
          onChange={(event) => set(event.target.value, time)}
        />
        <input
          type="time"
          aria-label={words.time}
          aria-describedby={id}
          step={60}
          value={time}
          disabled={readOnly || !date}
          onChange={(event) => set(date, event.target.value)}
        />
      </div>
      <p id={id} className="release-input__zone">
        {zone}
      </p>
    </>
  );
}

'use client';
/** Which series the calendar shows; the next instalments are expected of one series at a time. */
import { useConfig } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { ask } from '../release/readSeries.ts';
import { useWords } from '../words.ts';

export type SeriesOption = { id: string; label: string };
type Props = { chosen: SeriesOption | null; onChoose: (series: SeriesOption | null) => void };

const MOST = 200;

export function SeriesChoice({ chosen, onChoose }: Props) {
  const words = useWords('release');
  const { config } = useConfig();
  const [options, setOptions] = useState<SeriesOption[]>([]);
  const { api } = config.routes;
  useEffect(() => {
    ask<{ docs: SeriesOption[] }>(`${api}/series?depth=0&limit=${MOST}&sort=label&select[label]=true`)
      .then(({ docs }) => setOptions(docs))
      // Without the list the calendar still shows all series.
      .catch(() => undefined);
  }, [api]);
  return (
    <label>
      {words.series}{' '}
      <select
        value={chosen?.id ?? ''}
        onChange={(event) => onChoose(options.find(({ id }) => id === event.target.value) ?? null)}
      >
        <option value="">{words.allSeries}</option>
        {options.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

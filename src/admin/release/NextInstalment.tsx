'use client';
/** Beside series and instalment: proposes the next number and, where the series has a cadence, its time of release. */
import { Button, useAuth, useConfig, useField, useFormFields } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { fill } from '../../words/fill.ts';
import { sayMoment } from '../../words/instant.ts';
import { useLanguage, useWords } from '../words.ts';
import { readNext } from './readSeries.ts';
import type { NextInstalment as Next } from './readSeries.ts';

export function NextInstalment({ timeZone }: { timeZone: string }) {
  const words = useWords('release');
  const { config } = useConfig();
  const staffLanguage = useLanguage();
  const { user } = useAuth<{ role: string }>();
  const series = useFormFields(([fields]) => fields.series?.value as string | null | undefined);
  const language = useFormFields(([fields]) => fields.language?.value as string | undefined);
  const instalment = useField<number | null>({ path: 'instalment' });
  const releaseAt = useField<string | null>({ path: 'releaseAt' });
  const [next, setNext] = useState<Next | null>(null);
  const { api } = config.routes;

  useEffect(() => {
    let isStale = false;
    setNext(null);
    if (!series) return;
    readNext({ api, series, language: language ?? null, timeZone, count: 1 })
      .then(([first]) => isStale || setNext(first ?? null))
      // Without a proposal the number is typed by hand.
      .catch(() => undefined);
    return () => {
      isStale = true;
    };
  }, [api, language, series, timeZone]);

  if (!series || !next || instalment.value) return null;
  const plansRelease = next.instant && user?.role !== 'editor' && !releaseAt.value;
  const when = next.instant ? sayMoment({ instant: next.instant, timeZone, language: staffLanguage }) : '';
  const label = fill(plansRelease ? words.proposeAt : words.propose, { instalment: next.instalment, when });
  const take = () => {
    instalment.setValue(next.instalment);
    if (plansRelease) releaseAt.setValue(next.instant);
  };
  return (
    <Button id="next-instalment" buttonStyle="secondary" size="small" margin={false} onClick={take}>
      {label}
    </Button>
  );
}

'use client';
/** The address of a republication: pasted, it fills in the outlet whose website it is, and the day that stands in it. */
import { TextField, useConfig, useField, useLocale } from '@payloadcms/ui';
import type { TextFieldClientProps } from 'payload';
import { useEffect, useRef, useState } from 'react';
import { dayIn, hostOf, outletOf } from '../../domain/desk/ledger.ts';
import { fill } from '../../words/fill.ts';
import { ask } from '../release/readSeries.ts';
import { useWords } from '../words.ts';

type Outlet = { id: string; label: string; url?: string | null };

export function AppearanceAddress(props: TextFieldClientProps) {
  const row = props.path.replace(/\.url$/, '');
  const { value } = useField<string | null>({ path: props.path });
  const source = useField<string | null>({ path: `${row}.source` });
  const day = useField<string | null>({ path: `${row}.publishedOn` });
  const words = useWords('ledger');
  const { config } = useConfig();
  const { code: locale } = useLocale();
  const [said, setSaid] = useState<string | null>(null);
  // Only what is written here is looked up: an address that was saved with its outlet is left as it is.
  const known = useRef(value);
  const { api } = config.routes;
  useEffect(() => {
    if (value === known.current) return;
    setSaid(null);
    const host = hostOf(value ?? '');
    if (!value || !host) return;
    const timer = setTimeout(() => {
      known.current = value;
      const found = dayIn(value);
      if (found && !day.value) day.setValue(found);
      // The last two parts of a host are enough to find whose it may be.
      const domain = host.split('.').slice(-2).join('.');
      const query = `depth=0&limit=200&locale=${locale}&where[mergedInto][exists]=false&where[url][contains]=${encodeURIComponent(domain)}`;
      ask<{ docs: Outlet[] }>(`${api}/sources?${query}`)
        .then(({ docs }) => {
          const outlet = outletOf(value, docs);
          setSaid(outlet ? fill(words.recognised, { name: outlet.label }) : words.unknown);
          if (outlet && !source.value) source.setValue(outlet.id);
        })
        // Without an answer the outlet is chosen by hand.
        .catch(() => undefined);
    }, 300);
    return () => clearTimeout(timer);
  }, [api, day, locale, source, value, words]);
  return (
    <div>
      <TextField {...props} />
      {said ? (
        <p role="status" className="field-description">
          {said}
        </p>
      ) : null}
    </div>
  );
}

'use client';
import { Button } from '@payloadcms/ui';
import type { ReactNode } from 'react';

type Props = { id: string; title: string; isBusy: boolean; onStart: () => Promise<unknown>; children: ReactNode };

/** Something to start, and what it does. */
export function Job({ id, title, isBusy, onStart, children }: Props) {
  return (
    <section className="operations__job">
      <h3>{title}</h3>
      <p>{children}</p>
      <Button
        buttonStyle="secondary"
        size="medium"
        margin={false}
        id={`start-${id}`}
        disabled={isBusy}
        onClick={() => void onStart()}
      >
        {title}
      </Button>
    </section>
  );
}

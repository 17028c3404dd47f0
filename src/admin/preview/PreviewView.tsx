'use client';
import { Button, Gutter, useDocumentInfo } from '@payloadcms/ui';
import { useState } from 'react';
import { useWords } from '../words.ts';
import { LinkList } from './LinkList.tsx';

/** Widths in CSS pixels: a common phone, and the whole page. */
const WIDTHS = { phone: '390px', desktop: '100%' };

/** The article as readers will get it, narrow or wide, and the links that others read it under. */
export function PreviewView() {
  const { id } = useDocumentInfo();
  const words = useWords('preview');
  const [width, setWidth] = useState<keyof typeof WIDTHS>('desktop');
  return (
    <Gutter className="preview">
      <LinkList article={String(id)} />
      <div className="preview__widths" role="group" aria-label={words.width}>
        {(['desktop', 'phone'] as const).map((name) => (
          <Button
            key={name}
            id={`preview-${name}`}
            buttonStyle={width === name ? 'primary' : 'secondary'}
            size="small"
            margin={false}
            onClick={() => setWidth(name)}
          >
            {words[name]}
          </Button>
        ))}
      </div>
      <iframe
        className="preview__page"
        title={words.tab}
        src={`/preview/article/${id}`}
        style={{ width: WIDTHS[width] }}
      />
    </Gutter>
  );
}

'use client';
import { Popup, PopupList, useDocumentInfo, useFormModified, useLocale } from '@payloadcms/ui';
import type { ReactNode } from 'react';
import { useExport } from './useExport.ts';
import type { FileFormat } from './useExport.ts';
import { useWords } from '../words.ts';

const FILES: FileFormat[] = ['docx', 'md', 'txt'];

/** On an article: for WeChat's editor, or as a file. */
export function ArticleExport() {
  const { id, isTrashed } = useDocumentInfo();
  const isModified = useFormModified();
  const words = useWords('exporting');
  const { download, copyForWechat } = useExport(`/export/articles/${id}`);
  if (!id || isTrashed) return null;
  return (
    <Menu label={words.export}>
      {(close) => (
        <PopupList.ButtonGroup>
          <PopupList.Button id="export-wechat" onClick={() => (close(), void copyForWechat())}>
            {words.wechat}
          </PopupList.Button>
          {FILES.map((format) => (
            <PopupList.Button key={format} id={`export-${format}`} onClick={() => (close(), void download({ format }))}>
              {words[format]}
            </PopupList.Button>
          ))}
          {isModified && <p className="export-menu__note">{words.unsaved}</p>}
        </PopupList.ButtonGroup>
      )}
    </Menu>
  );
}

/** On a series: all its instalments in the language that the page shows. */
export function SeriesExport() {
  const { id } = useDocumentInfo();
  const { code: language } = useLocale();
  const words = useWords('exporting');
  const { download } = useExport(`/export/series/${id}`);
  if (!id) return null;
  return (
    <Menu label={words.export}>
      {(close) => (
        <>
          {(['false', 'true'] as const).map((drafts) => (
            <PopupList.ButtonGroup key={drafts}>
              <PopupList.GroupLabel label={drafts === 'true' ? words.withDrafts : words.published} />
              {FILES.map((format) => (
                <PopupList.Button
                  key={format}
                  id={`export-${format}${drafts === 'true' ? '-drafts' : ''}`}
                  onClick={() => (close(), void download({ format, language, drafts }))}
                >
                  {words[format]}
                </PopupList.Button>
              ))}
            </PopupList.ButtonGroup>
          ))}
        </>
      )}
    </Menu>
  );
}

function Menu({ label, children }: { label: string; children: (close: () => void) => ReactNode }) {
  return (
    <Popup
      id="export-menu"
      className="export-menu"
      button={
        <span className="export-menu__button">
          {label} <span aria-hidden>▾</span>
        </span>
      }
      horizontalAlign="right"
      verticalAlign="bottom"
      size="fit-content"
      render={({ close }) => children(close)}
    />
  );
}

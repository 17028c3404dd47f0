'use client';
/** Fetches what the desk makes of an article or a series: a file to keep, or a text for the clipboard. */
import { toast, useConfig, useTranslation } from '@payloadcms/ui';
import { copyToClipboard } from './copy.ts';
import { useWords } from '../words.ts';

export type FileFormat = 'docx' | 'md' | 'txt';

export function useExport(path: string) {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const words = useWords('exporting');

  const get = async (query: Record<string, string>): Promise<Response> => {
    const response = await fetch(`${config.routes.api}${path}?${new URLSearchParams(query)}`, {
      credentials: 'include',
      headers: { 'Accept-Language': i18n.language },
    });
    if (response.ok) return response;
    const answer = await response.json().catch(() => null);
    throw new Error(answer?.errors?.[0]?.message ?? words.failed);
  };

  const download = async (query: { format: FileFormat } & Record<string, string>) => {
    const waiting = query.format === 'docx' ? toast.loading(words.making) : undefined;
    try {
      const response = await get(query);
      save(await response.blob(), nameIn(response) ?? `export.${query.format}`);
    } catch (error) {
      toast.error((error as Error).message);
    } finally {
      if (waiting !== undefined) toast.dismiss(waiting);
    }
  };

  const copyForWechat = async () => {
    try {
      const { data } = await (await get({ format: 'wechat' })).json();
      if (await copyToClipboard(data)) toast.success(words.copied);
      else toast.error(words.copyRefused);
    } catch (error) {
      toast.error((error as Error).message);
    }
  };

  return { download, copyForWechat };
}

/** RFC 6266: the name in UTF-8 counts before the other. */
function nameIn(response: Response): string | undefined {
  const header = response.headers.get('Content-Disposition') ?? '';
  const utf8 = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  return utf8 ? decodeURIComponent(utf8) : /filename="((?:[^"\\]|\\.)*)"/.exec(header)?.[1]?.replace(/\\(.)/g, '$1');
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Safari begins to read it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

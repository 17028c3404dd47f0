'use client';
import { useEffect, useRef, useState } from 'react';

/** Files dropped anywhere on the page are taken: beside the place for them the browser would leave the page for the file. */
export function useFileDrop(onFiles: (files: File[]) => void): boolean {
  const [isDragging, setIsDragging] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const stop = new AbortController();
    const on = <Name extends 'dragover' | 'dragleave' | 'drop'>(name: Name, run: (event: DragEvent) => void) =>
      window.addEventListener(name, run, { signal: stop.signal });
    on('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setIsDragging(true);
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setIsDragging(false);
    });
    on('drop', (event) => {
      setIsDragging(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      take.current(files);
    });
    return () => stop.abort();
  }, []);
  return isDragging;
}

import { Presets, SingleBar } from 'cli-progress';

export type Progress = (done: number, total: number) => void;
/** Makes what shows the progress of one piece of work. */
export type Show = (label: string) => Progress;

/** What is said while an archive of an older version is brought up to this one. */
export const UPGRADING = 'Bringing the archive up to this version';

function barOf(label: string): SingleBar {
  const format = `${label} {bar} {percentage}% | {value}/{total} | {eta_formatted} left`;
  return new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.rect);
}

/** A progress bar for work that may not be needed at all: it begins with the first step and ends with the last. */
export function progressOf(label: string): Progress {
  let bar: SingleBar | null = null;
  return (done, total) => {
    if (!bar) {
      bar = barOf(label);
      bar.start(total, 0);
    }
    bar.update(done);
    if (done >= total) bar.stop();
  };
}

/** A progress bar on standard error while `work` runs; in a log file only its end is seen. */
export async function withProgress<T>(label: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  const bar = barOf(label);
  bar.start(0, 0);
  try {
    return await work((done, total) => {
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

/** Names of files: what staff and readers see is what there is, and every file system takes it. */

/** File systems take 255 bytes; the widths of a picture and a number for the second of a name are added to it. */
export const FILE_NAME_BYTES_MAX = 220;

/** U+202E makes `exe.gpj` look like `jpg.exe` and the other way about; control characters are nothing to read. */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Devices of Windows, with whatever extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

export const fileNameBytes = (name: string): number => Buffer.byteLength(name);

/** Without folders, hidden characters and those that Windows refuses; a name that means a device, or nothing, begins with `_`. */
export function tidyFileName(name: string): string {
  const { base, extension } = partsOf(name.replaceAll(HIDDEN, '').replace(/^.*[/\\]/s, ''));
  const tidy = base.replaceAll(/[?<>:*|"]/g, '').replace(/[. ]+$/, '');
  return `${tidy === '' || RESERVED.test(tidy) ? '_' : ''}${tidy}${extension}`;
}

/** Tidy, and where it is too long cut before its extension. */
export function fittingFileName(name: string): string {
  const { base, extension } = partsOf(tidyFileName(name));
  const room = FILE_NAME_BYTES_MAX - fileNameBytes(extension);
  let cut = base;
  while (fileNameBytes(cut) > room) cut = [...cut].slice(0, -1).join('');
  return cut + extension;
}

/** An extension is short; a dot far from the end is one of the text. */
function partsOf(name: string): { base: string; extension: string } {
  const extension = /\.[^. ]{1,10}$/.exec(name)?.[0] ?? '';
  return { base: name.slice(0, name.length - extension.length), extension };
}

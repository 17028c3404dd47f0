/** Errors of the archive. The code is stable and for programs; the message is for people and may change. */
export type ArchiveErrorCode =
  | 'edition-conflict'
  | 'slug-taken'
  | 'journal-moved'
  | 'edition-damaged'
  | 'media-damaged'
  | 'store-damaged'
  | 'store-locked'
  | 'store-readonly'
  | 'store-unavailable';

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly code: ArchiveErrorCode;

  constructor(code: ArchiveErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

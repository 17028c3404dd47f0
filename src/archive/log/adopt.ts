/** The edition that says where a history broke: the log goes on, or begins, without what was known of it. */
import { NO_ARTICLE } from '../../domain/edition.ts';
import type { Edition } from '../../domain/edition.ts';
import type { AdoptInput, EditionJson, Head } from '../ArchiveStore.ts';
import { sealEdition } from './seal.ts';

/** @param after the end of the log as it is  @param before how many such editions it has */
export function sealAdoption(input: AdoptInput & { after: Head; before: number }): {
  edition: Edition;
  json: EditionJson;
} {
  const { known, reason, at, after, before } = input;
  return sealEdition({
    seq: after.seq + 1,
    article: NO_ARTICLE,
    number: before + 1,
    kind: 'adopted',
    at,
    record: { known, adoptedAt: at, reason },
    previous: after.sha256,
  });
}

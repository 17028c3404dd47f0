/** What every archive store promises, whichever database is behind it: run by each engine's own test file. */
import { afterEach, beforeEach, describe } from '@jest/globals';
import type { ArchiveStore } from '../../src/archive/ArchiveStore.ts';
import { describeAdoption } from './suites/adoption.ts';
import { describeAppend } from './suites/append.ts';
import { describeCounts } from './suites/counts.ts';
import { describeEntities } from './suites/entities.ts';
import { describeHarvest } from './suites/harvest.ts';
import { describeHistory, describeRedaction } from './suites/history.ts';
import { describeLists } from './suites/lists.ts';
import { describeLookups } from './suites/lookups.ts';
import { describeMerging } from './suites/merging.ts';
import { describeRandom } from './suites/random.ts';
import { describeRebuild } from './suites/rebuild.ts';
import { describeSearch } from './suites/search.ts';
import { describeTranslations } from './suites/translations.ts';
import type { OpenArchive } from './support.ts';

/** Hands each suite a getter of a fresh store that is closed after the test. */
export type Suite = (store: () => ArchiveStore, open: OpenArchive) => void;

const SUITES: Record<string, Suite> = {
  append: describeAppend,
  lookups: describeLookups,
  lists: describeLists,
  search: describeSearch,
  counts: describeCounts,
  entities: describeEntities,
  merging: describeMerging,
  translations: describeTranslations,
  harvest: describeHarvest,
  history: describeHistory,
  redaction: describeRedaction,
  adoption: describeAdoption,
  rebuild: describeRebuild,
  random: describeRandom,
};

/** @param open makes a fresh, empty archive every time  @param cannot suites of what the engine cannot do */
export function describeArchiveStore(name: string, open: OpenArchive, cannot: string[] = []): void {
  describe(`archive store on ${name}`, () => {
    for (const [title, suite] of Object.entries(SUITES).filter(([title]) => !cannot.includes(title))) {
      describe(title, () => {
        let archive: Awaited<ReturnType<OpenArchive>>;
        beforeEach(async () => {
          archive = await open();
        });
        afterEach(() => archive.dispose());
        suite(() => archive.store, open);
      });
    }
  });
}

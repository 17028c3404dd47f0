/** The archive of one instance among many: questions go to its own SQLite file, writes to the journal and from there into it. */
import { NO_ARTICLE } from '../../domain/edition.ts';
import type { Edition } from '../../domain/edition.ts';
import { ArchiveError } from '../../domain/errors.ts';
import type { SynonymRow } from '../../domain/synonyms.ts';
import type { Logger } from '../../log.ts';
import type { ArchiveKeeper, ArchiveStore, ArchiveWriter, OnProgress } from '../ArchiveStore.ts';
import { sealAdoption } from '../log/adopt.ts';
import { openFollowed } from '../sqlite/followed.ts';
import type { FollowedArchive } from '../sqlite/followed.ts';
import { fillJournal } from './fill.ts';
import type { SearchThreads } from '../sqlite/threads/longQuestions.ts';
import { createFollower } from './follow.ts';
import type { Follower, FollowStatus } from './follow.ts';
import type { Journal, StepContent } from './Journal.ts';
import { planEditions } from './plan.ts';
import { redactJournal } from './redact.ts';
import { sealStep } from './steps.ts';
import { verifyJournal } from './verify.ts';

export type JournalArchive = {
  store: ArchiveStore;
  /** Takes all that the journal has. @throws ArchiveError */
  catchUp: (onProgress?: OnProgress) => Promise<void>;
  /** Follows from now on, until the store is closed. */
  follow: () => void;
  status: () => FollowStatus;
};

type Opening = {
  journal: Journal;
  /** This instance's own file: it can be thrown away and is made again. */
  file: string;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Throws when this instance may not write (any more). */
  mayWrite: () => void;
  onUpgrade?: OnProgress;
  /** As openArchive's. */
  threads?: SearchThreads;
};

/** @throws ArchiveError store-damaged, store-readonly, store-unavailable: of the file; the journal is not asked yet */
export async function openJournalArchive({
  journal,
  file,
  log,
  mayWrite,
  onUpgrade,
  threads,
}: Opening): Promise<JournalArchive> {
  const followed = await openFollowed({ file, threads, ...(onUpgrade && { onUpgrade }) });
  const follower = createFollower({ journal, followed, log });
  const store: ArchiveStore = {
    ...followed.store,
    ...writes({ journal, followed, follower, mayWrite }),
    async verify(onProgress) {
      const checked = await followed.store.verify(onProgress);
      const problems = await verifyJournal({ journal, store: followed.store, until: followed.mark().number });
      return { ...checked, problems: [...checked.problems, ...problems] };
    },
    async close() {
      await follower.stop();
      await followed.store.close();
    },
  };
  return {
    store,
    catchUp: (onProgress) => follower.inTurn(() => follower.catchUp(onProgress)),
    follow: follower.start,
    status: follower.status,
  };
}

/** A step to be, and the slug that its edition's article has for the first time. */
type Draft = { content: StepContent; claims?: string | null };
type Parts = { journal: Journal; followed: FollowedArchive; follower: Follower; mayWrite: () => void };

function writes({ journal, followed, follower, mayWrite }: Parts): ArchiveWriter & Pick<ArchiveKeeper, 'fill'> {
  const { store } = followed;
  const now = () => new Date().toISOString();

  /** Plans on what the journal holds at this moment, appends, and takes what was appended. */
  const write = <T>(plan: () => Promise<{ drafts: Draft[]; result: T }>): Promise<T> =>
    follower.inTurn(async () => {
      mayWrite();
      await follower.catchUp();
      const { drafts, result } = await plan();
      let mark = followed.mark();
      const steps = drafts.map(({ content, claims }) => (mark = sealStep(mark, content, claims)));
      if (steps.length === 0) return result;
      mayWrite();
      await journal.append(steps);
      await follower.take(steps);
      return result;
    });

  const append = async (inputs: Parameters<ArchiveWriter['appendMany']>[0]) => {
    const planned = await planEditions(store, followed.lastEdition(), inputs);
    const drafts: Draft[] = planned.map(({ json, claims }) => ({ content: { kind: 'edition', json }, claims }));
    return { drafts, result: planned.map(({ edition }) => edition) };
  };

  const putMedia: ArchiveWriter['putMedia'] = ({ bytes, ...file }) =>
    write(async () => {
      if (await store.mediaInfo(file.sha256)) return { drafts: [], result: undefined };
      await journal.putFile({ sha256: file.sha256, bytes });
      const { sha256, extension, mimeType, name } = file;
      const content: StepContent = { kind: 'media', sha256, extension, mimeType, name, at: now() };
      return { drafts: [{ content }], result: undefined };
    });

  return {
    append: async (input) => (await write(() => append([input])))[0] as Edition,
    appendMany: async (inputs) => void (await write(() => append(inputs))),
    putEntity: (entity, at) =>
      write(async () => {
        if (followed.hasProfile(entity)) return { drafts: [], result: false };
        return { drafts: [{ content: { kind: 'entity', entity, at } }], result: true };
      }),
    putSynonyms: (rows, at) => write(() => planSynonyms(store, rows, at)),
    putMedia,
    fill: fillJournal({ store, putMedia, append: (drafts) => write(async () => ({ drafts, result: undefined })) }),
    redact: redactJournal({ journal, reader: store, last: followed.lastEdition, write }),
    adopt: async (input) =>
      write(async () => {
        const after = await store.head();
        const [last] = await store.listEditions({ articleId: NO_ARTICLE.id, limit: 1, before: null });
        const before = last ? (JSON.parse(last) as Edition).number : 0;
        const { edition, json } = sealAdoption({ ...input, after, before });
        return { drafts: [{ content: { kind: 'edition', json } }], result: edition };
      }),
    setNextRelease: (next) =>
      write(async () => {
        const isSame = (await store.nextRelease()) === next;
        return { drafts: isSame ? [] : [{ content: { kind: 'release', next, at: now() } }], result: undefined };
      }),
  };
}

async function planSynonyms(store: ArchiveStore, rows: SynonymRow[], at: string) {
  const isSame = JSON.stringify(await store.synonyms()) === JSON.stringify(rows);
  const drafts: Draft[] = isSame ? [] : [{ content: { kind: 'synonyms', rows, at } }];
  return { drafts, result: !isSame };
}

/** For instances that never write. */
export function refuseToWrite(): never {
  throw new ArchiveError('store-readonly', 'this instance only reads; another one publishes');
}

/** An empty journal filled with what another archive held: each profile, file and edition is a step. */
import type { Edition } from '../../domain/edition.ts';
import { ArchiveError } from '../../domain/errors.ts';
import type { ArchiveContent, ArchiveKeeper, ArchiveReader, ArchiveWriter, EditionJson } from '../ArchiveStore.ts';
import type { StepContent } from './Journal.ts';

type Draft = { content: StepContent; claims?: string | null };
type Input = {
  store: ArchiveReader;
  putMedia: ArchiveWriter['putMedia'];
  /** Appends these steps and takes them. */
  append: (drafts: Draft[]) => Promise<void>;
};

/** Steps that are appended at once. */
const BATCH = 200;

export const fillJournal =
  ({ store, putMedia, append }: Input): ArchiveKeeper['fill'] =>
  async (content, onDone) => {
    if ((await store.revision()).generation > 0) {
      throw new ArchiveError('edition-conflict', 'only an empty archive is filled from another');
    }
    for await (const drafts of inBatches(profileSteps(content))) await append(drafts);
    for await (const file of content.files) await putMedia(file);
    for await (const drafts of inBatches(editionSteps(content.editions))) {
      await append(drafts);
      onDone?.((await store.revision()).seq);
    }
  };

async function* profileSteps({ profiles }: ArchiveContent): AsyncGenerator<Draft> {
  for await (const { entity, updatedAt, isPut, seenAt } of profiles) {
    if (isPut) yield { content: { kind: 'entity', entity, at: updatedAt, ...(seenAt !== null && { seenAt }) } };
  }
}

/** An article claims each of its slugs with the first edition that has it. */
async function* editionSteps(editions: AsyncIterable<EditionJson>): AsyncGenerator<Draft> {
  const claimed = new Set<string>();
  for await (const json of editions) {
    const { article, kind } = JSON.parse(json) as Edition;
    const claims = kind === 'adopted' || claimed.has(article.slug) ? null : article.slug;
    claimed.add(article.slug);
    yield { content: { kind: 'edition', json }, claims };
  }
}

async function* inBatches(drafts: AsyncIterable<Draft>): AsyncGenerator<Draft[]> {
  let batch: Draft[] = [];
  for await (const draft of drafts) {
    batch.push(draft);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

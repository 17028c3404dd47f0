import { Command, InvalidArgumentError } from 'commander';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import { synthesize as generate, synthesizeEntities } from '../../seed/synthetic/synthesize.ts';
import type { SyntheticArticle } from '../../seed/synthetic/synthesize.ts';
import { deskWriter } from './synthesizeDesk.ts';
import type { Prepare } from './synthesizeDesk.ts';
import { EngineError } from '../program/openProgram.ts';
import { withProgress } from '../progress.ts';
import { say } from './say.ts';
import { writeArchive, writeDesk } from './session.ts';

/** Articles in one transaction of the archive. */
const BATCH = 200;
const MAX = 10_000_000;

export const synthesize = new Command('synthesize')
  .description(
    'Add synthetic articles in Chinese and English, the same for the same seed. Again, it goes on where it stopped.',
  )
  .argument('<n>', 'how many', wholeNumber)
  .option('--seed <number>', 'another seed, other articles', wholeNumber, 1)
  .option('--archive-only', 'for benches: into the archive alone, the desk does not know them')
  .action(async (count: number, { seed, archiveOnly }: { seed: number; archiveOnly?: boolean }) => {
    const added = archiveOnly
      ? await writeArchive(({ store }) => fill({ store, seed, count, prepare: archiveInputs }))
      : await writeDesk(async ({ store, payload, handOver }) => {
          if (handOver) throw new EngineError('DATABASE_URL: with MongoDB only --archive-only, while no instance runs');
          const prepare = await deskWriter(payload, synthesizeEntities({ count }));
          return fill({ store, seed, count, prepare });
        });
    say(`${added} article(s) added, ${count - added} were there already.`);
  });

type Fill = { store: ArchiveStore; seed: number; count: number; prepare: Prepare };

/** @returns how many were added; what an earlier run added is left as it is */
async function fill({ store, seed, count, prepare }: Fill): Promise<number> {
  return withProgress('Articles', async (progress) => {
    const at = new Date().toISOString();
    for (const entity of synthesizeEntities({ count })) await store.putEntity(entity, at);
    let batch: SyntheticArticle[] = [];
    let added = 0;
    let done = 0;
    const flush = async () => {
      await store.appendMany(await prepare(batch));
      added += batch.length;
      batch = [];
    };
    for (const article of generate({ seed, count })) {
      if (!(await store.state(article.record.id))) batch.push(article);
      if (batch.length >= BATCH) await flush();
      done += 1;
      if (done % BATCH === 0) progress(done, count);
    }
    if (batch.length > 0) await flush();
    progress(count, count);
    return added;
  });
}

const archiveInputs: Prepare = async (batch) => {
  const at = new Date().toISOString();
  return batch.map(({ record }) => ({ kind: 'published', articleId: record.id, at, record, expectedEditions: 0 }));
};

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > MAX) {
    throw new InvalidArgumentError(`a whole number from 1 to ${MAX} is needed`);
  }
  return number;
}

import { Command } from 'commander';
import { say } from '../say.ts';
import { writeArchive } from '../session.ts';

export const follow = new Command('follow')
  .description('With MongoDB: bring the data folder of this instance up to the journal, before a new reader starts.')
  .requiredOption('--until-caught-up', 'end when everything is there')
  .action(() =>
    writeArchive(async ({ store }) => {
      const { seq } = await store.revision();
      say(`Caught up: ${seq} edition(s).`);
    }),
  );

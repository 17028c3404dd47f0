import { Command } from 'commander';
import { say } from './say.ts';
import { writeDesk } from './session.ts';

export const adopt = new Command('adopt')
  .description("Take the archive as it is for this desk's, where the backup that the start asks for does not exist.")
  .requiredOption('--new-history', 'said in full, for what the desk remembered of the log is given up')
  .action(() =>
    writeDesk(
      async ({ store }) => {
        const { seq } = await store.revision();
        say(`The history goes on from edition ${seq}; the audit log says where it broke.`);
      },
      { newHistory: true },
    ),
  );

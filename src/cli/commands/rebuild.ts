import { Command } from 'commander';
import { withProgress } from '../../progress.ts';
import { say } from '../say.ts';
import { writeArchive } from '../session.ts';

export const rebuild = new Command('rebuild')
  .description(
    'Make the read model (lists, filters, search) anew from the log of editions. The log itself is not touched.',
  )
  .action(() =>
    writeArchive(async ({ store }) => {
      await withProgress('Rebuilding', (progress) => store.rebuild(progress));
      const { public: articles } = await store.stats();
      say(`Rebuilt: ${articles} public article(s).`);
    }),
  );

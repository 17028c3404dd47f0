import { Command } from 'commander';
import { say } from '../say.ts';
import { readArchive } from '../session.ts';

export const stats = new Command('stats')
  .description('What the archive holds. Possible while the server runs.')
  .option('--json', 'as JSON')
  .action(({ json }: { json?: boolean }) =>
    readArchive(async ({ store }) => {
      const { entities, ...counts } = await store.stats();
      const { seq, at } = await store.revision();
      const all = { revision: seq, lastChange: at, ...counts, ...entities };
      if (json) return say(JSON.stringify(all));
      for (const [name, value] of Object.entries(all)) say(`${name.padEnd(14)} ${value}`);
    }),
  );

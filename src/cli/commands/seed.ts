import { Command } from 'commander';
import { seedFirstInstalment } from '../../../seed/firstInstalment/seed.ts';
import { say } from '../say.ts';
import { untilPublic, writeDesk } from '../session.ts';

export const seed = new Command('seed')
  .description(
    'Publish the first instalment and its Chinese translation, where the desk holds no other article. Safe to repeat.',
  )
  .action(() =>
    writeDesk(async ({ payload, publisher, handOver }) => {
      const wrote = await seedFirstInstalment(payload);
      await untilPublic({ publisher, handOver });
      say(wrote ? 'The first instalment is published.' : 'Nothing to do: the desk already holds articles.');
    }),
  );

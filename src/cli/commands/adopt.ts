import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { Edition } from '../../domain/edition.ts';
import { say } from '../say.ts';
import { writeDesk } from '../session.ts';

/** Milliseconds to wait for the lease of the publisher, where many instances share a desk. */
const LEASE_MS = 20_000;

export const adopt = new Command('adopt')
  .description("Take the archive as it is for this desk's, where the backup that the start asks for does not exist.")
  .requiredOption('--new-history', 'said in full, for what the desk remembered of the log is given up')
  .option('--reason <text>', 'what happened, for readers of the log')
  .action(async ({ reason = null }: { reason?: string | null }) => {
    let adopted: Edition | null | undefined;
    const tell = (edition: Edition | null) => void (adopted = edition);
    await writeDesk(
      async ({ publisher }) => {
        if (adopted === undefined) publisher.start();
        for (const end = Date.now() + LEASE_MS; adopted === undefined; await sleep(100)) {
          if (Date.now() > end) throw new Error('another instance publishes: stop it first');
        }
      },
      { newHistory: { reason, tell } },
    );
    if (!adopted) return say("Nothing to adopt: the archive is this desk's, and all that it published is there.");
    say(`The history broke: edition ${adopted.seq} of the log says so, and goes on from edition ${adopted.seq - 1}.`);
  });

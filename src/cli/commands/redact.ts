import { Command, InvalidArgumentError } from 'commander';
import { say } from '../say.ts';
import { writeSharedArchive } from '../session.ts';

function seqOf(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('must be the seq of an edition, as /v1/changes gives it');
}

export const redact = new Command('redact')
  .description('Remove the content of one edition for good, as the law may order. Its hash stays, and the log says so.')
  .argument('<seq>', 'place of the edition in the log', seqOf)
  .requiredOption('--reason <text>', 'why, for readers of the log')
  .action((seq: number, { reason }: { reason: string }) =>
    writeSharedArchive(async ({ store }) => {
      const edition = await store.redact({ seq, reason, at: new Date().toISOString() });
      say(`Removed: edition ${seq} of ${edition.article.slug}; edition ${edition.seq} of the log says so.`);
    }),
  );

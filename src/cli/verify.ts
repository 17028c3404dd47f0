import { Command } from 'commander';
import { planArticle } from '../publishing/project.ts';
import { deskRows, findCandidates } from '../publishing/reconcile.ts';
import { withProgress } from '../progress.ts';
import { say } from './say.ts';
import { readArchive, writeDesk } from './session.ts';

/** Problems printed at most; the rest is counted. */
const SHOWN = 50;

export const verify = new Command('verify')
  .description('Recompute every hash and the chain, compare the read model with the log and the desk with the archive.')
  .option('--archive-only', 'leave the desk out; possible while the server runs')
  .action(async ({ archiveOnly }: { archiveOnly?: boolean }) => {
    const checked = await readArchive(({ store }) => withProgress('Verifying', (progress) => store.verify(progress)));
    const problems = checked.problems.map(({ message }) => message);
    if (!archiveOnly) problems.push(...(await compareWithDesk()));
    if (checked.redacted > 0) say(`${checked.redacted} edition(s) redacted, as the log says.`);
    problems.slice(0, SHOWN).forEach((problem) => say(problem));
    if (problems.length > SHOWN) say(`… and ${problems.length - SHOWN} more`);
    say(
      problems.length === 0 ? `${checked.editions} edition(s) verified, no problem.` : `${problems.length} problem(s).`,
    );
    process.exitCode = problems.length === 0 ? 0 : 1;
  });

/** Makes every public record anew from the desk and compares it with the archive's. */
async function compareWithDesk(): Promise<string[]> {
  return writeDesk(async ({ payload, store, config: { uploads } }) => {
    const context = { payload, store, uploads, now: () => new Date() };
    const found: string[] = [];
    const check = async (id: string) => {
      const plan = await planArticle(context, id).catch((error: Error) => error);
      if (plan instanceof Error) found.push(`article ${id}: ${plan.message}`);
      else if (plan) found.push(`article ${id}: the desk has a public text that the archive has not`);
    };
    await withProgress('Comparing with the desk', async (progress) => {
      const { totalDocs } = await payload.count({ collection: 'articles', overrideAccess: false });
      let done = 0;
      for await (const { id } of deskRows(payload)) {
        await check(id);
        progress((done += 1), totalDocs);
      }
    });
    for await (const { id, savedAt } of findCandidates(payload, store)) if (savedAt === null) await check(id);
    return found;
  });
}

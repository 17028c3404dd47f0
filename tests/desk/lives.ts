/**
 * Child of the leak test: the whole program but for the admin, and articles that go through random steps in it. Says on standard
 * output where it is and what became of each article, then serves until its input ends. Payload in a process of its own
 * takes half the time that it takes inside Jest.
 */
import fc from 'fast-check';
import { lexical } from '../../seed/lexical.ts';
import { articleData, buildEntities } from '../support/desk.ts';
import { startService } from '../support/service.ts';
import { SECRET } from './secret.ts';
import type { Life, Lived } from './secret.ts';

/** Articles that go through steps. */
const count = Number(process.argv[2]);

const service = await startService();
const entities = await buildEntities(service.payload);

const steps = fc.constantFrom('draft', 'submit', 'approve', 'sendBack', 'publish', 'withdraw', 'trash', 'rename');
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

const secretText = (serial: number) => ({
  title: `${SECRET} ${serial}`,
  summary: SECRET,
  body: lexical([{ paragraph: SECRET }]),
  internalNotes: SECRET,
});
const publicText = (serial: number, edition: number) => ({
  title: `Open ${serial} edition ${edition}`,
  summary: null,
  body: lexical([{ paragraph: `Open text ${serial}.` }]),
  internalNotes: SECRET,
});

async function take(life: Life, step: Step): Promise<void> {
  const { payload } = service;
  const { id, serial } = life;
  const update = (data: object, draft: boolean) =>
    payload.update({ collection: 'articles', id, data, draft, depth: 0, trash: true });
  try {
    if (step === 'draft') await update(secretText(serial), true);
    if (step === 'submit') await update({ stage: 'in-review' }, true);
    if (step === 'approve') await update({ stage: 'approved', releaseAt: '2099-01-01T00:00:00.000Z' }, true);
    if (step === 'sendBack') await update({ stage: 'draft' }, true);
    if (step === 'rename') await update({ slug: `${SECRET}-${serial}-${life.edition}` }, true);
    if (step === 'trash') await update({ deletedAt: new Date().toISOString() }, false);
    if (step === 'publish') {
      const data = {
        ...publicText(serial, life.edition + 1),
        slug: `open-${serial}`,
        _status: 'published',
        deletedAt: null,
      };
      await update(data, false);
      Object.assign(life, { isPublic: true, edition: life.edition + 1 });
    }
    if (step === 'withdraw') {
      await update({ ...secretText(serial), stage: 'withdrawn', withdrawal: { reason: 'Withdrawn.' } }, false);
      life.isPublic = false;
    }
  } catch (error) {
    // A refused step (trashing what was published, withdrawing what was not) is part of a life; anything else is not.
    if (![400, 403, 409].includes((error as { status?: number }).status ?? 0)) throw error;
  }
}

async function live(serial: number, sequence: Step[]): Promise<Life> {
  const data = { ...articleData(entities, ''), ...secretText(serial) };
  const { id } = await service.payload.create({ collection: 'articles', data, draft: true, depth: 0 });
  const life: Life = { id, serial, isPublic: false, edition: 0 };
  for (const step of sequence) await take(life, step);
  return life;
}

const sequences = fc.sample(fc.array(steps, { minLength: 1, maxLength: 4 }), { numRuns: count, seed: 20220825 });
const lives: Life[] = [];
for (const [serial, sequence] of sequences.entries()) lives.push(await live(serial, sequence));
await service.publisher.settle();
const lived: Lived = { url: service.url, folder: service.folder, lives };
process.stdout.write(`${JSON.stringify(lived)}\n`);
process.stdin.resume().once('end', () => void service.close());

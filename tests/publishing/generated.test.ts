/**
 * Random drafts, published at once or when due: each is public within a second after the desk says so, or was refused at
 * a field in the editor's language. GENERATED_DRAFTS sets how many: 1,000 in .ci/run, where they
 * take some minutes of a processor.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import type { Outcome } from './drafts.ts';

const DRAFTS = Number(process.env.GENERATED_DRAFTS ?? 400);

test(`when ${DRAFTS} random drafts are published or come due, then each is public or was refused at its field`, async () => {
  const entry = ['-C', 'production', 'src/run.mjs', 'tests/publishing/publishDrafts.ts', String(DRAFTS)];
  const child = spawn(process.execPath, entry, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(code).toBe(0);
  const { wrong, published, scheduled, late, problems } = JSON.parse(said) as Outcome;
  expect(wrong).toEqual([]);
  expect(problems).toEqual([]);
  // A machine with much else to do may be late now and then; one that waits for the next minute's look would be late always.
  expect(late).toBeLessThanOrEqual(published / 50);
  // Neither side is left out by chance.
  expect(Math.min(published, scheduled, DRAFTS - published)).toBeGreaterThan(DRAFTS / 10);
}, 1_800_000);

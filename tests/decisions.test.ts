import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

test('when a decision is recorded, then the index names it', () => {
  const folder = new URL('../docs/decisions/', import.meta.url);
  const index = readFileSync(new URL('README.md', folder), 'utf8');
  const records = readdirSync(folder).filter((name) => name !== 'README.md');
  expect(records.filter((name) => !index.includes(`](${name}) |`))).toEqual([]);
});

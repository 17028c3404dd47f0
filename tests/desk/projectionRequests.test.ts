/** A request for projection belongs to its transaction, and waits nowhere for ever. */
import { afterEach, expect, test } from '@jest/globals';
import { endRequests, onProjectionRequests, requestProjection } from '../../src/desk/projectionRequests.ts';
import type { ProjectionRequest } from '../../src/desk/projectionRequests.ts';

let heard: ProjectionRequest[][] = [];
const listen = () => onProjectionRequests((requests) => heard.push(requests));
afterEach(() => {
  onProjectionRequests(null);
  heard = [];
});
const ask = (transactionID: string | null, id: string) =>
  requestProjection({ req: { transactionID }, request: { collection: 'articles', id } });
const commit = (transaction: string) => endRequests({ transaction, isCommitted: true });

test('when one transaction commits, then what another asked for waits for its own commit', async () => {
  listen();
  await ask('one', 'a');
  await ask('two', 'b');
  await ask('one', 'a');
  commit('one');
  expect(heard).toEqual([[{ collection: 'articles', id: 'a' }]]);
  commit('two');
  expect(heard[1]).toEqual([{ collection: 'articles', id: 'b' }]);
});

test('when a transaction is rolled back, or nobody listened at its commit, then nothing is kept of it', async () => {
  listen();
  await ask('rolled back', 'a');
  endRequests({ transaction: 'rolled back', isCommitted: false });
  commit('rolled back');
  onProjectionRequests(null);
  await ask('unheard', 'b');
  commit('unheard');
  listen();
  commit('unheard');
  expect(heard).toEqual([]);
});

test('when an engine has no transactions, then it is heard at once', async () => {
  listen();
  await ask(null, 'a');
  expect(heard).toEqual([[{ collection: 'articles', id: 'a' }]]);
});

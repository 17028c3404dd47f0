/** What may follow what in the log, and whether an edition is what it was. */
import { describe, expect, test } from '@jest/globals';
import { checkEntry } from '../../src/archive/log/check.ts';
import { checkTurn } from '../../src/archive/log/mayFollow.ts';
import { isSealed, sealEdition } from '../../src/archive/log/seal.ts';
import { canonicalJson, hashEdition } from '../../src/domain/edition.ts';
import { NO_PREVIOUS } from '../../src/domain/lists.ts';
import type { EditionKind } from '../../src/domain/lists.ts';
import { buildRecord } from '../support/articles.ts';

const record = buildRecord();
const article = { id: record.id, slug: record.slug };
const at = '2026-11-22T08:00:00.000Z';
const { edition, json } = sealEdition({
  ...{ seq: 7, article, number: 2, kind: 'corrected' as const, at, record, previous: NO_PREVIOUS },
});
const entry = { seq: 7, articleId: record.id, number: 2, kind: 'corrected', at, json };

describe('the seal', () => {
  test('when an edition is sealed, then its hash is that of its content and its text is canonical', () => {
    expect(edition.sha256).toBe(hashEdition(edition));
    expect(json).toBe(canonicalJson(edition));
    expect(isSealed(json, 7)).toBe(true);
  });

  test.each([
    ['a character is another', json.replace('Mission', 'mission')],
    ['the hash is another', json.replace(/"sha256":".{4}/, '"sha256":"0000')],
    ['a member is added', json.replace('{"article"', '{"a":1,"article"')],
    ['it is cut off', json.slice(0, 500)],
    ['there is nothing', ''],
  ])('when %s, then it is no longer sealed', (_, changed) => {
    expect(isSealed(changed, 7)).toBe(false);
    expect(checkEntry({ ...entry, json: changed }).problems).not.toEqual([]);
  });

  test('when it stands in another place of the log, then it is no longer sealed', () => {
    expect(isSealed(json, 8)).toBe(false);
    expect(checkEntry({ ...entry, seq: 8 }).problems).toEqual([
      expect.stringContaining('is not what the edition says'),
    ]);
  });

  test('when nothing was changed, then there is nothing to report', () => {
    expect(checkEntry(entry)).toEqual({ edition, problems: [] });
  });
});

describe('what may follow', () => {
  const states = {
    nothing: null,
    public: { editions: 1, isPublic: true },
    withdrawn: { editions: 2, isPublic: false },
  };
  const allowed: Record<keyof typeof states, EditionKind[]> = {
    nothing: ['published'],
    public: ['corrected', 'withdrawn'],
    withdrawn: ['restored'],
  };
  const kinds: EditionKind[] = ['published', 'corrected', 'withdrawn', 'restored'];
  const cases = kinds.flatMap((kind) =>
    (Object.keys(states) as (keyof typeof states)[]).map((state) => [kind, state] as const),
  );

  test.each(cases)('when an article is %s after %s, then the rule says whether it may be', (kind, state) => {
    const before = states[state];
    const turn = () => checkTurn({ kind, articleId: 'a', expectedEditions: before?.editions ?? 0 }, before);
    if (allowed[state].includes(kind)) expect(turn).not.toThrow();
    else expect(turn).toThrow(expect.objectContaining({ code: 'edition-conflict' }));
  });

  test('when the caller knows of another number of editions, then it is refused', () => {
    const turn = () => checkTurn({ kind: 'corrected', articleId: 'a', expectedEditions: 3 }, states.public);
    expect(turn).toThrow(expect.objectContaining({ code: 'edition-conflict' }));
  });
});

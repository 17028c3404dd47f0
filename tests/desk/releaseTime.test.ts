/** The time of release at the desk's door: what is no time is refused with its reason, in the language of who asks. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLocalReq } from 'payload';
import { articleData, buildEntities, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

describe('a desk in a zone that puts its clocks forward', () => {
  let desk: TestDesk;
  let data: ReturnType<typeof articleData>;
  beforeAll(async () => {
    desk = await openTestDesk({ TIME_ZONE: 'Europe/Berlin' });
    data = articleData(await buildEntities(desk.payload), 'Planned');
  });
  afterAll(() => desk.close());

  async function plan(releaseAt: string, language = 'en'): Promise<unknown> {
    const req = await createLocalReq({ user: desk.users.publisher }, desk.payload);
    req.i18n = { ...req.i18n, language: language as 'en' };
    const article = { ...data, stage: 'approved' as const, releaseAt };
    const as = { req, draft: true, overrideAccess: false, user: desk.users.publisher } as const;
    return desk.payload.create({ collection: 'articles', data: article, ...as }).then(
      (doc) => doc.releaseAt,
      ({ status, data: refused }) => [status, refused?.errors?.map(({ path, message }: never) => [path, message])],
    );
  }

  test('when a time by the wall is sent, then the instant is kept; an instant stays as it is', async () => {
    expect(await plan('2099-12-01T09:00')).toBe('2099-12-01T08:00:00.000Z');
    expect(await plan('2099-12-01T00:00:07.000Z')).toBe('2099-12-01T00:00:07.000Z');
  });

  test('when a time does not exist, is past or is none, then the field says which', async () => {
    expect(await plan('2099-02-31T09:00')).toEqual([
      400,
      [['releaseAt', 'This day does not exist. Choose a day of the calendar.']],
    ]);
    expect(await plan('soon', 'zh')).toEqual([400, [['releaseAt', '请填写日期和时间，例如 2026-12-01 09:00。']]]);
    expect(await plan('2020-01-01T09:00')).toEqual([400, [['releaseAt', 'The release time is in the past.']]]);
    expect(await plan('2099-03-29T02:30')).toEqual([
      400,
      [
        [
          'releaseAt',
          'At this time the clocks are put forward: it does not exist on that day. Choose an earlier or a later one.',
        ],
      ],
    ]);
  });
});

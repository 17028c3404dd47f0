/** Planning by the clock on the wall: days and hours that do not exist, and the next instalments of a series. */
import { describe, expect, test } from '@jest/globals';
import { instantOf, nextInstants, wallTime } from '../../src/domain/words/zonedTime.ts';

describe('a time by the wall', () => {
  test.each([
    ['2026-12-01T09:00', 'Asia/Shanghai', '2026-12-01T01:00:00.000Z'],
    ['2028-02-29T00:00', 'Asia/Shanghai', '2028-02-28T16:00:00.000Z'],
    ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01T09:00', 'America/New_York', '2026-12-01T14:00:00.000Z'],
  ])('when the wall shows %s in %s, then it is %s', (wall, timeZone, instant) => {
    expect(instantOf({ wall, timeZone })).toEqual({ instant });
    expect(wallTime({ instant, timeZone })).toBe(wall);
  });

  test.each([
    ['2026-02-31T09:00', 'Asia/Shanghai', 'day'],
    ['2027-02-29T09:00', 'Asia/Shanghai', 'day'],
    ['2026-13-01T09:00', 'Asia/Shanghai', 'day'],
    ['2026-03-29T02:30', 'Europe/Berlin', 'hour'],
    ['2026-03-08T02:00', 'America/New_York', 'hour'],
    ['2026-12-01T24:00', 'Asia/Shanghai', 'form'],
    ['2026-12-01 09:00', 'Asia/Shanghai', 'form'],
    ['tomorrow', 'Asia/Shanghai', 'form'],
  ])('when it is %s in %s, then it is no time, because of its %s', (wall, timeZone, fault) => {
    expect(instantOf({ wall, timeZone })).toEqual({ fault });
  });

  test('when an hour comes twice, then it is one of the two, and the wall shows it', () => {
    const wall = '2026-10-25T02:30';
    const { instant = '' } = instantOf({ wall, timeZone: 'Europe/Berlin' });
    expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(instant);
    expect(wallTime({ instant, timeZone: 'Europe/Berlin' })).toBe(wall);
  });
});

describe('the next instalments', () => {
  const timeZone = 'Asia/Shanghai';
  test('when a series is monthly and began on the 31st, then short months have their last day, and the next the 31st again', () => {
    const last = '2026-01-31T01:00:30.123Z';
    expect(nextInstants({ last, cadence: 'monthly', timeZone, count: 3 })).toEqual([
      '2026-02-28T01:00:00.000Z',
      '2026-03-31T01:00:00.000Z',
      '2026-04-30T01:00:00.000Z',
    ]);
  });
  test('when the clocks change in between, then the time of day stays', () => {
    const next = nextInstants({
      last: '2026-03-25T08:00:00.000Z',
      cadence: 'weekly',
      timeZone: 'Europe/Berlin',
      count: 1,
    });
    expect(next.map((instant) => wallTime({ instant, timeZone: 'Europe/Berlin' }))).toEqual(['2026-04-01T09:00']);
  });
  test('when a series has no cadence, then nothing is expected', () => {
    expect(nextInstants({ last: '2026-01-31T01:00:00.000Z', cadence: 'irregular', timeZone, count: 3 })).toEqual([]);
  });
});

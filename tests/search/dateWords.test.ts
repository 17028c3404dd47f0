/** A date in words is offered as a filter; what only looks like one is not. */
import { describe, expect, test } from '@jest/globals';
import { datesIn } from '../../src/domain/words/dateWords.ts';

describe('dates within a query', () => {
  test.each([
    ['2022年8月 数控', '数控', '2022-08-01', '2022-08-31'],
    ['数控 2022年8月', '数控', '2022-08-01', '2022-08-31'],
    ['2022年8月的数控系统', '数控系统', '2022-08-01', '2022-08-31'],
    ['2022年8月25日', null, '2022-08-25', '2022-08-25'],
    ['2022年', null, '2022-01-01', '2022-12-31'],
    ['2022年度 五轴', '五轴', '2022-01-01', '2022-12-31'],
    ['二〇二二年八月 五轴', '五轴', '2022-08-01', '2022-08-31'],
    ['２０２２年２月', null, '2022-02-01', '2022-02-28'],
    ['2024年2月', null, '2024-02-01', '2024-02-29'],
    ['August 2022', null, '2022-08-01', '2022-08-31'],
    ['spindles in Aug. 2022', 'spindles', '2022-08-01', '2022-08-31'],
    ['exports August 25, 2022', 'exports', '2022-08-25', '2022-08-25'],
    ['25 August 2022 exports', 'exports', '2022-08-25', '2022-08-25'],
    ['SEPT 2021', null, '2021-09-01', '2021-09-30'],
    ['2022-08 exports', 'exports', '2022-08-01', '2022-08-31'],
    ['2022-08-25', null, '2022-08-25', '2022-08-25'],
    ['spindle 2022', 'spindle', '2022-01-01', '2022-12-31'],
    ['opinions of 2021 on gears', 'opinions on gears', '2021-01-01', '2021-12-31'],
  ])('when %j is asked, then %j is left', (text, q, from, to) => {
    expect(datesIn(text)).toEqual({ q, from, to });
  });

  test.each([
    ...['数控', '20000 r/min', 'ISO 230-2', 'GB/T 17421.2-2016', '12022年', 'May we', 'march'],
    ...['2500 articles of steel', 'model 2022-X', '31 February 2022', '0022年'],
  ])('when %j is asked, then no date is offered', (text) => {
    expect(datesIn(text)).toBeNull();
  });
});

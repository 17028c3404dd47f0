import { describe, expect, test } from '@jest/globals';
import { chinese, english, series } from '../../seed/firstInstalment/content.ts';

describe('the texts of the first instalment', () => {
  test('when they are Chinese, then their punctuation is that of GB/T 15834', () => {
    const text = JSON.stringify([chinese, series.title['zh-Hans'], series.introduction['zh-Hans']]);
    const halfWidth = /[\p{Script=Han}“”][,:;.?!'()]|[,:;.?!'()][\p{Script=Han}“”]|\d[,:;]\p{Script=Han}|\\"/u;
    expect(halfWidth.exec(text)).toBeNull();
    expect(chinese.title).toMatch(/^蒋保权：/);
  });

  test('when they are English, then quotes and apostrophes are typographic', () => {
    const text = JSON.stringify([english, series.title.en, series.introduction.en]);
    expect(text).not.toMatch(/'|\\"/);
  });
});

import { expect, test } from '@jest/globals';
import { textOf } from '../../src/interchange/document.ts';
import { areasOf } from '../../src/interchange/in/pdf/columns.ts';
import { usualLetters } from '../../src/interchange/in/pdf/letters.ts';
import { isFurniture, linesOf } from '../../src/interchange/in/pdf/lines.ts';
import type { Piece } from '../../src/interchange/in/pdf/lines.ts';
import { paragraphsOf } from '../../src/interchange/in/pdf/paragraphs.ts';

const piece = (str: string, left: number, top: number, size = 10): Piece => ({
  str,
  transform: [size, 0, 0, size, left, top],
  width: [...str].length * size * (/^[\x20-\x7e]*$/.test(str) ? 0.5 : 1),
  height: size,
});

test('when the pieces of a line were painted out of order, then they are read from left to right', () => {
  const [line] = linesOf(
    [
      piece('“', 70, 700),
      piece(' ', 80, 700),
      piece('”', 110, 700),
      piece('攻克', 50, 700),
      piece('卡脖子', 80, 700),
      piece('技术', 120, 700),
    ],
    1,
  );
  expect(line?.text).toBe('攻克“卡脖子”技术');
  expect(linesOf([piece('two', 50, 700), piece('words', 68, 700)], 1)[0]?.text).toBe('two words');
});

test('when lines fill the page, then they are one paragraph until one ends short or the next is indented', () => {
  const full = '机床是制造机器的机器而且是工业的根本所在';
  const pieces = [
    piece('标题', 100, 740, 16),
    piece(full, 50, 700),
    piece(full, 50, 685),
    piece('结束。', 50, 670),
    piece('第二段从这里开始而且很长很长的一段文字', 50, 655),
  ];
  const lines = linesOf(pieces, 1);
  const blocks = paragraphsOf(lines);
  expect(textOf(blocks).split('\n')).toEqual([
    '标题',
    `${full}${full}结束。`,
    '第二段从这里开始而且很长很长的一段文字',
  ]);
  expect(blocks[0]).toMatchObject({ role: 'title' });
});

test('when a line stands on every page or is its number, then it is no text', () => {
  const lines = [1, 2, 3].flatMap((page) =>
    linesOf([piece('机床工具', 50, 800), piece(`第${page}页的正文`, 50, 700), piece(`- ${page} -`, 50, 30)], page),
  );
  expect(lines.filter(isFurniture(lines)).map(({ text }) => text)).toEqual([
    '机床工具',
    '- 1 -',
    '机床工具',
    '- 2 -',
    '机床工具',
    '- 3 -',
  ]);
});

test('when a page is set in two columns, then the left one is read first and a sentence goes on in the right one', () => {
  const full = '机床是制造机器的机器而且是工业的根本所在';
  const column = (left: number, last: string) => [
    ...Array.from({ length: 7 }, (_, index) => piece(full, left, 700 - index * 15)),
    piece(last, left, 595),
  ];
  // Painted line by line across the page, as some programs do.
  const across = column(50, full).flatMap((one, index) => [one, ...column(280, '结束。').slice(index, index + 1)]);
  const lines = areasOf([piece('标题横跨两栏标题横跨两栏标题横跨两栏', 100, 740, 16), ...across]).flatMap((area) =>
    linesOf(area.pieces, 1, area.column),
  );
  expect(textOf(paragraphsOf(lines)).split('\n')).toEqual([
    '标题横跨两栏标题横跨两栏标题横跨两栏',
    `${full.repeat(15)}结束。`,
  ]);
});

test('when a table has two columns of short words, then its rows stay together', () => {
  const rows = Array.from({ length: 8 }, (_, index) => [
    piece(`r${index}`.repeat(1 + (index % 5)), 50, 700 - index * 15),
    piece(`v${index}`.repeat(1 + (index % 3) * 3), 280, 700 - index * 15),
  ]);
  expect(areasOf(rows.flat())).toHaveLength(1);
});

test('when a browser wrote radicals for characters, then they are characters', () => {
  expect(usualLetters('⽤⼾最⼤的⼀⻋⻓⻔ﬁn')).toBe('用户最大的一车长门fin');
});

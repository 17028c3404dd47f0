import { describe, expect, test } from '@jest/globals';
import { chinese, english, series } from '../../seed/firstInstalment/content.ts';
import type { Block as SeedBlock } from '../../seed/lexical.ts';
import { textOf } from '../../src/interchange/document.ts';
import type { Block } from '../../src/interchange/document.ts';
import { findDate } from '../../src/interchange/recognise/dates.ts';
import { findInstalment, readLine, readPost } from '../../src/interchange/recognise/lines.ts';
import { recognise } from '../../src/interchange/recognise/recognise.ts';
import type { Known } from '../../src/interchange/recognise/proposal.ts';
import { differences, shinglesOf, similarity } from '../../src/interchange/recognise/similar.ts';

const p = (text: string): Block => ({ type: 'paragraph', runs: [{ text, marks: [] }] });
const introductions = {
  en: series.introduction.en.map(({ paragraph }) => paragraph),
  zh: series.introduction['zh-Hans'].map(({ paragraph }) => paragraph),
};
const known: Known = {
  authors: [{ id: 'a1', names: ['Jiang Baoquan', '蒋保权'] }],
  organizations: [
    { id: 'o1', names: ['Spark Machine Tools', '星火机床'] },
    { id: 'o2', names: ["China Machine Tool & Tool Builders' Association", '中国机床工具工业协会'] },
  ],
  sources: [{ id: 's1', names: ['Gansu Belt and Road Portal', '甘肃省一带一路门户网'] }],
  topics: [
    { id: 't1', names: ['Domestic replacement', '国产替代'] },
    { id: 't2', names: ['Grinding', '磨削'] },
  ],
  series: [
    {
      id: 'x1',
      names: [series.title.en, series.title['zh-Hans']],
      introductions: [introductions.en.join('\n'), introductions.zh.join('\n')],
    },
  ],
};
const bodyOf = ({ body }: typeof english | typeof chinese) =>
  (body as SeedBlock[]).map((block): Block => {
    if ('heading' in block) return { type: 'heading', level: 2, runs: [{ text: block.heading, marks: [] }] };
    return p('list' in block ? block.list.join(' ') : 'quote' in block ? block.quote : block.paragraph);
  });
const read = (blocks: Block[], said = {}) => recognise({ blocks, said, known, today: '2026-01-01' });

describe('the first instalment', () => {
  test('when it comes in English, then all its facts are proposed and only its own text stays', () => {
    const proposal = read([
      p(english.title),
      p('2022-08-25 Source :Gansu Belt and Road Portal By :Official Account of CMTBA'),
      ...introductions.en.map((text) => p(text.replace('Several times', 'Many times'))),
      ...bodyOf(english),
    ]);
    expect(proposal).toMatchObject({
      title: { value: english.title },
      language: 'en',
      authors: [{ value: { id: 'a1', name: 'Jiang Baoquan', organization: { id: 'o1' } }, sureness: 'sure' }],
      source: { value: { id: 's1', name: 'Gansu Belt and Road Portal' }, sureness: 'sure' },
      byline: { value: 'Official Account of CMTBA' },
      publishedOn: { value: '2022-08-25', sureness: 'sure' },
      series: { value: { id: 'x1' }, sureness: 'sure' },
      introduction: { series: { id: 'x1' } },
    });
    expect(proposal.introduction?.similarity).toBeGreaterThan(0.9);
    expect(proposal.introduction?.differences.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'Several' },
      { kind: 'added', text: 'Many' },
    ]);
    expect(textOf(proposal.blocks)).toBe(textOf(bodyOf(english)));
  });

  test('when it comes in Chinese, then its facts are proposed from the labels of its language', () => {
    const proposal = read([
      p(chinese.title),
      p('来源：甘肃省一带一路门户网\u3000\u3000发布时间：2022年8月25日'),
      p('机床行业企业家观点之一'),
      ...introductions.zh.map(p),
      ...bodyOf(chinese),
      p('（作者系星火机床有限公司董事长）'),
    ]);
    expect(proposal).toMatchObject({
      title: { value: chinese.title },
      language: 'zh-Hans',
      authors: [
        { value: { id: 'a1', name: '蒋保权', position: '董事长', organization: { id: 'o1' } }, sureness: 'sure' },
      ],
      source: { value: { id: 's1' }, sureness: 'sure' },
      publishedOn: { value: '2022-08-25', sureness: 'sure' },
      series: { value: { id: 'x1' }, sureness: 'sure' },
      instalment: { value: 1, sureness: 'sure' },
      topics: [{ value: { id: 't1', name: '国产替代' } }],
    });
    expect(textOf(proposal.blocks)).toBe(textOf(bodyOf(chinese)));
  });
});

test('when a text says nothing of itself, then nothing is taken out of it and the page’s word counts', () => {
  const text = [
    p('机床是制造机器的机器，而且是工业的根本。'),
    p('来源于实践的知识，作者：这两个字不必出现。第二段说完了。'.repeat(8)),
  ];
  const proposal = read(text, { title: '担当', account: '机床协会', publishedOn: '2023-02-01' });
  expect(textOf(proposal.blocks)).toBe(textOf(text));
  expect(proposal).toMatchObject({
    title: { value: '担当', sureness: 'likely' },
    authors: [],
    source: { value: { id: null, name: '机床协会' }, sureness: 'guess' },
    publishedOn: { value: '2023-02-01', sureness: 'likely' },
    introduction: null,
  });
});

test('when a date is written in any usual form, then it is the calendar’s', () => {
  const written = [
    '2022-08-25',
    '2022/8/25',
    '2022.8.25 10:30',
    '2022年8月25日',
    '二〇二二年八月二十五日',
    '25 August 2022',
    'August 25th, 2022',
    'Aug. 25, 2022',
  ];
  expect(written.map((text) => findDate(text)?.date)).toEqual(written.map(() => '2022-08-25'));
  expect(findDate('2022-13-45')).toBeNull();
  expect(findDate('2022年2月30日')).toBeNull();
});

test('when a line says who, where and which post, then each is read apart', () => {
  expect(readLine('来源：中国机械网 | 作者：李伟 2024-01-02')).toEqual({
    source: '中国机械网',
    author: '李伟',
    date: '2024-01-02',
  });
  expect(readLine('文/李伟')).toEqual({ author: '李伟' });
  expect(readLine('我们的来源：是实践')).toBeNull();
  expect(readLine('A sentence that names its source: experience.')).toBeNull();
  expect(readPost('北方机床集团党委书记、董事长 李伟')).toEqual({
    name: '李伟',
    position: '党委书记、董事长',
    organization: '北方机床集团',
  });
  expect(readPost('(The author is chairman and CEO of North Lathe Works Co., Ltd.)')).toMatchObject({
    position: 'chairman and CEO',
    organization: 'North Lathe Works Co., Ltd',
  });
  expect(readPost('Li Wei, General Manager of North Lathe Works')).toEqual({
    name: 'Li Wei',
    position: 'General Manager',
    organization: 'North Lathe Works',
  });
});

test('when a title or line numbers an instalment, then the number is read in either script', () => {
  const numbered = ['观点（三）', '企业家观点之三', '第三期', '系列访谈3', 'Opinions No. 3', 'CEO Opinions, part 3'];
  expect(numbered.map(findInstalment)).toEqual(numbered.map(() => 3));
  expect(findInstalment('二十一世纪的机床')).toBeNull();
});

test('when a text was changed a little, then it is nearly the same, and another one is not', () => {
  const one = textOf(bodyOf(english));
  expect(similarity(shinglesOf(one), shinglesOf(one))).toBe(1);
  expect(similarity(shinglesOf(one), shinglesOf(one.replace('sober', 'serious')))).toBeGreaterThan(0.95);
  expect(similarity(shinglesOf(one), shinglesOf(introductions.en.join('\n')))).toBeLessThan(0.1);
  expect(differences('机床是机器', '机床不是机器').map(({ kind, text }) => `${kind} ${text}`)).toContain('same 机器');
});

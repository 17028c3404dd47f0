import { describe, expect, test } from '@jest/globals';
import type { ArchiveStore } from '../../../src/archive/ArchiveStore.ts';
import type { Card } from '../../../src/domain/article.ts';
import type { ArticleRecord, Body } from '../../../src/domain/record.ts';
import type { Suite } from '../archiveStore.ts';
import { allSlugs, cardsOf, correct, instant, publish as publishRecord, query, slugs, withdraw } from '../support.ts';

const body = (text: string): Body => ({ html: `<p>${text}</p>`, text, markdown: text });
const nobody = [{ author: { slug: 'n', name: 'N' }, position: null, organization: null }];

/** What stands around a text is found too: here it says nothing. */
const around = { byline: null, source: { slug: 's', name: 'S' }, series: null, topics: [] };
const publish = (store: ArchiveStore, n: number, overrides: Partial<ArticleRecord> = {}) =>
  publishRecord(store, n, { ...around, ...overrides });

/** Articles whose only words are the ones given. */
async function publishTexts(store: ArchiveStore, texts: Record<string, string>): Promise<void> {
  for (const [n, [slug, text]] of Object.entries(texts).entries()) {
    const words = { title: 'X', summary: null, attributions: nobody, body: body(text) };
    await publish(store, n, { slug, ...words });
  }
}

/** What has the words as typed: what is found beside that is judged in tests/search. */
async function find(store: ArchiveStore, text: string): Promise<string[]> {
  const page = await store.listArticles(query({ text, limit: 100 }));
  const isExact = (_: Card, index: number) => page.matches?.[index]?.how === 'exact';
  return cardsOf(page)
    .filter(isExact)
    .map(({ slug }) => slug)
    .sort();
}

export const describeSearch: Suite = (store) => {
  describe('when a text is in the archive', () => {
    const TEXTS = {
      zh: '数控机床工具行业需要核心技术，五轴联动加工中心。主轴',
      tw: '數控機床與臺灣的後處理',
      en: 'The companies’ engineers are controlling five-axis Machine Tools. Café naïve, Straße.',
      wide: 'ＣＮＣ　１２３ ｶﾞ',
      mixed: '使用5G技术和C++控制CNC机床，i5系统',
      greek: 'ΟΔΟΣ и Станки',
      other: 'nothing of the kind',
      pasted: '高\u200b端裝備，隨著市場。銲接 lath\u00ades，China’s plan',
    };
    test.each([
      ['机床', ['mixed', 'tw', 'zh']],
      ['機床', ['mixed', 'tw', 'zh']],
      ['数控机床', ['tw', 'zh']],
      ['机床工具', ['zh']],
      ['工具机床', []],
      ['后处理', ['tw']],
      ['台湾', ['tw']],
      ['湾台', []],
      ['轴', ['zh']],
      ['机', ['mixed', 'tw', 'zh']],
      ['工具 主轴', ['zh']],
      ['主轴', ['zh']],
      ['company', ['en']],
      ['COMPANY engineer', ['en']],
      ['control', ['en']],
      ['machines', ['en']],
      ['"machine tools"', ['en']],
      ['"tools machine"', []],
      ['“machine tools”', ['en']],
      ['tools machine', ['en']],
      ['five-axis', ['en']],
      ['"axis five"', []],
      ['cafe naive strasse', ['en']],
      ['CAFÉ', ['en']],
      ['cnc', ['mixed', 'wide']],
      ['ｃｎｃ １２３', ['wide']],
      ['ガ', ['wide']],
      ['5G技术', ['mixed']],
      ['cnc机床', ['mixed']],
      ['CNC机', ['mixed']],
      ['技术和c', ['mixed']],
      ['οδος', ['greek']],
      ['станки', ['greek']],
      ['机床 -cnc', ['tw', 'zh']],
      ['机床 -"数控 机床"', ['mixed', 'tw', 'zh']],
      ['机床 -数控机床', ['mixed']],
      ['-机床 -kind -cnc', ['en', 'greek', 'pasted']],
      ['机床 －cnc', ['tw', 'zh']],
      ['＂tools machine＂', []],
      ['「machine tools」', ['en']],
      ['机床，核心技术、主轴', ['zh']],
      ['高端装备', ['pasted']],
      ['随着', ['pasted']],
      ['焊接', ['pasted']],
      ['lathe', ['pasted']],
      ['China plan', ['pasted']],
      ["china's", ['pasted']],
      ['unheard', []],
    ] as const)('then %s finds %j', async (text, expected) => {
      await publishTexts(store(), TEXTS);
      expect(await find(store(), text)).toEqual(expected);
    });

    test.each([
      ...[
        '',
        ' ',
        '"',
        '""',
        '-',
        '--',
        '- -',
        '*',
        '%',
        '_',
        '%_%_',
        '"*"',
        '()',
        'NEAR(',
        'NEAR(a b, 2)',
        '^',
        '{a b}:c',
      ],
      ...[
        '\0',
        'a\0b',
        '😀',
        '\u202e',
        '\ud800',
        'AND',
        'OR',
        'NOT',
        'a AND',
        'words:machine',
        '"unbalanced',
        '$where',
      ],
      ...["'; DROP TABLE search; --", '{"$ne":null}', '+', 'a'.repeat(9000), '机'.repeat(3000), '"a" '.repeat(1000)],
      ...['e\u0301'.repeat(500), '\\', 'x"y"z', '-"', '"-', '机*', 'machin*', '5_machin', '_0', '_', 'a_b'],
    ])('then %j is an ordinary text', async (text) => {
      await publishTexts(store(), TEXTS);
      for (const sort of ['relevance', '-publishedOn', 'releasedAt'] as const) {
        const page = await store().listArticles(query({ text, sort }));
        expect(page.matches?.length).toBeLessThanOrEqual(8);
      }
      expect(await store().countArticles({ ...query(), text })).toBeLessThanOrEqual(8);
    });

    test.each(['', ' ', '"', '%_%', '😀', '*', '- "'])('then %j, without a word, finds nothing', async (text) => {
      await publishTexts(store(), TEXTS);
      expect(await find(store(), text)).toEqual([]);
      expect(await store().countArticles({ ...query(), text })).toBe(0);
    });
  });

  test('when a phrase would run from one passage into the next, then it is not found', async () => {
    const text = 'ends with spindle\n\nbearing begins';
    await publish(store(), 1, { title: 'One word', summary: 'alone here', body: body(text) });
    for (const phrase of ['"spindle bearing"', '"word alone"', '"here Jiang"']) {
      expect(await slugs(store(), { text: phrase })).toEqual([]);
    }
    expect(await slugs(store(), { text: 'spindle bearing' })).toEqual(['article-1']);
  });

  test('when a word is in title, summary or text, then relevance goes in that order', async () => {
    const text = 'Some words about other things. '.repeat(20);
    await publish(store(), 1, { slug: 'in-text', body: body(`${text} turbine`), publishedOn: '2023-01-01' });
    await publish(store(), 2, { slug: 'in-summary', summary: 'A turbine.', publishedOn: '2022-01-01' });
    await publish(store(), 3, { slug: 'in-title', title: 'The Turbine', publishedOn: '2021-01-01' });
    await publish(store(), 4, {
      slug: 'often',
      body: body(`${text} ${'turbine '.repeat(9)}`),
      publishedOn: '2020-01-01',
    });
    const page = await store().listArticles(query({ text: 'turbines' }));
    expect(await slugs(store(), { text: 'turbines' })).toEqual(['in-title', 'in-summary', 'often', 'in-text']);
    const scores = page.matches?.map(({ score }) => score) ?? [];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(await slugs(store(), { text: 'turbines', sort: 'publishedOn' })).toEqual([
      'often',
      'in-title',
      'in-summary',
      'in-text',
    ]);
  });

  test('when several words are asked for, then articles with more of them in the title come first', async () => {
    const filler = body('Laser and turbine and gear.');
    await publish(store(), 1, { slug: 'none', title: 'Nothing', body: filler, publishedOn: '2023-01-01' });
    await publish(store(), 2, { slug: 'one', title: 'A laser', body: filler, publishedOn: '2022-01-01' });
    await publish(store(), 3, { slug: 'all', title: 'Laser, turbine, gear', body: filler, publishedOn: '2021-01-01' });
    expect(await slugs(store(), { text: 'laser turbine gear' })).toEqual(['all', 'one', 'none']);
  });

  test.each([
    ['CNC机床', '论CNC机床', '机床的历史'],
    ['机床工具行业', '机床工具行业的今天', '刀具与工具'],
    ['"machine tools"', 'On machine tools', 'Cutting tools'],
    ['machine-tools', 'On machine tools', 'A machine'],
    ['5轴', '5轴加工', '5 years'],
    ['轴', '轴的故事', 'Nothing'],
  ])('when %s is in a title and in a text, then the title comes first', async (text, title, other) => {
    await publish(store(), 1, { slug: 'title', title, publishedOn: '2020-01-01' });
    const words = text.replaceAll(/["-]/g, ' ');
    await publish(store(), 2, { slug: 'text', title: other, body: body(`An 长${words}.`), publishedOn: '2024-01-01' });
    expect(await slugs(store(), { text })).toEqual(['title', 'text']);
  });

  test('when several words are often in one text and once in another, then the first comes first', async () => {
    const filler = 'Some words about other things. '.repeat(60);
    const often = body('The laser turbine is built here. '.repeat(20));
    await publish(store(), 1, { slug: 'often', body: often, publishedOn: '2023-12-31' });
    await publish(store(), 2, { slug: 'once', body: body(`A laser. ${filler} A turbine.`), publishedOn: '2024-01-01' });
    expect(await slugs(store(), { text: 'laser turbine' })).toEqual(['often', 'once']);
  });

  test('when function words are asked for too, then they do not decide the order, and what lacks them comes last', async () => {
    await publish(store(), 1, { slug: 'about', title: 'CNC policy', body: body('Its role of old.') });
    await publish(store(), 2, {
      slug: 'other',
      title: 'The end of the year',
      body: body('A role, a CNC.'),
      publishedOn: '2024-01-01',
    });
    await publish(store(), 3, { slug: 'without', title: 'CNC roles', summary: null, body: body('Nothing.') });
    expect(await slugs(store(), { text: 'role of CNC' })).toEqual(['about', 'other', 'without']);
    expect(await slugs(store(), { text: 'of the' })).toEqual(['other']);
  });

  test('when names of author or company are asked for, then their articles are found', async () => {
    await publish(store(), 1);
    expect(await slugs(store(), { text: 'Baoquan' })).toEqual(['article-1']);
    expect(await slugs(store(), { text: '"spark machine tools"' })).toEqual(['article-1']);
  });

  test('when text and filters are given, then all hold, in every order', async () => {
    for (let n = 0; n < 6; n++) {
      const language = n % 2 === 0 ? 'en' : 'zh-Hans';
      await publish(store(), n, { language, publishedOn: `202${n}-01-01`, body: body(n < 4 ? 'spindle' : 'gear') });
    }
    const filters = { language: ['en'] };
    for (const sort of ['relevance', '-publishedOn', '-releasedAt'] as const) {
      expect(await slugs(store(), { text: 'spindle', filters, sort })).toEqual(['article-2', 'article-0']);
    }
    expect(await slugs(store(), { text: 'spindle', from: '2021-01-01', to: '2022-12-31', sort: 'releasedAt' })).toEqual(
      ['article-1', 'article-2'],
    );
    expect(await slugs(store(), { text: 'gear', year: 2025 })).toEqual(['article-5']);
    expect(await slugs(store(), { text: 'gear', filters: { author: ['nobody'] } })).toEqual([]);
  });

  test.each(['relevance', '-publishedOn', 'publishedOn', '-releasedAt', 'releasedAt'] as const)(
    'when paging through matches by %s while articles are added, then each of the first is seen exactly once',
    async (sort) => {
      const titles = ['A turbine', 'No such word', 'Nothing'];
      const add = (n: number) =>
        publish(store(), n, {
          title: titles[n % 3] ?? '',
          publishedOn: `2022-01-${String((n % 7) + 1).padStart(2, '0')}`,
          body: body(n % 2 ? 'turbine turbine turbine' : 'one turbine among other words'),
        });
      for (let n = 0; n < 12; n++) await add(n);
      let next = 12;
      const seen = await allSlugs(store(), { text: 'turbine', sort, limit: 2 }, async () => {
        if (next < 20) await add(next++);
      });
      expect(seen.filter((slug) => Number(slug.split('-')[1]) < 12)).toHaveLength(12);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  test('when a list of synonyms is put, then the next search goes by it, and by it alone', async () => {
    await publishTexts(store(), { lathe: 'A lathe.', turner: 'A 车床.', quill: 'The quill.' });
    const found = async (text: string) => (await slugs(store(), { text })).sort();
    expect(await store().synonyms()).toBeNull();
    expect(await found('lathe')).toEqual(['lathe', 'turner']);
    const rows = [['quill', 'Lathe', '套筒']];
    const { generation, at } = await store().revision();
    expect(await store().putSynonyms(rows, instant(10))).toBe(true);
    expect((await store().revision()).generation).toBeGreaterThan(generation);
    expect((await store().revision()).at).toBe(at);
    expect(await store().synonyms()).toEqual(rows);
    expect(await found('lathe')).toEqual(['lathe', 'quill']);
    expect(await found('套筒')).toEqual(['lathe', 'quill']);
    expect(await store().putSynonyms(rows, instant(11))).toBe(false);
    expect(await store().putSynonyms([], instant(12))).toBe(true);
    expect(await found('lathe')).toEqual(['lathe']);
    expect(await store().synonyms()).toEqual([]);
    await store().rebuild();
    expect(await found('lathe')).toEqual(['lathe']);
  });

  test('when an article is corrected or withdrawn, then search knows', async () => {
    await publish(store(), 1, { body: body('about turbines') });
    await correct(store(), 1, { body: body('about lasers') }, instant(2));
    expect(await slugs(store(), { text: 'turbine' })).toEqual([]);
    expect(await slugs(store(), { text: 'laser' })).toEqual(['article-1']);
    await withdraw(store(), 1, instant(3));
    expect(await slugs(store(), { text: 'laser' })).toEqual([]);
  });

  test('when a word is in the title or a name alone, then the snippet shows it there', async () => {
    await publish(store(), 1, { title: 'On gearboxes', body: body('Nothing of it in the text.') });
    const { matches } = await store().listArticles(query({ text: 'gearbox' }));
    expect(matches?.[0]?.snippet).toContain('On <mark>gearboxes</mark> · ');
  });

  test('when something is found, then its snippet marks it and escapes the rest', async () => {
    const text = `${'Before. '.repeat(50)}Then <script>alert("x")</script> & the turbines' end.${' After.'.repeat(50)}`;
    await publish(store(), 1, { body: body(text) });
    const { matches } = await store().listArticles(query({ text: 'turbine script' }));
    const snippet = matches?.[0]?.snippet ?? '';
    expect(snippet).toContain('&lt;<mark>script</mark>&gt;alert(&quot;x&quot;)');
    expect(snippet).toContain('&amp; the <mark>turbines</mark>&#39; end.');
    expect(snippet.replace(/<\/?mark>|&\w+;|&#39;/g, '').length).toBeLessThanOrEqual(170);
  });
};

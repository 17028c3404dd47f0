import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { authorNames, cite, oneLine } from '../../src/domain/citation.ts';
import type { SourceKind } from '../../src/formats/citations/citation.ts';
import { encodeBibtex } from '../../src/formats/citations/bibtex.ts';
import { encodeCslJson } from '../../src/formats/citations/cslJson.ts';
import { encodeGbt7714 } from '../../src/formats/citations/gbt7714.ts';
import { encodeRis } from '../../src/formats/citations/ris.ts';
import { buildArticle, buildRecord } from '../support/articles.ts';
import { CHINESE, hostileArticle, SITE } from './support.ts';

const english = { article: buildArticle(), site: SITE };
const chinese = { article: buildArticle(CHINESE), site: SITE };
const accessedOn = '2026-11-22';

function byAuthors(...names: string[]) {
  const attributions = names.map((name, index) => ({
    author: { slug: `author-${index}`, name },
    position: null,
    organization: null,
  }));
  return { article: buildArticle({ attributions, title: 'T' }), site: SITE };
}

describe('one line for tombstones', () => {
  test('when an article is in English, then the line is in its order', () => {
    expect(cite(buildRecord())).toBe(
      'Jiang Baoquan. Jiang Baoquan: Taking on the Mission. Gansu Belt and Road Portal, 2022-08-25. ' +
        'urn:uuid:6f1c2a34-5b7d-4e8f-9a01-23456789abcd',
    );
  });

  test('when an article is in Chinese and has four authors, then three are named and 等 stands for the rest', () => {
    const { attributions } = byAuthors('姜保全', '王强', '李伟', '张敏').article;
    expect(cite({ ...buildArticle(CHINESE), attributions })).toMatch(/^姜保全, 王强, 李伟, 等\. 姜保全：勇担使命\. /);
  });

  test('when a title ends in a question mark, then no full stop follows', () => {
    expect(cite(buildRecord({ title: 'Why wait?' }))).toContain('. Why wait? Gansu');
  });

  test('when one person stands for two organizations, then the name is given once', () => {
    const [attribution] = buildRecord().attributions;
    if (!attribution) throw new Error('the builder names an author');
    expect(authorNames({ attributions: [attribution, { ...attribution, organization: null }] })).toEqual([
      'Jiang Baoquan',
    ]);
  });

  test('when texts hold anything at all, then it is one line of well-formed text', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        expect(cite(article)).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
      }),
    );
  });
});

describe('BibTeX', () => {
  test('when an article is in English, then the entry is this one', () => {
    expect(encodeBibtex(english)).toBe(
      `@misc{jiang2022-6f1c2a,
  author = {Jiang, Baoquan},
  title = {{Jiang Baoquan: Taking on the Mission}},
  year = {2022},
  month = aug,
  date = {2022-08-25},
  howpublished = {Gansu Belt and Road Portal},
  organization = {Official Account of CMTBA},
  note = {CEO Opinions, No. 1},
  url = {https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html},
  langid = {english},
}
`,
    );
  });

  test('when an article is in Chinese, then names are braced whole and nothing is transliterated', () => {
    const entry = encodeBibtex(chinese);
    expect(entry).toContain('author = {{姜保全}},');
    expect(entry).toContain('title = {{姜保全：勇担使命}},');
    expect(entry).toContain('langid = {chinese},');
  });

  test('when a title holds what LaTeX reads as commands, then it is escaped', () => {
    const article = buildArticle({ title: '50% of $x_1 & #2 {~^}\\' });
    expect(encodeBibtex({ article, site: SITE })).toContain(
      'title = {{50\\% of \\$x\\_1 \\& \\#2 \\textbraceleft{}\\textasciitilde{}\\textasciicircum{}\\textbraceright{}\\textbackslash{}}}',
    );
  });

  test('when several kinds of names meet, then each is written its own way', () => {
    expect(encodeBibtex(byAuthors('Jan van der Berg', 'Salt and Pepper', 'Baoquan JIANG', '姜保全'))).toContain(
      'author = {van der Berg, Jan and {Salt and Pepper} and Jiang, Baoquan and {姜保全}},',
    );
  });

  test('when texts hold anything at all, then it stays one entry with balanced braces', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        const entry = encodeBibtex({ article, site: SITE });
        const lines = entry.trimEnd().split('\n');
        expect(lines.slice(1, -1).every((line) => /^ {2}[a-z]+ = (?:\{.*\}|[a-z]{3}),$/u.test(line))).toBe(true);
        for (const line of lines.slice(1, -1)) expect(lowestAndLastDepth(line)).toEqual([0, 0]);
        expect(lowestAndLastDepth(entry)).toEqual([0, 0]);
      }),
    );
  });
});

/** BibTeX counts braces without regard to backslashes. */
function lowestAndLastDepth(text: string): [number, number] {
  let depth = 0;
  let lowest = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    lowest = Math.min(lowest, depth);
  }
  return [lowest, depth];
}

describe('RIS', () => {
  test('when an article is in English, then the reference is this one', () => {
    expect(encodeRis(english).split('\r\n')).toEqual([
      'TY  - ELEC',
      'ID  - jiang2022-6f1c2a',
      'AU  - Jiang, Baoquan',
      'TI  - Jiang Baoquan: Taking on the Mission',
      'T2  - Gansu Belt and Road Portal',
      'PB  - Official Account of CMTBA',
      'PY  - 2022',
      'DA  - 2022/08/25/',
      'T3  - CEO Opinions',
      'N1  - CEO Opinions, No. 1',
      'LA  - en',
      'AB  - A machine tool builder on core technologies.',
      'KW  - Machine tools',
      'DB  - Opinion Archive',
      'UR  - https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html',
      'ER  - ',
      '',
    ]);
  });

  test('when texts hold anything at all, then every line is one tag and there is one reference', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        const lines = encodeRis({ article, site: SITE })
          .trimEnd()
          .split(/\r\n|[\n\r\u0085\u2028\u2029]/);
        expect(lines.every((line) => /^[A-Z][A-Z0-9] {2}-(?: |$)/.test(line))).toBe(true);
        expect(lines.filter((line) => /^(?:TY|ER)/.test(line))).toHaveLength(2);
      }),
    );
  });
});

describe('CSL-JSON', () => {
  test('when an article is in English, then the item is this one', () => {
    expect(JSON.parse(encodeCslJson(english))).toEqual([
      {
        id: 'jiang2022-6f1c2a',
        type: 'webpage',
        title: 'Jiang Baoquan: Taking on the Mission',
        author: [{ family: 'Jiang', given: 'Baoquan' }],
        issued: { 'date-parts': [[2022, 8, 25]] },
        'container-title': 'Gansu Belt and Road Portal',
        publisher: 'Official Account of CMTBA',
        'collection-title': 'CEO Opinions',
        'collection-number': 1,
        archive: 'Opinion Archive',
        URL: 'https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html',
        language: 'en',
        abstract: 'A machine tool builder on core technologies.',
        keyword: 'Machine tools',
      },
    ]);
  });

  test('when an article is in Chinese, then its author is one literal name', () => {
    expect(JSON.parse(encodeCslJson(chinese))[0]).toMatchObject({
      author: [{ literal: '姜保全' }],
      language: 'zh-Hans',
      archive: '观点档案库',
    });
  });

  test('when texts hold anything at all, then the title comes back on one line', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        expect(JSON.parse(encodeCslJson({ article, site: SITE }))[0].title).toBe(oneLine(article.title));
      }),
    );
  });
});

describe('a name with a suffix', () => {
  const input = byAuthors('John Smith, Jr.', 'Li Wei PhD');

  test('when a format has a place for it, then it stands there, never as the family name', () => {
    expect(encodeBibtex(input)).toContain('author = {Smith, Jr., John and Li, PhD, Wei},');
    expect(encodeRis(input)).toContain('AU  - Smith, John, Jr.\r\nAU  - Li, Wei, PhD\r\n');
    expect(JSON.parse(encodeCslJson(input))[0].author).toEqual([
      { family: 'Smith', given: 'John', suffix: 'Jr.' },
      { family: 'Li', given: 'Wei', suffix: 'PhD' },
    ]);
  });

  test('when it is GB/T 7714, then the suffix is left out', () => {
    expect(encodeGbt7714({ ...input, accessedOn })).toMatch(/^SMITH J, LI Wei\. T\[/);
  });
});

describe('citations', () => {
  test('when they are files, then each but CSL-JSON ends its last line', () => {
    for (const text of [encodeBibtex(english), encodeRis(english), encodeGbt7714({ ...english, accessedOn })]) {
      expect(text).toMatch(/[^\n]\r?\n$/);
    }
  });
});

describe('GB/T 7714-2015', () => {
  test('when an article is in English, then pinyin names keep their given name', () => {
    expect(encodeGbt7714({ ...english, accessedOn })).toBe(
      'JIANG Baoquan. Jiang Baoquan: Taking on the Mission[EB/OL]. ' +
        'Gansu Belt and Road Portal, 2022(2022-08-25)[2026-11-22]. ' +
        'https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html.\n',
    );
  });

  test('when an article is in Chinese, then names stay as they are', () => {
    expect(encodeGbt7714({ ...chinese, accessedOn })).toBe(
      '姜保全. 姜保全：勇担使命[EB/OL]. 甘肃一带一路门户网, 2022(2022-08-25)[2026-11-22]. ' +
        'https://archive.example/v1/articles/jiang-baoquan-yong-dan-shi-ming.html.\n',
    );
  });

  test('when there are four authors, then three are named, family names in capitals, Western given names by initials', () => {
    const line = encodeGbt7714({ ...byAuthors('Mary Ann Smith', 'Jan van der Berg', 'Li Wei', 'X Y'), accessedOn });
    expect(line).toMatch(/^SMITH M A, VAN DER BERG J, LI Wei, et al\. T\[EB\/OL\]\. /);
  });
});

describe('the kind of the source', () => {
  const ways = (sourceKind: SourceKind | null) => {
    const input = { ...english, sourceKind, accessedOn };
    return [
      encodeBibtex(input).split('{')[0],
      encodeRis(input).slice(0, 10),
      JSON.parse(encodeCslJson(input))[0].type,
      /\[\w+\/OL\]/.exec(encodeGbt7714(input))?.[0],
    ];
  };

  test.each<[SourceKind | null, string[]]>([
    ['newspaper', ['@article', 'TY  - NEWS', 'article-newspaper', '[N/OL]']],
    ['magazine', ['@article', 'TY  - MGZN', 'article-magazine', '[J/OL]']],
    ['portal', ['@misc', 'TY  - ELEC', 'webpage', '[EB/OL]']],
    ['official-account', ['@misc', 'TY  - ELEC', 'webpage', '[EB/OL]']],
    [null, ['@misc', 'TY  - ELEC', 'webpage', '[EB/OL]']],
  ])('when it is %s, then each format has its type for it', (kind, types) => {
    expect(ways(kind)).toEqual(types);
  });

  test('when it is a newspaper, then its name stands where newspapers stand', () => {
    const input = { ...english, sourceKind: 'newspaper' as const, accessedOn };
    expect(encodeBibtex(input)).toContain('journal = {Gansu Belt and Road Portal},\n  entrysubtype = {newspaper},');
    expect(encodeGbt7714(input)).toContain('[N/OL]. Gansu Belt and Road Portal, 2022-08-25[2026-11-22]. https://');
  });
});

describe('an author that is no person', () => {
  test.each([
    'Spark Editorial Office',
    'Association of Machine Builders',
    'Siemens AG',
    'Spark Machine Co., Ltd.',
    'Shenyang Machine Tool Co. Ltd',
    'Tsinghua University',
  ])('when it is %s, then its name is not taken apart', (name) => {
    const input = byAuthors(name);
    expect(JSON.parse(encodeCslJson(input))[0].author).toEqual([{ literal: name }]);
    expect(encodeBibtex(input)).toContain(`author = {{${name}}},`);
    expect(encodeRis(input)).toContain(`AU  - ${name}\r\n`);
    expect(encodeGbt7714({ ...input, accessedOn })).toMatch(new RegExp(`^${name.replace(/\.$/, '')}\\. T\\[`));
  });

  test.each(['Se Li', 'Frank Press', 'John Co Smith', 'Anna Group-Miller'])(
    'when it is %s, then it is a person',
    (name) => {
      expect(JSON.parse(encodeCslJson(byAuthors(name)))[0].author[0]).toHaveProperty('family');
    },
  );
});

describe('keys', () => {
  test.each([
    ['Mary Smith', 'smith2022-6f1c2a'],
    ['Jan van der Berg', 'vanderberg2022-6f1c2a'],
    ['Jürgen Größe', 'grosse2022-6f1c2a'],
    ['姜保全', 'author2022-6f1c2a'],
  ])('when the author is %s, then the key is %s', (name, key) => {
    expect(JSON.parse(encodeCslJson(byAuthors(name)))[0].id).toBe(key);
  });
});

/** A small archive for the judged queries: what member companies write about, each text with words of its own. */
import type { ArchiveStore } from '../../src/archive/ArchiveStore.ts';
import type { EntityProfile } from '../../src/domain/entity.ts';
import type { ArticleRecord } from '../../src/domain/record.ts';
import { idOf, instant, record } from '../contract/support.ts';

const text = (body: string) => ({ body: { html: `<p>${body}</p>`, text: body, markdown: body } });
const by = (slug: string, name: string, position: string, [company, companyName]: [string, string]) => ({
  attributions: [{ author: { slug, name }, position, organization: { slug: company, name: companyName } }],
});
const plain = {
  summary: null,
  series: null,
  topics: [],
  byline: null,
  source: { slug: 'machine-news', name: 'Machine News' },
};

const ARTICLES: Record<string, Partial<ArticleRecord>> = {
  'wu-zhou': {
    language: 'zh-Hans',
    title: '国产五轴机床的精度之路',
    ...by('jiang-baoquan', '蒋保权', '董事长', ['spark', '星火机床']),
    ...text('热误差是影响机床精度的主要原因。五轴联动加工中心的定位精度达到10μm。'),
    source: { slug: 'peoples-daily', name: '人民日报' },
  },
  'shu-kong': {
    language: 'zh-Hans',
    title: '数控系统的国产化',
    ...by('li-na', '李娜', '首席技术官', ['shenyang', '沈阳机床']),
    ...text('高档数控系统长期依赖进口，我们的控制器已占市场40%。沈阳机床的重组已经完成。'),
  },
  'dao-bing': {
    language: 'zh-Hans',
    title: '刀柄与刀具',
    ...by('wang-qiang', '王强', '总经理', ['dalian', '大连机床']),
    ...text('刀柄的故障主要来自夹紧机构，故障率逐年下降。经典理论仍然适用。'),
  },
  'zhi-hui': {
    language: 'zh-Hans',
    title: '人工智能走进车间',
    ...by('zeng-guo', '曾国', '总工程师', ['wuhan', '武汉重型']),
    ...text('数字孪生与柔性制造改变了工厂。'),
  },
  'motor-spindle': {
    title: 'Electrospindles for five-axis work',
    ...by('anna-keller', 'Anna Keller', 'Chief technology officer', ['keller', 'Keller Spindles']),
    ...text('Our motor spindle runs at 20,000 r/min with a ball screw of grade C3 according to ISO 230-2.'),
  },
  vietnam: {
    title: 'What we learned from exports',
    ...by('tom-gray', 'Tom Gray', 'Chairman', ['gray', 'Gray Tools']),
    ...text(
      'Exports to Vietnam grew while the centre in Hanoi organised training. Colour labels helped our customers.',
    ),
  },
  grinding: {
    title: 'Grinding gears',
    ...by('maria-rossi', 'Maria Rossi', 'CEO', ['rossi', 'Rossi Grinding']),
    ...text('Thermal error is analysed in our laboratory, and optimisation of the toolholder follows.'),
    series: { slug: 'ceo-opinions', title: 'CEO Opinions', instalment: 3 },
  },
  casting: {
    title: 'Casting beds',
    ...by('john-smith', 'John Smith', 'Chief engineer', ['smith', 'Smith Castings']),
    ...text('A machine bed of mineral casting damps vibration by 40 times. See GB/T 17421.2.'),
    corrections: [{ on: '2026-01-02', note: 'The damping ratio was misprinted' }],
  },
  'che-chuang': {
    language: 'zh-Hans',
    title: '车床热变形的补偿',
    ...by('zhang-wei', '张伟', '研发总监', ['jier', '济南二机床']),
    ...text('主轴转速12000转/分时，补偿算法把热变形控制在3微米以内，表面粗糙度达到Ra0.4。'),
    topics: [{ slug: 'precision', name: '精密制造' }],
  },
  'chu-kou': {
    language: 'zh-Hans',
    title: '走向东南亚市场',
    ...by('chen-jing', '陈静', '副总裁', ['qinchuan', '秦川机床']),
    ...text('去年我公司对越南和泰国的出口额增长25%，关税政策的变化带来新的机遇。售后服务网点已有18个。'),
    source: { slug: 'economic-daily', name: '经济日报' },
  },
  'gong-jiang': {
    language: 'zh-Hans',
    title: '工匠精神代代相传',
    ...by('liu-yang', '刘洋', '车间主任', ['spark', '星火机床']),
    ...text('年轻技工的职业培训从学徒做起，企业与职业院校共建实训基地。'),
  },
  'lv-se': {
    language: 'zh-Hans',
    title: '绿色制造不是口号',
    ...by('jiang-baoquan', '蒋保权', '董事长', ['spark', '星火机床']),
    ...text('切削液循环利用，能耗降低三成，为碳达峰作贡献。铸造车间改用电炉。'),
  },
  robots: {
    title: 'Robots beside the lathe',
    ...by('anna-keller', 'Anna Keller', 'Chief technology officer', ['keller', 'Keller Spindles']),
    ...text(
      'Collaborative robots load aluminium parts by night. The programme runs on a 5G network with 99.5 % availability.',
    ),
  },
  vehicles: {
    title: 'What electric vehicles ask of machine builders',
    ...by('tom-gray', 'Tom Gray', 'Chairman', ['gray', 'Gray Tools']),
    ...text(
      'Battery trays need long beds and high-speed milling; moulds of 6,000 t are cut in one piece. Suppliers in Germany agree.',
    ),
    attachments: [],
  },
  printing: {
    title: 'Additive manufacturing meets the mill',
    ...by('maria-rossi', 'Maria Rossi', 'CEO', ['rossi', 'Rossi Grinding']),
    ...text(
      '3D printing of tool steel saves weight. A hybrid machine prints and mills in one set-up, licensed from a start-up in Turin.',
    ),
  },
  chains: {
    title: 'Supply chains after the storm',
    ...by('john-smith', 'John Smith', 'Chief engineer', ['smith', 'Smith Castings']),
    ...text(
      'Ball bearings came late and tariffs rose. Small and medium-sized enterprises kept stock; R&D budgets were cut by 15 percent.',
    ),
    image: null,
  },
};

const names = (en: string | null, zh: string | null) => ({ en, 'zh-Hans': zh });
const person = (slug: string, en: string, zh: string): EntityProfile => ({
  kind: 'author',
  profile: { slug, name: en, names: names(en, zh), bio: names(null, null), portrait: null, positions: [], sameAs: [] },
});
const company = (slug: string, en: string, zh: string, aliases: string[]): EntityProfile => ({
  kind: 'organization',
  profile: {
    ...{ slug, name: en, names: names(en, zh), aliases, kind: 'company' },
    ...{ place: names(null, null), website: null, logo: null },
  },
});

const PROFILES: EntityProfile[] = [
  person('jiang-baoquan', 'Jiang Baoquan', '蒋保权'),
  person('zeng-guo', 'Zeng Guo', '曾国'),
  person('zhang-wei', 'Zhang Wei', '张伟'),
  person('chen-jing', 'Chen Jing', '陈静'),
  company('jier', 'Jier Machine-Tool Group', '济南二机床', ['JIER', '二机床']),
  company('qinchuan', 'Qinchuan Machine Tool', '秦川机床', []),
  {
    kind: 'series',
    profile: {
      ...{ slug: 'ceo-opinions', name: 'CEO Opinions', names: names('CEO Opinions', '会员企业CEO观点') },
      introduction: {
        en: {
          html: '<p>Leaders of member firms speak about perseverance.</p>',
          text: 'Leaders of member firms speak about perseverance.',
        },
        'zh-Hans': { html: '<p>会员企业领军人物谈坚守。</p>', text: '会员企业领军人物谈坚守。' },
      },
      ...{ publisher: null, cadence: null },
    },
  },
  person('anna-keller', 'Anna Keller', '安娜·凯勒'),
  company('spark', 'Spark Machine Tools', '星火机床', ['甘肃星火']),
  company('shenyang', 'Shenyang Machine Tool', '沈阳机床', ['SMTCL']),
  {
    kind: 'source',
    profile: {
      slug: 'peoples-daily',
      name: "People's Daily",
      names: names("People's Daily", '人民日报'),
      kind: null,
      website: null,
    },
  },
];

export async function fillJudged(store: ArchiveStore): Promise<void> {
  for (const profile of PROFILES) await store.putEntity(profile, instant(0));
  const entries = Object.entries(ARTICLES);
  await store.appendMany(
    entries.map(([slug, article], n) => {
      const made = record(n, { ...plain, ...article, slug });
      return { kind: 'published', articleId: idOf(n), at: instant(n), record: made, expectedEditions: 0 };
    }),
  );
}

/** Sentences with gaps, in both languages. Gaps: {org}, {topic}, {place}, {part}, {customer}, {method}, {number}, {year}. */
import type { Word } from './vocabulary.ts';

export const PARTS: readonly Word[] = [
  ['spindle', '主轴'],
  ['control system', '控制系统'],
  ['ball screw', '滚珠丝杠'],
  ['guideway', '导轨'],
  ['rotary table', '转台'],
  ['tool magazine', '刀库'],
  ['bearing', '轴承'],
  ['servo motor', '伺服电机'],
  ['milling head', '铣头'],
  ['linear encoder', '光栅尺'],
  ['cast bed', '铸造床身'],
  ['coolant circuit', '冷却回路'],
  ['probe', '测头'],
  ['gearbox', '齿轮箱'],
  ['grinding wheel', '砂轮'],
  ['coated insert', '涂层刀片'],
  ['laser source', '激光器'],
  ['hydraulic chuck', '液压卡盘'],
  ['torque motor', '力矩电机'],
  ['swivel head', '摆头'],
  ['pallet changer', '交换工作台'],
  ['drive amplifier', '驱动器'],
  ['tool holder', '刀柄'],
  ['nut housing', '螺母座'],
];
export const CUSTOMERS: readonly Word[] = [
  ['car makers', '汽车厂'],
  ['aircraft builders', '飞机制造企业'],
  ['mould shops', '模具厂'],
  ['shipyards', '造船厂'],
  ['turbine makers', '汽轮机厂'],
  ['battery plants', '电池工厂'],
  ['hospitals', '医院'],
  ['rail suppliers', '轨道交通配套企业'],
  ['phone makers', '手机厂商'],
  ['bearing plants', '轴承厂'],
  ['wind farms', '风电企业'],
  ['research institutes', '研究院所'],
];
export const METHODS: readonly Word[] = [
  ['thermal compensation', '热误差补偿'],
  ['finite element analysis', '有限元分析'],
  ['hand scraping', '手工刮研'],
  ['vibration testing', '振动试验'],
  ['on-machine measurement', '在机测量'],
  ['modular design', '模块化设计'],
  ['joint development', '联合攻关'],
  ['long-term trials', '长期试用'],
  ['lean assembly', '精益装配'],
  ['laser interferometry', '激光干涉测量'],
  ['accelerated ageing', '加速老化试验'],
  ['open interfaces', '开放接口'],
  ['machine learning', '机器学习'],
  ['heat treatment', '热处理'],
  ['remote service', '远程服务'],
];

export const TITLES: readonly Word[] = [
  ['{author}: {topic} begins with the {part}', '{author}：{topic}从{part}做起'],
  ['{author}: What {customer} teach us about {topic}', '{author}：{customer}教会我们的{topic}'],
  ['{author}: No shortcut to {topic} — {org} and its {part}', '{author}：{topic}没有捷径——{org}与{part}'],
  ['{author}: {number} months for one {part}', '{author}：{number}个月磨一件{part}'],
  ['{author}: {topic} needs {method}', '{author}：{topic}离不开{method}'],
  ['{author}: Why {org} stays with {method}', '{author}：{org}为什么坚持{method}'],
  ['{author}: From {place} to the world with {topic}', '{author}：从{place}走向世界的{topic}'],
  ['{author}: Trust is built on the {part}', '{author}：信任建立在{part}之上'],
];
export const HEADINGS: readonly Word[] = [
  ['Where we stand', '我们的现状'],
  ['What is still missing', '还缺什么'],
  ['A question of patience', '耐心的问题'],
  ['What we ask of partners', '对伙伴的期待'],
  ['The next step', '下一步'],
  ['Lessons from {place}', '{place}的经验'],
];
export const SENTENCES: readonly Word[] = [
  ['At {org} the work on {topic} started with a single {part}.', '在{org}，{topic}的工作是从一件{part}开始的。'],
  ['We had underestimated how long {method} would take.', '我们当初低估了{method}所需要的时间。'],
  ['Our {customer} do not buy a drawing, they buy years of service.', '{customer}买的不是图纸，而是多年的服务。'],
  [
    'A {part} that holds its accuracy for {number} months is worth more than a cheap one.',
    '一件能保持{number}个月精度的{part}，比便宜货更有价值。',
  ],
  [
    'In {year} we moved the assembly line from {place} and trained everybody again.',
    '{year}年，我们把装配线从{place}迁出，并重新培训了全体员工。',
  ],
  [
    'Imported parts were convenient, and that convenience made us lazy.',
    '进口件用起来方便，而这种方便让我们变得懒惰。',
  ],
  [
    'With {method} the failure rate of the {part} fell by {number} per cent.',
    '采用{method}之后，{part}的故障率下降了百分之{number}。',
  ],
  [
    'I tell our young engineers to stand beside the machine before they open the software.',
    '我常对年轻工程师说，先站到机床旁边，再打开软件。',
  ],
  [
    '{topic} is not a slogan; it is a list of {number} tasks on the wall of our workshop.',
    '{topic}不是口号，而是车间墙上的{number}项任务。',
  ],
  [
    'Nobody gives away core technology, so we build it ourselves, step by step.',
    '核心技术没有人会白送，只能自己一步一步做出来。',
  ],
  [
    'The {part} was tested at a plant in {place} through two hot summers.',
    '这件{part}在{place}的工厂里经历了两个酷暑的考验。',
  ],
  [
    'When {customer} share their data with us, {method} becomes possible.',
    '当{customer}愿意共享数据，{method}才成为可能。',
  ],
  [
    'Small companies can lead in one {part} even if they cannot build the whole machine.',
    '小企业造不了整机，却可以在一件{part}上领先。',
  ],
  [
    'We measure progress by the hours between failures, not by the number of patents.',
    '我们衡量进步看的是平均无故障时间，而不是专利数量。',
  ],
  [
    'A supplier in {place} taught us patience: {number} samples before the first order.',
    '{place}的一家供应商教会我们耐心：首单之前做了{number}件样品。',
  ],
  ['Since {year} a tenth of our revenue has gone into {topic}.', '自{year}年以来，我们把收入的一成投入{topic}。'],
  [
    'Standards protect those who keep them, and they expose those who only talk.',
    '标准保护守规矩的人，也会让只说不做的人露出原形。',
  ],
  ['The market for {customer} changes faster than a casting can cool.', '{customer}的市场变化，比一件铸件冷却还要快。'],
  [
    'Domestic replacement means nothing if the {part} is not better than before.',
    '如果{part}没有比以前更好，国产替代就没有意义。',
  ],
  [
    'Our test field in {place} is open to every member of the association.',
    '我们在{place}的试验场对协会的每一家会员开放。',
  ],
  [
    'I am proud of the fitters who finish a {part} by hand to a few microns.',
    '我为那些把{part}手工修到几微米的钳工感到自豪。',
  ],
  [
    'Together with a university we wrote {number} pages on {method}, and then threw half of them away.',
    '我们和一所高校合写了{number}页的{method}报告，后来又扔掉了一半。',
  ],
  [
    'Energy is the next cost to fall: our machines idle at half the power of {year}.',
    '下一个要降下来的成本是能耗：机床待机功率只有{year}年的一半。',
  ],
  [
    '{customer} ask first about delivery, then about accuracy, and last about price.',
    '{customer}先问交期，再问精度，最后才问价格。',
  ],
  ['If one link of the chain breaks, {topic} stays a wish.', '链条上断了一环，{topic}就只是愿望。'],
  [
    'We will publish what we learned about the {part}, the mistakes included.',
    '我们会把在{part}上学到的东西公开出来，包括走过的弯路。',
  ],
];

/** The first instalment, written anew from its facts, in English and in Chinese. */
import type { Block } from '../lexical.ts';

export const series = {
  slug: 'ceo-opinions',
  title: { en: 'CEO Opinions of the Machine Tool Industry', 'zh-Hans': '机床行业企业家观点' },
  introduction: {
    en: [
      {
        paragraph:
          'On 28 June 2022 Xi Jinping visited Wuhan in Hubei Province, where Wuhan HGLaser Engineering Co Ltd was among his stops. Self-reliance in science and technology, he said there, is the foundation on which a nation’s prosperity rests and the key to its security. He asked for development driven by innovation, for the lifeblood of technology to be kept in one’s own hands, and for new technologies and industries that open new fields for the economy.',
      },
      {
        paragraph:
          'Several times since 2013 he has come to machine tool enterprises, and each time independent innovation was what he stressed: a measure of how urgent it is to clear the bottleneck in the core technologies of key fields.',
      },
      {
        paragraph:
          'The association has therefore asked the enterprises of the industry to speak, from their own work, on self-reliance in technology and on high-quality development of machine tools. Its all-media platform releases the opinions of their chief executives one after another, so that they may learn from each other.',
      },
    ] satisfies Block[],
    'zh-Hans': [
      {
        paragraph:
          '2022年6月28日，习近平在湖北武汉考察，其间到访武汉华工激光工程有限责任公司。他指出，科技自立自强关系国家强盛之基、安全之要，要求走创新驱动发展之路，把科技的命脉握在自己手中，培育新技术、新产业，为经济开辟新的领域。',
      },
      {
        paragraph: '2013年以来，他多次走进机床企业，每次都强调自主创新，可见突破关键领域核心技术瓶颈之紧迫。',
      },
      {
        paragraph:
          '为此，协会邀请行业企业结合自身实践，谈科技自立自强，谈机床行业高质量发展。协会全媒体平台将陆续发布各企业负责人的观点，供同行相互借鉴。',
      },
    ] satisfies Block[],
  },
};

export const english = {
  slug: 'jiang-baoquan-taking-on-the-mission',
  title:
    'Jiang Baoquan: Taking on the Mission to Overcome “Bottleneck” Critical Core Technologies, Striving to Play a Role in Domestic Replacement with Spark Machine Tools',
  summary:
    'The chief executive of Spark Machine Tools on why a machine tool builder has to take the bottleneck in critical core technologies as its own task, and what domestic replacement asks of it.',
  byline: 'Official Account of CMTBA',
  position: 'Chief Executive',
  body: [
    {
      paragraph:
        'Machine tools make the machines that make everything else. Where their core technologies are missing, no plan further down the line can be kept by will alone. That is why the call for self-reliance in science and technology reaches a machine tool builder first, and why Spark Machine Tools takes it as a mission of its own and not as somebody else’s duty.',
    },
    { heading: 'The bottleneck is ours to clear' },
    {
      paragraph:
        'The visits that the country’s leader has paid to machine tool enterprises since 2013 have carried one message each time: innovate independently. To hear it repeated over so many years is an encouragement and a reminder. A technology that has to be asked for can be refused; a technology that has been worked out at home stays in one’s own hands.',
    },
    {
      paragraph:
        'For an enterprise this is a sober matter. Critical core technologies are not overcome by a slogan or by one product shown at a fair. They are overcome when design, materials, assembly and testing are mastered together, and when what has been mastered is still there after the people who first achieved it have moved on.',
    },
    { heading: 'Domestic replacement is earned by use' },
    {
      paragraph:
        'A domestic machine replaces an imported one on the day a customer trusts it with the work that the imported one did. Spark Machine Tools wants to play its part there: to take on the tasks users name, to stand by the machine after it has been delivered, and to let the results on the shop floor decide.',
    },
    {
      list: [
        'Take the users’ hardest requirements as the starting point of development.',
        'Keep knowledge of core technologies in the house, documented and passed on.',
        'Work with other enterprises, universities and institutes where one enterprise alone would be too slow.',
      ],
    },
    { heading: 'High-quality development' },
    {
      paragraph:
        'Growth that rests on somebody else’s core is borrowed. High-quality development of the machine tool industry means growth that rests on what the industry itself can do, opens new fields for the economy and holds when circumstances change. Each enterprise that speaks in this series can learn from the others; Spark Machine Tools speaks first, and is glad to listen to those who follow.',
    },
  ] satisfies Block[],
};

export const chinese = {
  slug: 'jiang-baoquan-dan-dang-shi-ming',
  title: '蒋保权：担当攻克“卡脖子”关键核心技术使命 力争星火机床在国产替代中有所作为',
  summary: '星火机床负责人谈机床企业为何要把攻克关键核心技术瓶颈当作自己的任务，以及国产替代对企业提出的要求。',
  byline: '中国机床工具工业协会公众号',
  position: '企业负责人',
  body: [
    {
      paragraph:
        '机床是制造机器的机器。核心技术缺位，下游再好的规划也难以只凭意志实现。因此，科技自立自强的号召首先落到机床企业肩上，星火机床把它当作自己的使命，而不是别人的责任。',
    },
    { heading: '瓶颈要由我们自己来突破' },
    {
      paragraph:
        '2013年以来，国家领导人多次走进机床企业，每一次都强调自主创新。多年间反复听到同一个要求，既是鼓励，也是提醒：求来的技术随时可能被拒绝，自己攻克的技术才真正握在自己手中。',
    },
    {
      paragraph:
        '对企业来说，这是一件需要沉下心来的事。关键核心技术不是靠口号、也不是靠展会上的一台样机攻克的，而是要把设计、材料、装配、检测一并掌握，并让掌握的本领在一代人离开之后依然留在企业里。',
    },
    { heading: '国产替代要在使用中赢得' },
    {
      paragraph:
        '当用户放心地把原先交给进口机床的活交给国产机床，替代才算真正发生。星火机床愿在其中有所作为：承接用户提出的难题，设备交付之后继续负责，让车间里的结果说话。',
    },
    {
      list: [
        '以用户最苛刻的要求作为研发的起点。',
        '把核心技术知识留在企业，形成文档，代代相传。',
        '单个企业力所不及之处，与兄弟企业、高校和院所携手攻关。',
      ],
    },
    { heading: '高质量发展' },
    {
      paragraph:
        '建立在他人核心技术之上的增长是借来的。机床行业的高质量发展，是立足自身能力的增长，能够为经济开辟新领域，也经得起环境变化。在这一系列中发声的每家企业都可以相互借鉴；星火机床率先发言，也乐于倾听后来者的观点。',
    },
  ] satisfies Block[],
};

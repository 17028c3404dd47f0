/** [query, slugs that must be found, slugs that must not be, others that may be]: a class of queries each. */
export type Judged = [text: string, wanted: string[], unwanted?: string[], also?: string[]];

const EXACT: Judged[] = [
  ['数控系统', ['shu-kong']],
  ['刀柄', ['dao-bing'], [], ['grinding']],
  ['"五轴机床"', ['wu-zhou']],
  ['grinding gears', ['grinding']],
  ['"ball screw"', ['motor-spindle']],
  ['electrospindles', ['motor-spindle']],
];

const CHINESE: Judged[] = [
  ['五轴机床精度', ['wu-zhou']],
  ['国产数控系统', ['shu-kong']],
  ['刀柄故障率', ['dao-bing']],
  ['沈阳机床重组', ['shu-kong']],
  ['机床热误差', ['wu-zhou'], ['zhi-hui']],
  ['高档控制器', ['shu-kong'], ['dao-bing']],
  ['景点', [], ['dao-bing']],
  ['"五轴机床精度"', [], ['wu-zhou']],
  ['數控系統', ['shu-kong']],
  ['数字孪生工厂', ['zhi-hui']],
  ['柔性制造车间', ['zhi-hui']],
  ['加工中心定位精度', ['wu-zhou']],
];

const NAMES: Judged[] = [
  ['jiang baoquan', ['wu-zhou']],
  ['Baoquan Jiang', ['wu-zhou']],
  ['jiangbaoquan', ['wu-zhou']],
  ['Jiang Bao-quan', ['wu-zhou']],
  ['蒋保权', ['wu-zhou']],
  ['zeng guo', ['zhi-hui']],
  ['安娜·凯勒', ['motor-spindle']],
  ['Keller Anna', ['motor-spindle']],
  ['SMTCL', ['shu-kong']],
  ['Shenyang Machine Tool', ['shu-kong']],
  ['甘肃星火', ['wu-zhou']],
  ['Spark Machine Tools', ['wu-zhou']],
  ['人民日报', ['wu-zhou']],
  ["People's Daily", ['wu-zhou']],
  ['首席技术官', ['shu-kong', 'motor-spindle']],
  ['CEO Opinions', ['grinding']],
  ['renmin ribao', ['wu-zhou']],
  ['jiang baoquan 热误差', ['wu-zhou']],
  ['misprinted', ['casting']],
];

const NUMBERS: Judged[] = [
  ['10μm', ['wu-zhou']],
  ['10 μm', ['wu-zhou']],
  ['20000r/min', ['motor-spindle']],
  ['20000 r/min', ['motor-spindle']],
  ['20,000 r/min', ['motor-spindle']],
  ['GB/T17421.2', ['casting']],
  ['GB/T 17421.2', ['casting']],
  ['ISO230-2', ['motor-spindle']],
  ['ISO 230-2', ['motor-spindle']],
  ['40%', ['shu-kong'], ['casting']],
  ['４０％', ['shu-kong'], ['casting']],
];

const AXES = ['wu-zhou', 'motor-spindle'];
const VARIANTS: Judged[] = [
  ['5轴', AXES],
  ['五轴', AXES],
  ['5-axis', AXES],
  ['five-axis', AXES],
  ['center', ['vietnam'], [], ['wu-zhou']],
  ['optimization', ['grinding']],
  ['color labels', ['vietnam']],
  ['organized training', ['vietnam']],
  ['analyzed', ['grinding']],
  ['ballscrew', ['motor-spindle']],
  ['ball-screw', ['motor-spindle']],
  ['tool holder', ['grinding', 'dao-bing']],
  ['tool-holder', ['grinding', 'dao-bing']],
  ['人工智慧', ['zhi-hui']],
  ['artificial intelligence', ['zhi-hui']],
  ['工業機器人與軟體', []],
  ['digital twin', ['zhi-hui']],
  ['thermal error', ['grinding', 'wu-zhou']],
  ['热误差', ['wu-zhou', 'grinding']],
  ['CNC system', ['shu-kong']],
  ['motorized spindle', ['motor-spindle']],
  ['磨床', ['grinding']],
  ['machining center', ['wu-zhou']],
];

const WORDS: Judged[] = [
  ['exports to Vietnam', ['vietnam']],
  ['exports Vietnam', ['vietnam']],
  ['exports of Vietnam', ['vietnam']],
  ['what is mineral casting', ['casting']],
  ['the vibration of a machine bed', ['casting']],
  ['grinding OR casting', ['grinding', 'casting']],
  ['(grinding OR casting) gears', ['grinding'], ['casting']],
  ['spindle OR 刀柄', ['motor-spindle', 'dao-bing']],
  ['exports -Vietnam', [], ['vietnam']],
  ['grinding (', ['grinding']],
];

export const JUDGED = { EXACT, CHINESE, NAMES, NUMBERS, VARIANTS, WORDS };

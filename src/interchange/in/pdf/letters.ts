/** Letters as people write them: PDFs made by browsers and layout programs have radicals, ligatures and compatibility forms in their place. */

/** Radicals of Unicode's supplement that are also characters of today; its own tables lead from few of them. */
const RADICALS: Record<string, string> = Object.fromEntries(
  [
    ...'⺁厂⺇几⺌小⺎兀⺏尣⺐尢⺒巳⺓幺⺛旡⺝月⺟母⺠民⺡氵⺢氺⺥爫⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺳罒⺵羊⺶羊⺷羊⺸羊⺺聿⺻聿⺼肉⺽臼⺾艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户',
  ]
    .join('')
    .match(/../gu)
    ?.map((pair) => [...pair] as [string, string]) ?? [],
);
const STRANGE = /[\u2e80-\u2fd5\uf900-\ufaff\ufb00-\ufb06]/gu;

export const usualLetters = (text: string): string =>
  text.replace(STRANGE, (sign) => RADICALS[sign] ?? sign.normalize('NFKC'));

/** Countries and regions in the other language, as Unicode names them: 越南 is Vietnam. */

/** Rows of names that mean the same region, made from the CLDR data in Node. */
export function regionNames(): string[][] {
  const [english, chinese] = ['en', 'zh-Hans'].map(
    (language) => new Intl.DisplayNames([language], { type: 'region', style: 'short', fallback: 'none' }),
  ) as [Intl.DisplayNames, Intl.DisplayNames];
  return codes().flatMap((code) => {
    const [en, zh] = [english.of(code), chinese.of(code)];
    return en && zh ? [[zh, en]] : [];
  });
}

/** Every pair of letters: those that name no region have no name. */
function codes(): string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return letters.flatMap((first) => letters.map((second) => first + second));
}

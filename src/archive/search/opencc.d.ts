declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified [other…]` pairs of OpenCC's TSCharacters, separated by `|`. */
  const pairs: string;
  export default pairs;
}

declare module 'opencc-js/dict/TWPhrasesRev' {
  /** `taiwan mainland [other…]` pairs of OpenCC's TWPhrasesRev, separated by `|`. */
  const pairs: string;
  export default pairs;
}

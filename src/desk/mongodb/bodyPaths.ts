/** A body is a tree: the embedded engine looks through its JSON, MongoDB through the places where words can be. */

/** Levels between the root and a word: one in a paragraph, up to five in a link of a table's cell or of a list in a list. */
const DEEPEST = 5;

/** Paths of the words in a body, as a query names them. */
export const bodyPaths = (): string[] =>
  Array.from({ length: DEEPEST }, (_, level) => `body.root.${'children.'.repeat(level + 2)}text`);

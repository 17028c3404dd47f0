/** What the leak test and its child agree on. */

/** Stands in every text that is saved but never published, and in nothing else. */
export const SECRET = 'zyxsecretzyx';

/** What became of one article. */
export type Life = { id: string; serial: number; isPublic: boolean; edition: number };

export type Lived = { url: string; folder: string; lives: Life[] };

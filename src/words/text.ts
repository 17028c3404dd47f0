/** One sentence or word that staff read, in the admin's two languages; `{{name}}` is a place for a value. */
export const STAFF_LANGUAGES = ['en', 'zh'] as const;
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];

export type Text = Record<StaffLanguage, string>;
/** One subject of the catalogue: texts by a name that says when they are said. */
export type Texts = Record<string, Text>;

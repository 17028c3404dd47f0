/** A label in the admin's two languages (Payload's own codes: en, zh). */
export const both = (en: string, zh: string): { en: string; zh: string } => ({ en, zh });

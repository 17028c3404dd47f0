/** Saying a text of the catalogue on the server, in the language of whoever asks. */
import { CATALOGUE } from './catalogue.ts';
import type { Subject, Words } from './catalogue.ts';
import { fill } from './fill.ts';
import { sayMoment, sayOffset } from './instant.ts';
import { inPlace } from './subjects/inPlace.ts';
import { STAFF_LANGUAGES } from './text.ts';
import type { StaffLanguage, Texts } from './text.ts';

/** Where the desk's own settings stand: `timeZone` among them. */
type Placed = { payload: { config: { custom?: object | undefined } } };
/** As much of a request as is needed to know its language; without one, English. */
type Asking = { i18n?: { language?: string } } | undefined;

export const languageOf = (req: Asking): StaffLanguage => (req?.i18n?.language?.startsWith('zh') ? 'zh' : 'en');

/** The texts of a subject in one language. */
export function wordsOf<S extends Subject>(subject: S, language: StaffLanguage): Words<S> {
  const entries = Object.entries(CATALOGUE[subject] as Texts).map(([key, text]) => [key, text[language]]);
  return Object.fromEntries(entries) as Words<S>;
}

export type MessageKey = keyof typeof CATALOGUE.refusals;

/** Why the desk says no, in the language of the request. */
export function say(req: Asking, key: MessageKey, values: Record<string, string | number> = {}): string {
  return fill(CATALOGUE.refusals[key][languageOf(req)], values);
}

/** The same in both languages, where the language of whoever asks is not known yet. */
export const sayBoth = (key: MessageKey, values: Record<string, string | number> = {}): string =>
  STAFF_LANGUAGES.map((language) => say({ i18n: { language } }, key, values)).join(' / ');

/** An instant as staff read it, by the association's clock. */
export function sayInstant(req: Asking & Placed, instant: string): string {
  const { timeZone } = req.payload.config.custom as { timeZone: string };
  return `${sayMoment({ instant, timeZone, language: languageOf(req) })} (${sayOffset({ instant, timeZone })})`;
}

/** Payload's own texts in place of which the desk says something else. */
export function textsInPlace(language: StaffLanguage): Record<string, Record<string, string>> {
  const said: Record<string, Record<string, string>> = {};
  for (const [name, text] of Object.entries(inPlace)) {
    const [subject = '', key = ''] = name.split(':');
    said[subject] = { ...said[subject], [key]: text[language] };
  }
  return said;
}

/** The catalogue as Payload's `i18n.translations` wants it: language, subject, key. The admin reads it from there. */
export function translations(): Record<StaffLanguage, { [S in Subject]: Words<S> }> {
  const subjects = Object.keys(CATALOGUE) as Subject[];
  const inLanguage = (language: StaffLanguage) =>
    Object.fromEntries(subjects.map((subject) => [subject, wordsOf(subject, language)])) as {
      [S in Subject]: Words<S>;
    };
  const [en, zh] = STAFF_LANGUAGES;
  return { en: inLanguage(en), zh: inLanguage(zh) };
}

/** The letter to who forgot the password, in both languages of the desk; its address is that of the settings, never of the request. */
import type { PayloadRequest } from 'payload';
import { letters } from '../../src/words/subjects/review/letters.ts';

type Asked = { req?: PayloadRequest; token?: string } | undefined;

export const forgottenPassword = {
  generateEmailSubject: (): string => `${letters.forgotten.subject.zh} / ${letters.forgotten.subject.en}`,
  /** Plain text: the letter has nothing to click through but one address. */
  generateEmailHTML: (asked: Asked): string => {
    const { serverURL = '', routes } = asked?.req?.payload.config ?? {};
    const { zh, en } = letters.forgotten.text;
    return `${zh}\n\n${en}\n\n${serverURL}${routes?.admin ?? '/admin'}/reset/${asked?.token ?? ''}\n`;
  },
};

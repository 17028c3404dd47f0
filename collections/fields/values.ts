/** Fields with a format of their own: calendar dates and web addresses, checked as the public record checks them. */
import type { Field, TextField, TextFieldSingleValidation } from 'payload';
import { text as validateText } from 'payload/shared';
import { webUrlSchema } from '../../src/domain/record.ts';
import { calendarDateSchema } from '../../src/domain/lists.ts';
import { say } from '../../src/words/say.ts';

type Options = Pick<TextField, 'name' | 'label' | 'required' | 'admin' | 'defaultValue' | 'index'>;

const isoDate: TextFieldSingleValidation = (value, options) => {
  if (value && !calendarDateSchema.safeParse(value).success) return say(options.req, 'badDate');
  return validateText(value, options);
};

/** A calendar date, kept as the text YYYY-MM-DD: no clock and no time zone can move it by a day. */
export function calendarDate(options: Options, validate: TextFieldSingleValidation = isoDate): Field {
  return {
    ...options,
    type: 'text',
    hasMany: false,
    validate,
    admin: { ...options.admin, components: { Field: '/src/admin/DateField.tsx#DateField' } },
  } as Field;
}

/** A date of the past or today, by the clock of the association (UTC+8 is ahead of no reader by more than a day). */
export const notInTheFuture: TextFieldSingleValidation = (value, options) => {
  if (value && value > todayInChina()) return say(options.req, 'futureDate');
  return isoDate(value, options);
};

export function todayInChina(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);
}

/** An absolute http or https address. */
export function webUrl(options: Options): Field {
  const validate: TextFieldSingleValidation = (value, args) =>
    value && !webUrlSchema.safeParse(value).success ? say(args.req, 'badUrl') : validateText(value, args);
  return { ...options, type: 'text', hasMany: false, validate } as Field;
}

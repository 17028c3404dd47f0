/** When an approved article goes out: kept as an instant, written and read by the archive's clock. */
import { z } from 'zod';
import type { Field, FieldHook, PayloadRequest } from 'payload';
import { instantOf } from '../../src/domain/words/zonedTime.ts';
import { CATALOGUE } from '../../src/words/catalogue.ts';
import { languageOf } from '../../src/words/say.ts';
import { both } from './labels.ts';

const instantSchema = z.iso.datetime({ offset: true });

/** A program may send a time by the archive's clock too (2026-12-01T09:00); an instant stays as it is. */
const toInstant =
  (timeZone: string): FieldHook =>
  ({ value }) => {
    if (!value || value instanceof Date || instantSchema.safeParse(value).success) return value;
    return instantOf({ wall: String(value), timeZone }).instant ?? value;
  };

/** What is wrong with a time of release; null where nothing is. Asked after `toInstant`: what is no instant by then was no time. */
export function faultOfRelease(value: unknown, req: PayloadRequest): string | null {
  if (!value || value instanceof Date || instantSchema.safeParse(value).success) return null;
  const { timeZone } = req.payload.config.custom as { timeZone: string };
  const { fault = 'form' } = instantOf({ wall: String(value), timeZone });
  return CATALOGUE.release[fault][languageOf(req)];
}

export const releaseField = (timeZone: string): Field => ({
  name: 'releaseAt',
  label: both('Release at', '定时发布'),
  type: 'date',
  index: true,
  hooks: { beforeValidate: [toInstant(timeZone)] },
  validate: (value, { req }) => faultOfRelease(value, req) ?? true,
  admin: {
    position: 'sidebar',
    date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' },
    description: both(
      'An approved article is released at this time; empty: by hand.',
      '核准后于此时发布；留空则手动发布。',
    ),
    components: {
      Field: { path: '/src/admin/release/ReleaseField.tsx#ReleaseField', clientProps: { timeZone } },
    },
  },
});

/** Under series and instalment: which one comes next. */
export const proposalField = (timeZone: string): Field => ({
  name: 'nextInstalment',
  label: both('Next instalment', '下一期'),
  type: 'ui',
  admin: {
    disableListColumn: true,
    components: {
      Field: { path: '/src/admin/release/NextInstalment.tsx#NextInstalment', clientProps: { timeZone } },
    },
  },
});

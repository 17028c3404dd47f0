/** Every staff text in both languages: the catalogue, and the labels that stand beside the fields of the desk. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { en as payloadsOwn } from '@payloadcms/translations/languages/en';
import type { Field, SanitizedConfig, Tab } from 'payload';
import { deskConfig } from '../../src/payload.config.ts';
import { CATALOGUE } from '../../src/words/catalogue.ts';
import { say, translations } from '../../src/words/say.ts';
import type { Texts } from '../../src/words/text.ts';
import { testConfig } from '../support/desk.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const CHINESE = /[\u4e00-\u9fff]/;
const places = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();

describe('the catalogue', () => {
  const all = Object.entries(CATALOGUE).flatMap(([subject, texts]) =>
    Object.entries(texts as Texts).map(([key, text]) => ({ key: `${subject}:${key}`, ...text })),
  );

  test('when a text is looked at, then it is there in both languages, each in its own, with the same places for values', () => {
    const isFaulty = ({ en, zh }: { en: string; zh: string }) =>
      !en.trim() || CHINESE.test(en) || !CHINESE.test(zh) || String(places(en)) !== String(places(zh));
    expect(all.filter(isFaulty)).toEqual([]);
    expect(all.length).toBeGreaterThan(150);
  });

  test('when it is handed to Payload, then both languages have the same keys, and none of Payload’s own is hidden', () => {
    const { en, zh } = translations();
    const keys = (subjects: object) =>
      Object.entries(subjects).flatMap(([subject, words]) => Object.keys(words).map((key) => `${subject}:${key}`));
    expect(keys(zh)).toEqual(keys(en));
    expect(keys(en)).toEqual(all.map(({ key }) => key));
    expect(Object.keys(en).filter((subject) => subject in payloadsOwn.translations)).toEqual([]);
  });

  test('when the desk says no, then in the language of the request, with the values in their places', () => {
    const ask = (language: string) => say({ i18n: { language } }, 'fileGone', { name: 'a.png' });
    expect(ask('zh')).toBe('服务器上缺少文件 a.png，请重新上传或将其移除。');
    expect(ask('en')).toBe('The file a.png is missing on the server. Upload it again or take it out.');
  });

  test('when a file of the admin is read, then it holds no staff text of its own', () => {
    const files = readdirSync(path.join(root, 'src/admin'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => /\.tsx?$/.test(file));
    const text = (file: string) => readFileSync(path.join(root, 'src/admin', file), 'utf8');
    expect(sources.filter((file) => CHINESE.test(text(file)))).toEqual([]);
  });
});

describe('the desk', () => {
  let desk: SanitizedConfig;
  beforeAll(async () => {
    desk = await deskConfig((await testConfig()).config);
  });

  test('when a collection, field or option is shown, then its name is there in both languages', () => {
    const shown = [...desk.collections, ...desk.globals].filter(
      ({ slug, admin }) => !slug.startsWith('payload-') && admin.hidden !== true,
    );
    const names = shown.flatMap(({ slug, fields, admin, ...one }) => [
      ...('labels' in one ? [said(`${slug} one`, one.labels.singular), said(`${slug} many`, one.labels.plural)] : []),
      said(`${slug} description`, admin.description ?? BOTH),
      said(`${slug} group`, admin.group || BOTH),
      ...fields.flatMap((field) => namesIn(field, slug)),
    ]);
    expect(names.length).toBeGreaterThan(150);
    expect(names.filter(({ isSaid }) => !isSaid).map(({ place }) => place)).toEqual([]);
  });
});

const BOTH = { en: 'a', zh: '字' };

/** Said in both languages: a pair, or a function that asks Payload's own translations. */
function said(place: string, text: unknown): { place: string; isSaid: boolean } {
  const { en, zh } = (text ?? {}) as { en?: unknown; zh?: unknown };
  return { place, isSaid: typeof text === 'function' || Boolean(en && zh) };
}

type Named = {
  name?: string;
  label?: unknown;
  labels?: { singular?: unknown; plural?: unknown };
  hidden?: boolean;
  admin?: { hidden?: boolean; disabled?: boolean; description?: unknown };
  options?: { value: string; label: unknown }[];
  fields?: Field[];
  tabs?: Tab[];
};

function namesIn(field: Field | Tab, place: string): ReturnType<typeof said>[] {
  const { name, label, labels = { singular: BOTH, plural: BOTH }, options = [], ...more } = field as Named;
  const { hidden, admin = {}, fields = [], tabs = [] } = more;
  const here = name ? `${place}.${name}` : place;
  if (hidden || admin.hidden || admin.disabled) return [];
  return [
    ...(name && label !== false ? [said(here, label)] : []),
    said(`${here} one`, labels.singular),
    said(`${here} many`, labels.plural),
    said(`${here} description`, admin.description ?? BOTH),
    ...options.map((one) => said(`${here} ${one.value}`, one.label)),
    ...[...fields, ...tabs].flatMap((one) => namesIn(one, here)),
  ];
}

/** Random drafts: titles in ten scripts, every kind of file, whole, replaced or lost, entities named in any script, and what must be said of each. */
import fc from 'fast-check';

const WORDS = [
  ...[
    '机床 高质量发展',
    '曾毓群：自主创新',
    'Spark Machine Tools',
    'Überführung 10μm',
    'オークマ テスト',
    '두산 공작기계',
  ],
  ...['Станкостроение', 'Εργαλειομηχανές', 'آلات', 'เครื่องจักร', 'मशीन', '𠮷㐂', '★★★', '……', '🚗', ' \u3000 ', ''],
];
const words = fc.constantFrom(...WORDS);
const name = words.filter((text) => text.trim() !== '');
const RARE_FILES = ['wide picture', 'pdf', 'picture made pdf', 'pdf made picture', 'lost'] as const;
const fileKinds = fc.constantFrom('none', 'none', 'none', 'none', 'picture', 'picture', 'picture', ...RARE_FILES);
export const drafts = fc.record({
  title: words,
  names: fc.record({ author: name, organization: fc.option(name), source: name, topic: fc.option(name) }),
  image: fileKinds,
  attachment: fileKinds,
  inBody: fileKinds,
  sourceUrl: fc.constantFrom('', '', '', 'https://example.org/a', 'www.example.org'),
  publishedOn: fc.constantFrom(...new Array<string>(8).fill('2024-05-06'), '2999-01-01', '2023-02-31'),
  language: fc.constantFrom('en' as const, 'zh-Hans' as const),
  staff: fc.constantFrom('en' as const, 'zh' as const),
  isScheduled: fc.boolean(),
});
export type Draft = typeof drafts extends fc.Arbitrary<infer T> ? T : never;
export type FileKind = Draft['image'];

/** What was drawn that no reader could be given, by the field that has to say so. */
export function expectedFields({ title, image, attachment, inBody, sourceUrl, publishedOn }: Draft): string[] {
  const isPicture = (kind: FileKind) => ['none', 'picture', 'wide picture', 'pdf made picture'].includes(kind);
  return [
    ...(title.trim() ? [] : ['title']),
    ...(isPicture(image) ? [] : ['image']),
    ...(attachment === 'lost' ? ['attachments'] : []),
    ...(isPicture(inBody) ? [] : ['body']),
    ...(sourceUrl.startsWith('www') ? ['sourceUrl'] : []),
    ...(publishedOn === '2024-05-06' ? [] : ['publishedOn']),
  ].sort();
}

/** What the process that publishes them tells the test; `late` of those that became public took longer than promised. */
export type Outcome = { wrong: string[]; published: number; scheduled: number; late: number; problems: unknown[] };

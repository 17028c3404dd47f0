/** What single lines around a text say: where it comes from, who wrote it, when. */
import { chineseNumber, findDate } from './dates.ts';

export type Label = 'source' | 'author' | 'byline' | 'date' | 'editor' | 'address';
export type LineFacts = Partial<Record<Label, string>>;

const LABELS: [Label, string][] = [
  ['source', '来源|出处|转自|转载自|稿源|信息来源|文章来源|source|originally published (?:in|by)|from'],
  ['author', '作者|撰稿人?|撰文|文|author|written by|text'],
  ['byline', '发布者|发布单位|发布|by|(?:published|released) by'],
  ['date', '发布时间|发布日期|发表时间|发表日期|时间|日期|date|published(?: on)?|posted'],
  ['editor', '责任编辑|责编|编辑|审核|校对|editor'],
  ['address', '原文链接|链接|网址|url|link'],
];
/** A colon before which a blank may stand and after which none has to; Chinese pages also use strokes. */
const MARK = '\\s*[:：丨|｜/／]\\s*';
const LABELLED = new RegExp(
  `(?<=^|[\\s\\u3000,，;；|｜(（【\\[])(?:${LABELS.map(([label, words]) => `(?<${label}>${words})`).join('|')})${MARK}`,
  'giu',
);
/** A line that is longer than this says something else. */
const LINE_MAX = 200;

/** What a line of facts says; null for a line that says anything else as well. */
export function readLine(text: string): LineFacts | null {
  const line = text.trim().replace(/^[（(【[]([^()（）]*)[）)】\]]$/u, '$1');
  if (line.length > LINE_MAX) return null;
  const marks = [...line.matchAll(LABELLED)];
  const facts: LineFacts = {};
  const before = line.slice(0, marks[0]?.index ?? line.length);
  if (!isRest(before, facts)) return null;
  marks.forEach((mark, index) => {
    const label = LABELS.find(([name]) => mark.groups?.[name] !== undefined)?.[0];
    const value = line.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? line.length);
    if (label) facts[label] ??= cleanValue(value, label, facts);
  });
  return marks.length > 0 || facts.date ? facts : null;
}

/** Before the labels there may be a date and an hour, no more. */
function isRest(text: string, facts: LineFacts): boolean {
  const found = findDate(text);
  if (found) facts.date = found.date;
  const rest = found ? text.replace(found.text, '') : text;
  return /^[\s\p{P}\p{S}]*(\d{1,2}:\d{2}(:\d{2})?)?[\s\p{P}\p{S}]*$/u.test(rest);
}

/** A date at the end of another value is the date of the line. */
function cleanValue(value: string, label: Label, facts: LineFacts): string {
  const found = findDate(value);
  if (found) facts.date ??= found.date;
  if (label === 'date') return found?.date ?? value.trim();
  const rest = found ? value.slice(0, found.index) : value;
  return rest.replace(/^[\s\p{P}\p{S}]+(?=[\p{L}“《])|[\s，,;；|｜。]+$/gu, '').trim();
}

/** Positions, longest first so that a deputy is not taken for the head. */
const POSITION =
  '(?:(?:党委|党组|党总支|党支部)?(?:副)?书记|(?:副|执行|名誉|联席)?董事长|(?:常务|执行)?(?:副)?总经理|(?:执行|高级)?(?:副)?总裁|首席(?:执行官|技术官|运营官|科学家|专家)|(?:副)?(?:主席|会长|秘书长|理事长|厂长|院长|所长|主任|校长)|执行董事|创始人|(?:企业|主要|公司)?负责人|法定代表人|总工程师|总设计师|CEO|教授|研究员)';
const POSITIONS = `${POSITION}(?:[、，,兼和及/ ]*${POSITION})*`;
const ORGANIZATION =
  '[\\p{sc=Han}A-Za-z0-9（）()·&\\- ]{2,40}?(?:公司|集团|厂|研究院|研究所|学院|大学|协会|学会|机床|中心)';
const PERSON = '[\\p{sc=Han}]{2,4}|[\\p{sc=Han}]{1,6}·[\\p{sc=Han}]{1,8}';
const ENGLISH_POSITION =
  '(?:vice |deputy |executive |general |senior )*(?:chair(?:man|woman|person)?|chief [a-z]+(?: officer)?|ceo|cto|president|general manager|managing director|director|founder|secretary general|party secretary)(?:(?: and |, ?| & )(?:vice |deputy |executive |general |senior )*(?:chair(?:man|woman|person)?|chief [a-z]+(?: officer)?|ceo|president|general manager|director))*';

export type Post = { name: string | null; position: string; organization: string };

const POSTS: [RegExp, (match: RegExpExecArray) => Post][] = [
  [
    new RegExp(
      `^[（(\\[]?\\s*(?:本文)?作者(?:系|为|是|单位[:：])\\s*(${ORGANIZATION})\\s*(${POSITIONS})[。]?\\s*[）)\\]]?$`,
      'u',
    ),
    ([, organization = '', position = '']) => ({ name: null, position, organization }),
  ],
  [
    new RegExp(`^(${ORGANIZATION})\\s*(${POSITIONS})\\s*[:：]?\\s*(${PERSON})$`, 'u'),
    ([, organization = '', position = '', name = '']) => ({ name, position, organization }),
  ],
  [
    new RegExp(`^(${PERSON})[\\s，,（(]+(${ORGANIZATION})\\s*(${POSITIONS})[）)]?$`, 'u'),
    ([, name = '', organization = '', position = '']) => ({ name, position, organization }),
  ],
  [
    new RegExp(`^\\(?\\s*The author is (?:the )?(${ENGLISH_POSITION}) (?:of|at) (.{3,80}?)\\.?\\s*\\)?$`, 'i'),
    ([, position = '', organization = '']) => ({ name: null, position, organization }),
  ],
  [
    new RegExp(
      `^([\\p{Lu}][\\p{L}'’.-]+(?: [\\p{Lu}][\\p{L}'’.-]+){1,3}),? (${ENGLISH_POSITION}) (?:of|at) (.{3,80}?)\\.?$`,
      'iu',
    ),
    ([, name = '', position = '', organization = '']) => ({ name, position, organization }),
  ],
];

/** A note or line that says which post the author holds. */
export function readPost(text: string): Post | null {
  const line = text.trim();
  if (line.length > 120) return null;
  for (const [pattern, read] of POSTS) {
    const found = pattern.exec(line);
    if (found) return read(found);
  }
  return null;
}

const COUNT = '([\\d〇零一二三四五六七八九十百]{1,5})';
const INSTALMENTS = [
  new RegExp(`第\\s*${COUNT}\\s*[期篇讲集回辑]`),
  new RegExp(`之${COUNT}(?=[\\s）)》】:：]|$)`),
  new RegExp(`[（(]${COUNT}[）)]\\s*$`),
  new RegExp(`系列(?:报道|文章|访谈|观点)?\\s*[（(·|｜]?${COUNT}[）)]?$`),
  /\b(?:no|nr|part|instalment|installment|issue|episode)\.?\s*#?(\d{1,5})\b/i,
];

/** The number of an instalment that a title or line says; null for none. */
export function findInstalment(text: string): number | null {
  const found = INSTALMENTS.map((pattern) => pattern.exec(text)?.[1]).find((one) => one !== undefined);
  const number = found === undefined ? Number.NaN : chineseNumber(found);
  return number >= 1 && number <= 100_000 ? number : null;
}

/** The name before the colon of a title: "Jiang Baoquan: …", “蒋保权：…”. */
export function authorInTitle(title: string): string | null {
  const chinese = /^([\p{sc=Han}]{2,4}|[\p{sc=Han}]{1,6}·[\p{sc=Han}]{1,8})\s*[:：]\s*\S/u.exec(title)?.[1];
  return chinese ?? /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]*){1,3})\s*[:：]\s*\S/u.exec(title)?.[1] ?? null;
}

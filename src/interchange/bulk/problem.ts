/** What is wrong with a row of a bulk import: where, at which field, and why, in the languages of the staff. */

const en = {
  ambiguous: 'more than one is called “{name}”; give the slug: {slugs}',
  'bad-character': 'holds a character that no text has ({name}); save the file as UTF-8 without it',
  'bad-date': '“{name}” is no day that exists between 1000 and 9999; write it as 2022-08-25',
  'bad-encoding': 'is neither UTF-8, UTF-16 nor GB18030; save it as UTF-8',
  'bad-file': '“{name}”: {reason}',
  'bad-line': 'cannot be read: {reason}',
  'bad-value': '{reason}',
  duplicate: 'the archive has this already as “{slug}” ({reason}); give that slug to change it, or take the row out',
  'duplicate-row': 'is the same as line {line} ({reason})',
  empty: 'holds no row',
  'future-date': '{name} is in the future',
  'instalment-taken': 'instalment {name} of this series is there in this language: {slug}',
  'no-heading': 'has no heading “title”: the first line names the columns',
  'not-readable': 'cannot be read: {reason}',
  'not-supported':
    'is of no kind that can be imported: .jsonl, .csv, .xlsx, WordPress .xml, Ghost .json, a folder with a manifest, a bag',
  required: 'is needed',
  'required-to-publish': 'is needed to publish: {reason}',
  similar: 'is nearly the same text as “{slug}”; --accept-similar imports it all the same',
  'slug-taken': 'the slug {name} belongs to another article',
  'too-long': 'has {name} characters, at most {most} are possible',
  'too-many': 'has {name} values, at most {most} are possible',
  unequal: 'has {name} values, and there are {most} authors: one for each, or one for all',
  'unknown-field': 'is no field of an import; possible are {name}',
  'unknown-reference': 'no article of this file and none of the archive is called “{name}”',
  withdrawn: 'was withdrawn; a publisher restores it in the admin',
};
export type BulkCode = keyof typeof en;

const zh: Record<BulkCode, string> = {
  ambiguous: '“{name}”对应多个条目，请填写网址标识：{slugs}',
  'bad-character': '含有文本不应有的字符（{name}），请去除后存为 UTF-8',
  'bad-date': '“{name}”不是 1000 至 9999 年间真实存在的日期，请写成 2022-08-25',
  'bad-encoding': '不是 UTF-8、UTF-16 或 GB18030 编码，请存为 UTF-8',
  'bad-file': '“{name}”：{reason}',
  'bad-line': '无法读取：{reason}',
  'bad-value': '{reason}',
  duplicate: '文库中已有此文“{slug}”（{reason}）；如要修改请填写该网址标识，否则删去此行',
  'duplicate-row': '与第 {line} 行相同（{reason}）',
  empty: '没有任何数据行',
  'future-date': '{name} 晚于今天',
  'instalment-taken': '该系列此语言已有第 {name} 期：{slug}',
  'no-heading': '没有“标题”列：第一行应为列名',
  'not-readable': '无法读取：{reason}',
  'not-supported': '不是可导入的类型：.jsonl、.csv、.xlsx、WordPress .xml、Ghost .json、带清单的文件夹或本系统的导出包',
  required: '必须填写',
  'required-to-publish': '发布前必须填写：{reason}',
  similar: '与“{slug}”内容几乎相同；加 --accept-similar 可仍然导入',
  'slug-taken': '网址标识 {name} 属于另一篇文章',
  'too-long': '有 {name} 个字符，最多 {most} 个',
  'too-many': '有 {name} 个值，最多 {most} 个',
  unequal: '有 {name} 个值，而作者有 {most} 位：应逐一对应，或只写一个',
  'unknown-field': '不是可导入的列；可用的有 {name}',
  'unknown-reference': '文件和文库中都没有名为“{name}”的文章',
  withdrawn: '已撤回；请由发布员在后台恢复',
};

export type Place = { file: string; line: number };
export type RowProblem = Place & { field: string | null; code: BulkCode; message: { en: string; zh: string } };

type Values = Record<string, string | number>;
const filled = (text: string, values: Values) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

export function problem(place: Place, field: string | null, code: BulkCode, values: Values = {}): RowProblem {
  const { file, line } = place;
  return { file, line, field, code, message: { en: filled(en[code], values), zh: filled(zh[code], values) } };
}

/** One line for people: file, line, field and reason. */
export function problemLine({ file, line, field, message }: RowProblem, language: 'en' | 'zh' = 'en'): string {
  const where = line > 0 ? (language === 'zh' ? `${file} 第 ${line} 行` : `${file}, line ${line}`) : file;
  return [where, field, message[language]].filter(Boolean).join(language === 'zh' ? '：' : ': ');
}

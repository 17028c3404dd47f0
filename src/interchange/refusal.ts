/** Why a file is not taken, in the languages of the staff: the file and the reason by name. */

const en = {
  broken: '“{file}” is damaged: {reason}',
  empty: '“{file}” is empty.',
  encrypted: '“{file}” is protected by a password. Remove the password and try again.',
  'has-dtd': '“{file}” carries a document type definition, which no word processor writes. It was not read.',
  macros: '“{file}” carries macros. Save it as .docx without macros and try again.',
  'no-document': '“{file}” is a zip file without a Word document in it.',
  'no-text': '“{file}” has no text: it is a scan or a picture. Recognise its text first (OCR).',
  'not-supported': '“{file}” is {what}. Possible are .docx, .html, .mht, .md, .txt and .pdf.',
  'old-word': '“{file}” is in the old format of Word or WPS. Open it there, save it as .docx and try again.',
  'save-as-docx': '“{file}” is {what}. Open it in its program, save it as .docx and try again.',
  'too-deep': '“{file}” is nested too deeply to be a document.',
  'too-large': '“{file}” is larger than {limit} MB.',
  'too-long': '“{file}” took too long or too much memory to read. Divide it and try again.',
  'unsafe-name': '“{file}” holds a file that wants to be written elsewhere ({name}). It was not unpacked.',
  'zip-bomb': '“{file}” grows beyond all measure when unpacked. It was not read.',
};
export type RefusalCode = keyof typeof en;

const zh: Record<RefusalCode, string> = {
  broken: '“{file}”已损坏：{reason}',
  empty: '“{file}”是空文件。',
  encrypted: '“{file}”有密码保护。请取消密码后重试。',
  'has-dtd': '“{file}”带有文字处理软件不会写入的文档类型定义，未予读取。',
  macros: '“{file}”含有宏。请另存为不含宏的 .docx 后重试。',
  'no-document': '“{file}”是压缩包，其中没有 Word 文档。',
  'no-text': '“{file}”没有文字，是扫描件或图片。请先做文字识别（OCR）。',
  'not-supported': '“{file}”是{what}。可以导入 .docx、.html、.mht、.md、.txt 和 .pdf。',
  'old-word': '“{file}”是旧版 Word 或 WPS 格式。请用原软件打开，另存为 .docx 后重试。',
  'save-as-docx': '“{file}”是{what}。请用原软件打开，另存为 .docx 后重试。',
  'too-deep': '“{file}”嵌套过深，不像一篇文档。',
  'too-large': '“{file}”超过 {limit} MB。',
  'too-long': '读取“{file}”耗时过长或占用内存过多。请拆分后重试。',
  'unsafe-name': '“{file}”中有文件要写到别处（{name}），未予解压。',
  'zip-bomb': '“{file}”解压后体积异常，未予读取。',
};

/** What a file is instead, where that is no name of a format. */
const WHAT: Record<string, { en: string; zh: string }> = {
  binary: { en: 'a file without text', zh: '不含文字的文件' },
  ole: { en: 'an older office document (OLE)', zh: '旧版办公文档（OLE）' },
  program: { en: 'a program (.exe)', zh: '程序（.exe）' },
};

/** What is damaged in a file. */
const REASONS: Record<string, { en: string; zh: string }> = {
  mht: { en: 'there is no page in it.', zh: '其中没有网页。' },
  pdf: { en: 'it is not a whole PDF.', zh: '不是完整的 PDF。' },
  xml: { en: 'its part {part} is not well-formed XML.', zh: '其中的 {part} 不是格式正确的 XML。' },
  zip: { en: 'it is not a whole zip file, as a .docx is inside.', zh: '.docx 内部的压缩包不完整。' },
};

/** Thrown for every file that cannot be taken: its fault, never the program's. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
  readonly code: RefusalCode;
  readonly values: Record<string, string>;

  constructor(code: RefusalCode, values: Record<string, string> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** The sentence that an editor reads. */
export function refusalText(input: {
  code: RefusalCode;
  values: Record<string, string>;
  file: string;
  language: 'en' | 'zh';
}): string {
  const { what = '', reason = '' } = input.values;
  const named = { what: WHAT[what]?.[input.language] ?? what, reason: REASONS[reason]?.[input.language] ?? reason };
  const values: Record<string, string> = { ...input.values, ...named, file: input.file };
  const put = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  // A reason has places of its own.
  values.reason = put(values.reason ?? '');
  return put((input.language === 'zh' ? zh : en)[input.code]);
}

/** What the desk says to its staff, in the language of their admin. Readers never see these. */
import type { PayloadRequest } from 'payload';

const en = {
  altMissing: 'Say what this picture shows (alternative text): {{name}}',
  approvedLocked: 'This article is approved. A publisher can send it back before it is changed.',
  archiveFailed: 'The archive could not be written: {{name}}',
  badDate: 'Enter an existing date as YYYY-MM-DD.',
  badLink: 'The link "{{name}}" leads nowhere outside this page. Give the complete address, with https:// or mailto:.',
  badNode: 'The text holds something that readers cannot be shown ({{name}}). Take it out.',
  badSlug: 'Use lower-case letters, digits and single hyphens, at most 120 characters.',
  badUrl: 'Enter a complete address that begins with http:// or https://.',
  badValue: 'This value cannot be published: {{name}}',
  conflict: 'Somebody else saved this at {{at}}. Your changes were not stored and are still in this window.',
  deepBody: 'The text is nested too deeply ({{depth}} levels; {{max}} are possible).',
  emptyBody: 'Write the text before publishing.',
  entityGone: 'What was chosen here no longer exists. Choose again.',
  entityIncomplete: '{{name}} cannot be shown to readers as it is: open it, complete it and save it.',
  fileGone: 'The file {{name}} is missing on the server. Upload it again or take it out.',
  fileInUse: 'This file is used, in a text or in an earlier version of one, by: {{names}}',
  fileNeverArrived: 'A pasted picture has not been uploaded. Upload it or take it out.',
  fileNotPublic: 'The file {{name}} is of a kind that readers are not given.',
  filePublic: 'Only publishers change a file that readers see. It is used by: {{names}}',
  futureDate: 'The date of publication cannot be in the future.',
  instalmentTaken: 'Instalment {{instalment}} of this series already exists in this language: {{title}}',
  lastAdministrator: 'This is the last administrator. Make somebody else one first.',
  mayNotApprove: 'Only publishers approve and schedule.',
  mayNotChangePublished: 'Only publishers change a published article.',
  mayNotPublish: 'Only publishers publish.',
  mayNotTakeOut: 'Only publishers take an article out of the trash, back or for good.',
  mayNotWithdraw: 'Only publishers withdraw.',
  nameNeeded: 'Give a name in at least one language.',
  neverPublished: 'Only a published article can be withdrawn; move a draft to the trash instead.',
  notAnImage: 'The file {{name}} is no picture.',
  notYours: 'Only who wrote a draft moves it to the trash, or a publisher.',
  oneByOne: 'This is done with one article at a time.',
  reasonNeeded: 'Give the reason that readers will see.',
  recordsStay: 'What was published cannot be deleted. Withdraw it with a public reason.',
  releaseInPast: 'The release time is in the past.',
  required: 'This field is needed to publish.',
  sameLanguage: 'A translation is in another language than the article it translates.',
  selfTranslation: 'An article cannot be a translation of itself.',
  sendBackFirst: 'This article is approved. Send it back before it is moved to the trash.',
  slugFixed: 'This slug is in published articles and can no longer change.',
  slugInTrash: 'An article in the trash has this slug: {{title}}',
  slugTaken: 'Another one has or had this slug.',
  trashFirst: 'Move the draft to the trash. From there a publisher deletes it for good.',
  withdrawnInLog: 'The archive holds it withdrawn. Publish it again to restore it.',
  withdrawInstead: 'A published article is not unpublished in silence. Withdraw it with a public reason.',
  publicEntity: 'Published articles name this. What readers see of it is changed by a publisher.',
  shortPassword: 'A password has at least 10 characters.',
  signInRefused: 'E-mail or password is wrong, or the account is locked for ten minutes after five wrong passwords.',
  wrongPassword: 'Enter your present password to set a new one.',
  nulInName: 'The file name has a NUL character in it.',
  longFileName: 'The file name is too long: at most {{latin}} Latin or {{chinese}} Chinese characters.',
};

export type MessageKey = keyof typeof en;

const zh: Record<MessageKey, string> = {
  altMissing: '请填写图片的替代文字：{{name}}',
  approvedLocked: '本文已核准。修改之前须由发布员退回。',
  archiveFailed: '无法写入文库：{{name}}',
  badDate: '请按 YYYY-MM-DD 填写真实存在的日期。',
  badLink: '链接“{{name}}”离开本页后无法打开，请填写以 https:// 或 mailto: 开头的完整地址。',
  badNode: '正文含有无法向读者展示的内容（{{name}}），请将其移除。',
  badSlug: '只能使用小写字母、数字和单个连字符，最多 120 个字符。',
  badUrl: '请填写以 http:// 或 https:// 开头的完整网址。',
  badValue: '此内容无法发布：{{name}}',
  conflict: '他人已于 {{at}} 保存。您的修改未被存储，仍保留在此窗口中。',
  deepBody: '正文嵌套过深（{{depth}} 层，最多 {{max}} 层）。',
  emptyBody: '发布之前请填写正文。',
  entityGone: '此处所选的内容已不存在，请重新选择。',
  entityIncomplete: '“{{name}}”的资料尚不能公开，请打开补全并保存。',
  fileGone: '服务器上缺少文件 {{name}}，请重新上传或将其移除。',
  fileInUse: '此文件正被使用（含历史版本）：{{names}}',
  fileNeverArrived: '有一张粘贴的图片尚未上传，请上传或将其移除。',
  fileNotPublic: '文件 {{name}} 的类型不能向读者提供。',
  filePublic: '读者可见的文件只能由发布员修改。使用者：{{names}}',
  futureDate: '发表日期不能晚于今天。',
  instalmentTaken: '该系列的此语言版本已有第 {{instalment}} 期：{{title}}',
  lastAdministrator: '这是最后一位管理员，请先将其他人设为管理员。',
  mayNotApprove: '只有发布员可以核准和定时发布。',
  mayNotChangePublished: '只有发布员可以修改已发布的文章。',
  mayNotPublish: '只有发布员可以发布。',
  mayNotTakeOut: '只有发布员可以将文章移出回收站或永久删除。',
  mayNotWithdraw: '只有发布员可以撤回。',
  nameNeeded: '请至少填写一种语言的名称。',
  neverPublished: '只有已发布的文章才能撤回；草稿请移入回收站。',
  notAnImage: '文件 {{name}} 不是图片。',
  notYours: '草稿只能由其作者或发布员移入回收站。',
  oneByOne: '此操作每次只能处理一篇文章。',
  reasonNeeded: '请填写读者将看到的撤回原因。',
  recordsStay: '已发布的内容不能删除，请说明公开原因后撤回。',
  releaseInPast: '定时发布的时间已过。',
  required: '发布前必须填写此项。',
  sameLanguage: '译文与原文的语言必须不同。',
  selfTranslation: '文章不能是自身的译文。',
  sendBackFirst: '本文已核准，移入回收站之前须先退回。',
  slugFixed: '此网址标识已用于已发布的文章，不能再修改。',
  slugInTrash: '回收站中的文章使用了该网址标识：{{title}}',
  slugTaken: '该网址标识现在或曾经被使用。',
  trashFirst: '请先将草稿移入回收站，再由发布员永久删除。',
  withdrawnInLog: '文库中本文已撤回。如要恢复，请重新发布。',
  withdrawInstead: '已发布的文章不能无声下线，请说明公开原因后撤回。',
  publicEntity: '已发布的文章引用了此条目，读者可见的内容须由发布员修改。',
  shortPassword: '密码至少 10 个字符。',
  signInRefused: '邮箱或密码有误；连续输错五次后，账号将锁定十分钟。',
  wrongPassword: '设置新密码时，请输入当前密码。',
  nulInName: '文件名中含有空字符（NUL）。',
  longFileName: '文件名过长：最多 {{latin}} 个英文字符或 {{chinese}} 个汉字。',
};

export const MESSAGES: Record<'en' | 'zh', Record<MessageKey, string>> = { en, zh };

/** The language of the desk that the request is made in. */
export function languageOf(req: Pick<PayloadRequest, 'i18n'> | undefined): 'en' | 'zh' {
  return req?.i18n?.language?.startsWith('zh') ? 'zh' : 'en';
}

/** The message in the language of the request. */
export function say(
  req: Pick<PayloadRequest, 'i18n'> | undefined,
  key: MessageKey,
  values: Record<string, string | number> = {},
): string {
  return MESSAGES[languageOf(req)][key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** An instant as staff read it, by the association's clock. */
export function sayInstant(instant: string): string {
  const format = { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' } as const;
  return `${new Intl.DateTimeFormat('sv-SE', format).format(new Date(instant))} (UTC+8)`;
}

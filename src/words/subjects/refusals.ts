/** Why the desk says no. */
import type { Texts } from '../text.ts';
import { kindRefusals } from './kindRefusals.ts';
import { reviewRefusals } from './review/refusals.ts';

export const refusals = {
  ...reviewRefusals,
  ...kindRefusals,
  signInFirst: { en: 'Sign in first.', zh: '请先登录。' },
  tooManyAttempts: { en: 'Too many attempts. Try again in a minute.', zh: '尝试次数过多，请一分钟后再试。' },
  otherSite: { en: 'Requests from other sites are refused.', zh: '不接受来自其他网站的请求。' },
  firstExists: { en: 'The first account exists already.', zh: '首个账号已经存在。' },
  noLength: { en: 'Say with Content-Length how large the request is.', zh: '请用 Content-Length 注明请求的大小。' },
  tooMuchSent: { en: 'At most {{limit}} can be sent here at once.', zh: '此处一次最多可发送 {{limit}}。' },
  tooManyFiles: { en: 'At most {{max}} files at once.', zh: '一次最多 {{max}} 个文件。' },
  noForm: { en: 'Send the files as multipart/form-data.', zh: '请以 multipart/form-data 发送文件。' },
  noFile: { en: 'Send at least one file in the field "file".', zh: '请在字段“file”中至少发送一个文件。' },
  oneFile: { en: 'Send exactly one file in the field "file".', zh: '请在字段“file”中只发送一个文件。' },
  badPaste: {
    en: 'Send {"html": "…"} or {"text": "…"}, at most {{max}} characters.',
    zh: '请发送 {"html": "…"} 或 {"text": "…"}，最多 {{max}} 个字符。',
  },
  pasteTooLong: { en: 'The text took too long to read.', zh: '读取这段文字耗时过长。' },
  reviewerUnknown: { en: 'Choose a publisher as the reviewer.', zh: '请选择一位发布员作为审核人。' },
  commentEmpty: { en: 'Write what you want to say.', zh: '请填写批注内容。' },
  commentNotYours: { en: 'Only who wrote a comment changes its words.', zh: '批注的文字只能由其作者修改。' },
  altMissing: { en: 'Say what this picture shows (alternative text): {{name}}', zh: '请填写图片的替代文字：{{name}}' },
  approvedLocked: {
    en: 'This article is approved. A publisher can send it back before it is changed.',
    zh: '本文已核准。修改之前须由发布员退回。',
  },
  archiveFailed: { en: 'The archive could not be written: {{name}}', zh: '无法写入文库：{{name}}' },
  deskAway: {
    en: 'The database does not answer at the moment. Nothing is lost: keep this page open and save again in a few seconds.',
    zh: '数据库暂时没有响应。内容不会丢失：请保留此页面，稍候几秒再次保存。',
  },
  deskAwayHalf: {
    en: 'The database did not answer, and this may be stored in part or as a whole. Keep this page open, look in another window in a few seconds, and save again if it is missing.',
    zh: '数据库没有响应，这次的内容可能已部分或全部保存。请保留此页面，稍候几秒在另一窗口中查看；如未保存，再重新保存。',
  },
  comingUp: {
    en: 'The archive is being brought up to this version. Come again in a few minutes.',
    zh: '文库正在升级到当前版本，请过几分钟再来。',
  },
  namedGone: {
    en: 'What is chosen here was deleted meanwhile. Choose another one or take it out.',
    zh: '此处选择的内容已被删除，请另选或移除。',
  },
  badDate: { en: 'Enter an existing date as YYYY-MM-DD.', zh: '请按 YYYY-MM-DD 填写真实存在的日期。' },
  badLink: {
    en: 'The link "{{name}}" leads nowhere outside this page. Give the complete address, with https:// or mailto:.',
    zh: '链接“{{name}}”离开本页后无法打开，请填写以 https:// 或 mailto: 开头的完整地址。',
  },
  badNode: {
    en: 'The text holds something that readers cannot be shown ({{name}}). Take it out.',
    zh: '正文含有无法向读者展示的内容（{{name}}），请将其移除。',
  },
  badSlug: {
    en: 'Use lower-case letters, digits and single hyphens, at most 120 characters.',
    zh: '只能使用小写字母、数字和单个连字符，最多 120 个字符。',
  },
  badUrl: {
    en: 'Enter a complete address that begins with http:// or https://.',
    zh: '请填写以 http:// 或 https:// 开头的完整网址。',
  },
  badValue: { en: 'This value cannot be published: {{name}}', zh: '此内容无法发布：{{name}}' },
  synonymTwice: {
    en: '"{{name}}" stands in this row twice. Give different words.',
    zh: '“{{name}}”在本行中重复，请填写不同的词。',
  },
  synonymWithoutWord: {
    en: '"{{name}}" has no letter or digit, so nobody can search for it. Give a word.',
    zh: '“{{name}}”不含文字或数字，无法检索，请填写词语。',
  },
  conflict: {
    en: 'Somebody else saved this at {{at}}. Your changes were not stored and are still in this window.',
    zh: '他人已于 {{at}} 保存。您的修改未被存储，仍保留在此窗口中。',
  },
  deepBody: {
    en: 'The text is nested too deeply ({{depth}} levels; {{max}} are possible).',
    zh: '正文嵌套过深（{{depth}} 层，最多 {{max}} 层）。',
  },
  emptyBody: { en: 'Write the text before publishing.', zh: '发布之前请填写正文。' },
  entityGone: {
    en: 'What was chosen here no longer exists. Choose again.',
    zh: '此处所选的内容已不存在，请重新选择。',
  },
  entityIncomplete: {
    en: '{{name}} cannot be shown to readers as it is: open it, complete it and save it.',
    zh: '“{{name}}”的资料尚不能公开，请打开补全并保存。',
  },
  fileGone: {
    en: 'The file {{name}} is missing on the server. Upload it again or take it out.',
    zh: '服务器上缺少文件 {{name}}，请重新上传或将其移除。',
  },
  fileInUse: {
    en: 'This file is used, in a text or in an earlier version of one, by: {{names}}',
    zh: '此文件正被使用（含历史版本）：{{names}}',
  },
  fileNeverArrived: {
    en: 'A picture did not come along: its place in the text is empty. Put the picture there, or take the place out.',
    zh: '有一张图片未能带入，正文中留有空位。请补上图片，或将空位移除。',
  },
  fileKind: {
    en: 'Only pictures (JPEG, PNG, WebP, GIF) and PDF files are taken, each up to {{max}} MB.',
    zh: '只接受图片（JPEG、PNG、WebP、GIF）和 PDF 文件，每个不超过 {{max}} MB。',
  },
  fileNotPublic: {
    en: 'The file {{name}} is of a kind that readers are not given.',
    zh: '文件 {{name}} 的类型不能向读者提供。',
  },
  filePublic: {
    en: 'Only publishers change a file that readers see. It is used by: {{names}}',
    zh: '读者可见的文件只能由发布员修改。使用者：{{names}}',
  },
  futureDate: { en: 'The date of publication cannot be in the future.', zh: '发表日期不能晚于今天。' },
  instalmentTaken: {
    en: 'Instalment {{instalment}} of this series already exists in this language: {{title}}',
    zh: '该系列的此语言版本已有第 {{instalment}} 期：{{title}}',
  },
  lastAdministrator: {
    en: 'This is the last administrator. Make somebody else one first.',
    zh: '这是最后一位管理员，请先将其他人设为管理员。',
  },
  mayNotApprove: { en: 'Only publishers approve and schedule.', zh: '只有发布员可以核准和定时发布。' },
  mayNotChangeWithdrawn: { en: 'Only publishers change a withdrawn article.', zh: '只有发布员可以修改已撤回的文章。' },
  mayNotPublish: { en: 'Only publishers publish.', zh: '只有发布员可以发布。' },
  mayNotTakeOut: {
    en: 'Only publishers take an article out of the trash, back or for good.',
    zh: '只有发布员可以将文章移出回收站或永久删除。',
  },
  mayNotWithdraw: { en: 'Only publishers withdraw.', zh: '只有发布员可以撤回。' },
  nameNeeded: { en: 'Give a name in at least one language.', zh: '请至少填写一种语言的名称。' },
  neverPublished: {
    en: 'Only a published article can be withdrawn; move a draft to the trash instead.',
    zh: '只有已发布的文章才能撤回；草稿请移入回收站。',
  },
  notAnImage: { en: 'The file {{name}} is no picture.', zh: '文件 {{name}} 不是图片。' },
  notYours: {
    en: 'Only who wrote a draft moves it to the trash, or a publisher.',
    zh: '草稿只能由其作者或发布员移入回收站。',
  },
  oneByOne: { en: 'This is done with one article at a time.', zh: '此操作每次只能处理一篇文章。' },
  reasonNeeded: { en: 'Give the reason that readers will see.', zh: '请填写读者将看到的撤回原因。' },
  recordsStay: {
    en: 'What was published cannot be deleted. Withdraw it with a public reason.',
    zh: '已发布的内容不能删除，请说明公开原因后撤回。',
  },
  releaseInPast: { en: 'The release time is in the past.', zh: '定时发布的时间已过。' },
  required: { en: 'This field is needed to publish.', zh: '发布前必须填写此项。' },
  sameLanguage: {
    en: 'A translation is in another language than the article it translates.',
    zh: '译文与原文的语言必须不同。',
  },
  selfTranslation: { en: 'An article cannot be a translation of itself.', zh: '文章不能是自身的译文。' },
  sendBackFirst: {
    en: 'This article is approved. Send it back before it is moved to the trash.',
    zh: '本文已核准，移入回收站之前须先退回。',
  },
  slugFixed: {
    en: 'This slug is in published articles and can no longer change.',
    zh: '此网址标识已用于已发布的文章，不能再修改。',
  },
  slugInTrash: {
    en: 'An article in the trash has this slug: {{title}}',
    zh: '回收站中的文章使用了该网址标识：{{title}}',
  },
  slugTaken: { en: 'Another one has or had this slug.', zh: '该网址标识现在或曾经被使用。' },
  textNeeded: { en: 'Give a text in at least one language.', zh: '请至少填写一种语言的文字。' },
  trashFirst: {
    en: 'Move the draft to the trash. From there a publisher deletes it for good.',
    zh: '请先将草稿移入回收站，再由发布员永久删除。',
  },
  withdrawnInLog: {
    en: 'The archive holds it withdrawn. Publish it again to restore it.',
    zh: '文库中本文已撤回。如要恢复，请重新发布。',
  },
  withdrawInstead: {
    en: 'A published article is not unpublished in silence. Withdraw it with a public reason.',
    zh: '已发布的文章不能无声下线，请说明公开原因后撤回。',
  },
  publicEntity: {
    en: 'Published articles name this. What readers see of it is changed by a publisher.',
    zh: '已发布的文章引用了此条目，读者可见的内容须由发布员修改。',
  },
  shortPassword: { en: 'A password has at least 10 characters.', zh: '密码至少 10 个字符。' },
  signInRefused: {
    en: 'E-mail or password is wrong, or the account is locked for ten minutes after five wrong passwords.',
    zh: '邮箱或密码有误；连续输错五次后，账号将锁定十分钟。',
  },
  wrongPassword: { en: 'Enter your present password to set a new one.', zh: '设置新密码时，请输入当前密码。' },
  nulInName: { en: 'The file name has a NUL character in it.', zh: '文件名中含有空字符（NUL）。' },
  longFileName: {
    en: 'The file name is too long: at most {{latin}} Latin or {{chinese}} Chinese characters.',
    zh: '文件名过长：最多 {{latin}} 个英文字符或 {{chinese}} 个汉字。',
  },
} as const satisfies Texts;

/** Review: who waits for whom, what colleagues say of a text, and what goes wrong on the way. */
import type { Texts } from '../../text.ts';

export const review = {
  tab: { en: 'Review', zh: '审核' },
  submitHeading: { en: 'Submit for review', zh: '送审' },
  reviewer: { en: 'Reviewer', zh: '审核人' },
  anyPublisher: { en: 'Any publisher', zh: '任一发布员' },
  word: { en: 'A word to the reviewer (optional)', zh: '给审核人的话（可不填）' },
  sendBackHeading: { en: 'Send back', zh: '退回' },
  sendBackReason: { en: 'Reason, for whoever submitted it', zh: '退回原因（送审人可见）' },
  reasonMissing: { en: 'Say why, so that it can be mended.', zh: '请说明原因，以便修改。' },
  signedOut: {
    en: 'You are no longer signed in. Sign in again in another tab, then repeat this; nothing is lost here.',
    zh: '登录已过期。请在另一标签页重新登录后再操作，此处内容不会丢失。',
  },
  offline: {
    en: 'The archive does not answer. Check the connection and repeat this; nothing is lost here.',
    zh: '无法连接到文库。请检查网络后重试，此处内容不会丢失。',
  },
  failed: { en: 'It could not be done. Try again.', zh: '操作未成功，请重试。' },
  waitsForOne: {
    en: '{{from}} submitted it on {{when}} and waits for {{to}}.',
    zh: '{{from}}于 {{when}} 送审，等待{{to}}审核。',
  },
  waitsForAny: {
    en: '{{from}} submitted it on {{when}} and waits for any publisher.',
    zh: '{{from}}于 {{when}} 送审，等待任一发布员审核。',
  },
  sentBackTo: { en: '{{from}} sent it back and waits for {{to}}.', zh: '{{from}}已退回，等待{{to}}修改。' },
  approvedBy: {
    en: '{{from}} approved exactly this text on {{when}}. Any change makes the approval void.',
    zh: '{{from}}于 {{when}} 核准了此文本。任何修改都会使核准失效。',
  },
  lockedApproved: {
    en: 'This article is approved and can only be read. A publisher can send it back before it is changed.',
    zh: '本文已核准，仅供阅读。修改之前须由发布员退回。',
  },
  lockedWithdrawn: {
    en: 'This article is withdrawn and can only be read. A publisher can restore it.',
    zh: '本文已撤回，仅供阅读。发布员可以恢复发布。',
  },
  proposal: {
    en: 'Readers have this article. What you change here is proposed as a correction: save it, submit it for review, and a publisher publishes it.',
    zh: '本文已公开。您在此处的修改为更正建议：保存并送审后，由发布员发布。',
  },
  notSubmitted: { en: 'It is not in review. Nobody waits.', zh: '尚未送审，无人等待。' },
  wordWas: { en: 'Word to the reviewer', zh: '给审核人的话' },
  reasonWas: { en: 'Why it was sent back', zh: '退回原因' },
  comments: { en: 'Comments', zh: '批注' },
  noComments: { en: 'Nobody has said anything yet.', zh: '还没有批注。' },
  onlyOpen: { en: 'Only open ones', zh: '只看未解决' },
  addComment: { en: 'Comment', zh: '添加批注' },
  commentText: { en: 'Your comment', zh: '批注内容' },
  commentMissing: { en: 'Write what you want to say.', zh: '请填写批注内容。' },
  commentLong: {
    en: 'At most {{max}} characters; these are {{count}}.',
    zh: '最多 {{max}} 个字符，现有 {{count}} 个。',
  },
  passage: {
    en: 'Passage it is about (select it in the text, or leave empty)',
    zh: '所指文字（在正文中选取，或留空）',
  },
  text: { en: 'The text as saved last', zh: '最近保存的正文' },
  resolve: { en: 'Resolve', zh: '标为已解决' },
  reopen: { en: 'Open again', zh: '重新打开' },
  resolvedBy: { en: 'resolved by {{who}}', zh: '{{who}}已解决' },
  notInText: { en: 'no longer in the text', zh: '正文中已无此文字' },
} as const satisfies Texts;

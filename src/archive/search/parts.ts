/** A run of Chinese as it is typed, without spaces, in the words it is made of. */
import { CJK } from './tokenize.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Letters and digits may stand within: 18个网点, 5G网络. */
const RUN = new RegExp(`^(?=.*[${CJK}]{2})[${CJK}a-zA-Z0-9.]{3,24}$`, 'v');
const LATIN = /^[a-zA-Z0-9.]+$/;

/** What is asked around a subject and says nothing of it: its absence never makes a search fail. */
const AROUND = new Set(
  (
    '如何 怎样 怎么 怎么样 什么 什么样 为什么 为何 哪些 哪个 哪里 是否 多少 关于 有关 对于 以及 或者 还是 因为 所以 可以 应该 需要 ' +
    '文章 观点 介绍 情况 问题 方面 影响 分析 研究 探讨 讨论 看法 意见 建议 措施 办法 方法 提高 提升 加强 推动 促进 我国 我们 他们 目前 现在 最新'
  ).split(' '),
);

/** Whether the word says nothing of a subject. */
export function isAround(word: string): boolean {
  return AROUND.has(word);
}

/** Words of two and more characters; single characters in a row are one word. Empty where there is nothing to part. */
export function partsOf(text: string): string[] {
  if (!RUN.test(text)) return [];
  const parts: string[] = [];
  let singles = '';
  const close = () => {
    if (singles.length > 1) parts.push(singles);
    singles = '';
  };
  for (const { segment } of segmenter.segment(text)) {
    if (segment.length === 1 && !LATIN.test(segment)) {
      singles += segment;
      continue;
    }
    close();
    parts.push(segment);
  }
  close();
  return parts;
}

/** What an official account puts around an article: requests to follow, codes to scan, other articles. Listed, not kept. */
import { textOfBlock } from '../../document.ts';
import type { Block, Dropped, Run } from '../../document.ts';

/** A line that asks for something is short; a sentence of the article that names the same words is not. */
const LINE_MAX = 45;
const REQUEST = new RegExp(
  [
    '点击.{0,8}(关注|蓝字|上方|下方|名片|阅读原文|卡片)|(关注|订阅).{0,6}(我们|公众号|官方微信|视频号)|^[↑↓▲▼👆👇⬆⬇]*.{0,6}点击.{0,4}蓝字',
    '(长按|扫描?|扫一扫|识别).{0,14}(二维码|图片|关注|小程序|加群)|二维码.{0,6}(关注|加群|扫)|扫码',
    '(点|戳).{0,4}(在看|阅读原文|赞)|分享.{0,4}(收藏|点赞|在看)|收藏.{0,4}点赞|设为?星标|加.{0,2}星标|一键三连|求(分享|转发)',
    '^返回搜狐|^阅读原文$|^微信扫一扫|^赞赏(作者)?$|^喜欢作者$|^商务合作|^(投稿|广告)(合作|邮箱|热线)',
    '(follow|subscribe to) (us|our (official )?account)|scan the (qr|code)|^(click|tap) .{0,30}(follow|read more)',
  ].join('|'),
  'iu',
);
const SCAN = /二维码|扫码|扫一扫|长按|识别|\bqr\b|scan/iu;
const OTHERS =
  /^[\s\p{S}\p{P}]*(往期(推荐|回顾|精彩|文章|精选)|推荐阅读|相关阅读|延伸阅读|热门文章|精彩回顾|更多精彩|猜你喜欢)[\s\p{S}\p{P}]*$/u;
/** Lines after which other articles are offered are short as titles are. */
const OTHER_MAX = 60;
/** Blocks from the beginning in which a request may stand; at the end it is the last third. */
const BEGINNING = 4;

export function dropAdverts(blocks: Block[], dropped: Dropped[]): Block[] {
  for (const block of blocks) if ('runs' in block) dropWayBack(block.runs, dropped);
  const end = endOfArticle(blocks);
  for (const block of blocks.slice(end)) list(block, dropped);
  const rest = blocks.slice(0, end);
  const isEdge = (index: number) => index < BEGINNING || index >= Math.min(rest.length - 6, (rest.length * 2) / 3);
  const isRequest = rest.map((block, index) => isEdge(index) && asks(block));
  const gone = rest.map((block, index) => {
    if (isRequest[index]) return true;
    // The code itself stands beside the line that asks to scan it.
    const beside = [index - 1, index + 1].some((other) => {
      const line = rest[other];
      return isRequest[other] === true && line !== undefined && SCAN.test(textOfBlock(line));
    });
    return block.type === 'picture' && beside && isEdge(index);
  });
  rest.forEach((block, index) => gone[index] && list(block, dropped));
  return rest.filter((_, index) => !gone[index]);
}

/** A portal's way back to its own pages, at the end of the last line of the article. */
function dropWayBack(runs: Run[], dropped: Dropped[]): void {
  const last = runs.at(-1);
  const way = last && /\s*返回搜狐，?查看更多\s*$/.exec(last.text)?.[0];
  if (!last || !way || runs.length + last.text.trim().length === way.trim().length + 1) return;
  last.text = last.text.slice(0, -way.length);
  dropped.push({ kind: 'advert', text: way.trim() });
}

function asks(block: Block): boolean {
  if (block.type === 'picture' || block.type === 'table') return false;
  const text = textOfBlock(block).trim();
  return text.length <= LINE_MAX && REQUEST.test(text);
}

/** Where the offer of other articles begins, if all that follows is as short as titles; else the end. */
function endOfArticle(blocks: Block[]): number {
  const offer = blocks.findIndex((block) => 'runs' in block && OTHERS.test(textOfBlock(block).trim()));
  if (offer < 1) return blocks.length;
  const isShort = (block: Block) =>
    textOfBlock(block)
      .split('\n')
      .every((line) => line.length <= OTHER_MAX);
  return blocks.slice(offer).every(isShort) ? offer : blocks.length;
}

function list(block: Block, dropped: Dropped[]): void {
  const text = textOfBlock(block).trim();
  dropped.push({ kind: block.type === 'picture' ? 'picture' : 'advert', text });
}

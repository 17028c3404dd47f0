/** A problem as a page, for people who followed a link: that there is nothing, or what stays of a withdrawn article. */
import { dayOf } from '../../domain/words/days.ts';
import type { Tombstone } from '../../domain/record.ts';
import { STYLE } from './style.ts';
import { markup, trusted } from './markup.ts';
import type { Markup } from './markup.ts';
import type { Site } from '../site.ts';

export type Problem = { status: number; title: string; detail: string; tombstone?: Tombstone | undefined };

/** The language of the reader is not known, so both are there. */
const CHINESE: Record<number, string> = {
  400: '请求有误',
  404: '此网址没有已发布的内容',
  410: '本文已撤回',
  429: '请求过于频繁，请稍后再试',
  503: '文库暂时无法读取，请稍后再试',
};

/** An HTML document, to be sent with the policy of an article's page; every text is escaped. */
export function encodeProblemPage({ problem, site }: { problem: Problem; site: Site }): string {
  const { status, title, detail, tombstone } = problem;
  const chinese = CHINESE[status];
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} | ${site.name.en}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<nav class="bar small"><a href="${site.baseUrl}/">${site.name.en} · <span lang="zh-Hans">${site.name['zh-Hans']}</span></a></nav>
<main>
<h1>${title}${chinese !== undefined && markup`<br><span lang="zh-Hans">${chinese}</span>`}</h1>
${tombstone ? remains({ tombstone, site }) : detail !== title && markup`<p>${detail}</p>`}
</main>
</body>
</html>
`;
  return page.html;
}

function remains({ tombstone, site }: { tombstone: Tombstone; site: Site }): Markup {
  const { title, publishedOn, withdrawnAt, reason, citation } = tombstone;
  return markup`<p class="lead">${title}</p>
<dl>
<dt>Reason · <span lang="zh-Hans">原因</span></dt><dd>${reason}</dd>
<dt>Published · <span lang="zh-Hans">发表</span></dt><dd><time datetime="${publishedOn}">${publishedOn}</time></dd>
<dt>Withdrawn · <span lang="zh-Hans">撤回</span></dt><dd><time datetime="${withdrawnAt}">${dayOf({ instant: withdrawnAt, timeZone: site.timeZone })}</time></dd>
<dt>Cite as · <span lang="zh-Hans">引用</span></dt><dd>${citation}</dd>
</dl>`;
}

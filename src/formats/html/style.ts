/** The page's own style: system fonts with Chinese stacks, light and dark, screen and paper; it loads nothing. */
import { createHash } from 'node:crypto';

export const STYLE = `
:root{color-scheme:light dark;--ink:#1c1b19;--soft:#5f5b54;--line:#dcd7cd;--paper:#fdfcf9;--tint:#f4f1ea;--accent:#8a2b1d}
@media (prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a8a297;--line:#3a3732;--paper:#171614;--tint:#211f1c;--accent:#e39a86}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.65 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Noto Serif",serif;overflow-wrap:break-word}
body:lang(zh){font-family:"Songti SC","Source Han Serif SC","Noto Serif CJK SC","Noto Serif SC",STSong,SimSun,serif;line-height:1.85}
.small,dl{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;font-size:.875rem;line-height:1.6;color:var(--soft)}
main{max-width:42rem;margin:0 auto;padding:0 1.25rem}
.bar{width:min(39.5rem,100% - 2.5rem);margin:0 auto;padding:1.25rem 0 .75rem;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;border-bottom:1px solid var(--line)}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
.bar a{color:inherit;text-decoration:none}.bar a:hover{text-decoration:underline}
h1{font-size:clamp(1.4rem,1.15rem + 1.2vw,1.8rem);line-height:1.28;margin:2rem 0 1rem;text-wrap:balance;letter-spacing:-.01em}
h1:lang(zh){line-height:1.4;letter-spacing:0}
h2{font-size:1.3rem;line-height:1.35;margin:2.2rem 0 .6rem}h3{font-size:1.1rem;margin:1.8rem 0 .5rem}
p{margin:0 0 1.1rem}
.authors{list-style:none;margin:0 0 .75rem;padding:0}.authors strong{font-weight:600}
.lead{font-size:1.15rem;line-height:1.55;color:var(--soft);margin:1.25rem 0}
.series{margin:1.5rem 0;padding:.75rem 1rem;background:var(--tint);border-left:3px solid var(--accent);line-height:1.5}
.series p{margin:0 0 .5rem}.series p:first-child{color:var(--ink);font-weight:600}.series p:last-child{margin-bottom:0}
.body{margin:1.75rem 0 3rem}
.body:lang(zh)>p{text-align:justify}
blockquote{margin:1.5rem 0;padding-left:1.25rem;border-left:3px solid var(--line);color:var(--soft)}
figure{margin:2rem 0}figure img,.body img{max-width:100%;height:auto;display:block}figcaption{margin-top:.5rem}
table{border-collapse:collapse;margin:1.5rem 0;font-size:.95rem;display:block;overflow-x:auto}th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}
thead th{background:var(--tint)}sub,sup{font-size:.75em;line-height:0}
pre{overflow-x:auto;background:var(--tint);padding:1rem}
footer{border-top:1px solid var(--line);padding:1.5rem 0 3rem}
dl{margin:0;display:grid;grid-template-columns:9rem 1fr;gap:.5rem 1.25rem}
dt{color:var(--ink)}dd{margin:0;min-width:0;grid-column:2}
.formats{margin:1.25rem 0 0}
code{font:.8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
@media (max-width:30rem){dl{grid-template-columns:1fr;gap:0}dt{margin-top:.75rem}dd{grid-column:1}}
@media (max-width:30rem),(pointer:coarse){.bar{padding:.25rem 0}.bar a,.formats a{display:inline-block;padding:.7rem 0 .7rem .25rem;margin-left:-.25rem}}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--tint:#fff;--accent:#000}body{font-size:11pt}main{max-width:none;padding:0}.bar{width:auto;padding:0 0 .5rem}.formats{display:none}table{display:table}h1,h2,h3,h4{break-after:avoid}figure,blockquote,tr,dd,.series{break-inside:avoid}dt{break-after:avoid}p{orphans:3;widows:3}.body a[href^=http]::after,a[rel=external]::after{content:" (" attr(href) ")";font-size:.8em}@page{margin:2cm}}
`;

/** Content-Security-Policy of the page: this style and the archive's own pictures, nothing else, no script at all. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

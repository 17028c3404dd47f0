/** The article as readers will get it, from the very encoder that makes their page, with a word over it and a form under it. */
import type { PublicArticle } from '../../publishing/record/makePublic.ts';
import { toCard } from '../../domain/article.ts';
import type { Article } from '../../domain/article.ts';
import type { PublicEdition } from '../../domain/edition.ts';
import type { LocalizedText } from '../../domain/entity.ts';
import { encodeHtml } from '../../formats/article/page.ts';
import { markup } from '../../formats/html/markup.ts';
import type { Markup } from '../../formats/html/markup.ts';
import type { Site } from '../../formats/site.ts';

const NO_NAMES: LocalizedText = { en: null, 'zh-Hans': null };
const NOTHING = '0'.repeat(64);

type Shown = { made: PublicArticle; sha256: string; site: Site; over: Markup; under: Markup | null };

export async function previewPage({ made, sha256, site, over, under }: Shown): Promise<string> {
  let page = encodeHtml({ article: toArticle(made, sha256), site });
  for (const { sha256: name, extension, mimeType, read } of made.files) {
    // Not public yet, so it has no address: the page carries it.
    if (!mimeType.startsWith('image/') || !page.includes(name)) continue;
    const data = `data:${mimeType};base64,${(await read()).toString('base64')}`;
    page = page.replaceAll(`src="/media/${name}.${extension}"`, `src="${data}"`);
  }
  return page.replace('<body>', () => `<body>\n${over.html}`).replace('</main>', () => `${under?.html ?? ''}</main>`);
}

function toArticle({ record, profiles }: PublicArticle, sha256: string): Article {
  const at = new Date().toISOString();
  const place = { seq: 1, article: { id: record.id, slug: record.slug }, number: 1, kind: 'published' as const };
  const edition: PublicEdition = { ...place, at, record, sha256, previous: NOTHING };
  const card = toCard({
    ...{ edition, releasedAt: at, updatedAt: at, translations: [] },
    namesOf: (kind, slug) =>
      profiles.find((one) => one.kind === kind && one.profile.slug === slug)?.profile.names ?? NO_NAMES,
  });
  const series = profiles.flatMap((one) => (one.kind === 'series' ? [one.profile] : []));
  const texts = series.find(({ slug }) => slug === card.series?.slug)?.introduction;
  const introduction = texts?.[record.language] ?? texts?.en ?? texts?.['zh-Hans'] ?? null;
  return { ...card, series: card.series && { ...card.series, introduction }, body: record.body };
}

/** Both languages, for it is not known who reads. */
export const banner = (zh: string, en: string): Markup =>
  markup`<p class="bar small" role="note"><strong lang="zh-Hans">${zh}</strong> <span lang="en">${en}</span></p>`;

type Form = { recipient: string; agreedBy: string | null; problem?: string; name?: string; text?: string };

export function answerForm({ recipient, agreedBy, problem, name = recipient, text = '' }: Form): Markup {
  return markup`<form method="post" id="answer" class="small">
<h2>您的意见 · Your answer</h2>
${problem !== undefined && markup`<p role="alert"><strong>${problem}</strong></p>`}
${agreedBy !== null && markup`<p role="status"><strong>${agreedBy} 已同意此文本。 · ${agreedBy} agreed to this text.</strong></p>`}
<p><label for="name">姓名 · Name</label><br><input id="name" name="name" required maxlength="200" value="${name}"></p>
<p><label for="text">意见（可不填） · Comment (optional)</label><br><textarea id="text" name="text" rows="5" cols="60">${text}</textarea></p>
<p><button name="answer" value="agree">同意发布此文本 · I agree to this text</button>
<button name="answer" value="comment">只提交意见 · Send the comment only</button></p>
</form>`;
}

/** Every republication that the newest drafts name, read with the rights of whoever asks: newest first, those without a day last. */
import type { PayloadRequest, Where } from 'payload';
import { stateOf } from '../../domain/desk/stages.ts';
import type { ArticleState } from '../../domain/desk/stages.ts';
import { wordsOf } from '../../words/say.ts';
import type { StaffLanguage } from '../../words/text.ts';

export type LedgerRow = {
  article: { id: string; title: string; slug: string | null };
  state: ArticleState;
  outlet: { id: string; name: string } | null;
  publishedOn: string | null;
  title: string | null;
  url: string;
};
type Asked = {
  req: PayloadRequest;
  source?: string | undefined;
  article?: string | undefined;
  language: StaffLanguage;
};

const PAGE = 200;

export async function readLedger({ req, source, article, language }: Asked): Promise<LedgerRow[]> {
  const where: Where[] = [{ 'appearances.url': { exists: true } }];
  if (source) where.push({ 'appearances.source': { equals: source } });
  if (article) where.push({ id: { equals: article } });
  const rows: LedgerRow[] = [];
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await req.payload.find({
      ...{ collection: 'articles', draft: true, depth: 1, limit: PAGE, page, sort: 'id', req, overrideAccess: false },
      where: { and: where },
      locale: language === 'zh' ? 'zh-Hans' : 'en',
      select: { title: true, slug: true, stage: true, firstPublishedAt: true, appearances: true },
    });
    for (const doc of docs) rows.push(...rowsOf(doc as Doc, language));
    if (!hasNextPage) break;
  }
  return rows
    .filter(({ outlet }) => !source || outlet?.id === source)
    .sort((one, other) => (other.publishedOn ?? '').localeCompare(one.publishedOn ?? ''));
}

type Row = { source?: { id: string; label?: string | null } | string | null; url: string; publishedOn?: string | null };
type Doc = Parameters<typeof stateOf>[0] & {
  id: string;
  title?: string | null;
  slug?: string | null;
  appearances?: (Row & { title?: string | null })[] | null;
};

function rowsOf(doc: Doc, language: StaffLanguage): LedgerRow[] {
  const article = { id: doc.id, title: doc.title || wordsOf('today', language).untitled, slug: doc.slug ?? null };
  return (doc.appearances ?? []).map(({ source, url, publishedOn, title }) => ({
    ...{ article, state: stateOf(doc), url, publishedOn: publishedOn || null, title: title || null },
    outlet: source && typeof source === 'object' ? { id: source.id, name: source.label ?? source.id } : null,
  }));
}

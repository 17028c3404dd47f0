/** From the desk to a piece: an article as staff have it now, public or not, named in its own language. */
import type { PayloadRequest } from 'payload';
import type { Language } from '../../domain/lists.ts';
import { publicAddress } from '../../interchange/out/facts.ts';
import type { Piece } from '../../interchange/out/piece.ts';
import type { Article, Author, Organization, Series, Source } from '../../payload-types.ts';
import type { RichText } from '../richText/richText.ts';
import { toBlocks } from '../richText/toBlocks.ts';
import { readPictures } from './pictures.ts';
import type { PictureSize } from './pictures.ts';

export type Archive = { baseUrl: string; names: Record<Language, string> };
/** `latest`: as staff last saved it; `public`: as readers have it. */
export type WhichText = 'latest' | 'public';
type Input = { req: PayloadRequest; id: string; archive: Archive; pictures: PictureSize; text: WhichText };

/** Null when the desk has no such article. */
export async function readPiece({ req, id, archive, pictures, text }: Input): Promise<Piece | null> {
  const draft = text === 'latest';
  const [bare] = await articles(req, { id, depth: 0, draft });
  const language = bare?.language;
  if (!language) return null;
  const [article] = await articles(req, { id, depth: 1, draft, locale: language });
  const [main] = await articles(req, { id, depth: 0, draft: false });
  if (!article) return null;
  const { blocks, uploads } = toBlocks(article.body as RichText | null);
  const isPublic = main?._status === 'published' && main.slug;
  return {
    language,
    title: article.title ?? '',
    authors: authorsOf(article),
    publishedOn: article.publishedOn ?? null,
    source: (article.source as Source | null | undefined)?.name ?? null,
    byline: article.byline || null,
    sourceUrl: article.sourceUrl || null,
    summary: article.summary || null,
    series: seriesOf(article),
    blocks,
    pictures: await readPictures({ req, uploads, size: pictures }),
    address: isPublic ? publicAddress(archive, main.slug ?? '') : null,
    archive: archive.names[language],
  };
}

type Asked = { id: string; depth: number; draft: boolean; locale?: Language };

async function articles(req: PayloadRequest, { id, locale, ...asked }: Asked): Promise<Article[]> {
  const { docs } = await req.payload.find({
    ...{ collection: 'articles', where: { id: { equals: id } }, limit: 1, pagination: false, ...asked },
    ...{ req, overrideAccess: false, user: req.user, ...(locale ? { locale } : {}) },
  });
  return docs;
}

const authorsOf = ({ attributions }: Article): Piece['authors'] =>
  (attributions ?? []).map(({ author, authorName, position, organization, organizationName }) => ({
    name: authorName || (author as Author | null | undefined)?.name || '',
    position: position || null,
    organization: organizationName || (organization as Organization | null | undefined)?.name || null,
  }));

export function seriesOf({ series, instalment }: Pick<Article, 'series' | 'instalment'>): Piece['series'] {
  const doc = series as Series | null | undefined;
  if (!doc) return null;
  return {
    title: doc.name ?? '',
    instalment: instalment ?? null,
    introduction: toBlocks(doc.introduction as RichText | null).blocks.filter(({ type }) => type !== 'picture'),
  };
}

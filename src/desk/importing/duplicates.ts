/** Articles that an imported text may be once more: of the same address, of the same title and date, of nearly the same words. */
import type { Payload, PayloadRequest, Where } from 'payload';
import type { Duplicate } from '../../domain/desk/proposal.ts';
import { textOf } from '../../interchange/document.ts';
import type { Proposal } from '../../interchange/recognise/proposal.ts';
import { differences, shinglesOf, similarity } from '../../interchange/recognise/similar.ts';
import type { Article } from '../../payload-types.ts';
import type { RichText } from '../richText/richText.ts';
import { textOfRichText } from './known.ts';

/** From here on two texts are one with changes. */
const ALIKE = 0.4;
/** Articles whose text is compared: those with something in common first, then the newest. */
const COMPARED_MAX = 300;
const SHOWN_MAX = 5;

export async function findDuplicates(input: {
  payload: Payload;
  req: PayloadRequest;
  proposal: Proposal;
}): Promise<Duplicate[]> {
  const { proposal } = input;
  const text = textOf(proposal.blocks);
  const shingles = shinglesOf(text);
  const found = (await candidates(input)).map((article): Duplicate => {
    const other = article.body ? textOfRichText(article.body as RichText) : '';
    const alike = similarity(shingles, shinglesOf(other));
    const reasons = reasonsOf({ article, proposal, alike });
    const shown = alike >= ALIKE && alike < 1 ? differences(other, text) : [];
    return {
      id: article.id,
      title: article.title ?? '',
      stage: article.stage ?? 'draft',
      language: article.language,
      reasons,
      similarity: alike,
      differences: shown,
    };
  });
  return found
    .filter(({ reasons }) => reasons.length > 0)
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, SHOWN_MAX);
}

function reasonsOf(input: { article: Article; proposal: Proposal; alike: number }): Duplicate['reasons'] {
  const { article, proposal, alike } = input;
  const isDated = article.publishedOn && article.publishedOn === proposal.publishedOn?.value;
  const reasons: Record<Duplicate['reasons'][number], boolean> = {
    address: Boolean(article.sourceUrl) && article.sourceUrl === proposal.sourceUrl?.value,
    'title-and-date': Boolean(isDated) && article.title === proposal.title?.value,
    text: alike >= ALIKE,
    'other-language': Boolean(isDated) && article.language !== proposal.language,
  };
  return (Object.keys(reasons) as (keyof typeof reasons)[]).filter((reason) => reasons[reason]);
}

async function candidates({ payload, req, proposal }: Parameters<typeof findDuplicates>[0]): Promise<Article[]> {
  const conditions: Where[] = [];
  const { title, publishedOn, sourceUrl } = proposal;
  if (sourceUrl) conditions.push({ sourceUrl: { equals: sourceUrl.value } });
  if (title) conditions.push({ title: { equals: title.value } });
  if (publishedOn) conditions.push({ publishedOn: { equals: publishedOn.value } });
  const select = { title: true, publishedOn: true, sourceUrl: true, language: true, stage: true, body: true } as const;
  const options = { collection: 'articles', draft: true, depth: 0, pagination: false, select, req } as const;
  const near =
    conditions.length > 0
      ? await payload.find({ ...options, where: { or: conditions }, limit: COMPARED_MAX })
      : { docs: [] };
  const rest = COMPARED_MAX - near.docs.length;
  const newest =
    rest > 0 ? await payload.find({ ...options, where: {}, sort: '-updatedAt', limit: rest }) : { docs: [] };
  const all = [...near.docs, ...newest.docs] as unknown as Article[];
  return [...new Map(all.map((article) => [article.id, article])).values()];
}

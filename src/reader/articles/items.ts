/** Articles of a list as JSON text: cards are sent as stored, for reading and writing them again would cost more than all else. */
import type { ArticlePage, Match } from '../../archive/ArchiveStore.ts';
import { readCards } from '../../archive/cardBytes.ts';
import type { CardBytes, CardJson } from '../../archive/cardBytes.ts';
import type { Card } from '../../domain/article.ts';
import type { Body } from '../../domain/record.ts';
import { absoluteBody, absoluteCards } from '../../http/answer/absolute.ts';

type Shown = {
  page: Pick<ArticlePage, 'cards' | 'bodies' | 'matches'>;
  fields?: string[] | undefined;
  publicUrl: string;
};

/** With commas between them. */
export function toItems({ page, fields, publicUrl }: Shown): Buffer[] | string {
  const { cards, bodies, matches } = page;
  if (fields || bodies) return separateItems({ page, fields, publicUrl }).join();
  return matches ? withMatches({ cards, matches, publicUrl }) : absoluteCards({ cards, publicUrl });
}

/** One by one. */
export function separateItems({ page, fields, publicUrl }: Shown): string[] {
  const { cards, bodies, matches } = page;
  const bodyOf = bodies && (JSON.parse(`[${bodies}]`) as Body[]);
  return readCards(Buffer.concat(absoluteCards({ cards, publicUrl }))).map((card, index) =>
    withMembers(fields ? pick(card.toString(), fields) : card.toString(), {
      ...(bodyOf && { body: absoluteBody({ body: bodyOf[index] as Body, publicUrl }) }),
      ...(matches && { match: matches[index] }),
    }),
  );
}

function withMatches(input: { cards: CardBytes; matches: Match[]; publicUrl: string }): Buffer[] {
  const { matches, publicUrl } = input;
  return readCards(input.cards).flatMap((card, index) => {
    const open = absoluteCards({ cards: card.subarray(0, -1), publicUrl });
    const closing = `,"match":${JSON.stringify(matches[index])}}`;
    return [...(index > 0 ? [COMMA] : []), ...open, Buffer.from(closing)];
  });
}

const COMMA = Buffer.from(',');

function pick(card: CardJson, fields: string[]): string {
  const picked = Object.entries(JSON.parse(card) as Card).filter(([name]) => fields.includes(name));
  return JSON.stringify(Object.fromEntries(picked));
}

/** JSON text of an object with members added at its end. */
function withMembers(json: string, members: object): string {
  const added = JSON.stringify(members);
  if (added === '{}') return json;
  return json === '{}' ? added : `${json.slice(0, -1)},${added.slice(1)}`;
}

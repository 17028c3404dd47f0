/** What the desk knows by name, for the recognition of an imported text. */
import type { Payload, PayloadRequest } from 'payload';
import type { Entity, Known } from '../../interchange/recognise/proposal.ts';
import type { RichText } from '../richText/richText.ts';
import { nodesOf } from '../richText/walk.ts';

type Collection = 'authors' | 'organizations' | 'sources' | 'topics' | 'series';
type Input = { payload: Payload; req: PayloadRequest };
type Localized<T> = Partial<Record<'en' | 'zh-Hans', T | null>>;

/** Entities of one kind that are looked at; an association has hundreds. */
const LIMIT = 5_000;

export async function readKnown(input: Input): Promise<Known> {
  const series = await find(input, 'series');
  return {
    authors: (await find(input, 'authors')).map(entity),
    organizations: (await find(input, 'organizations')).map(entity),
    sources: (await find(input, 'sources')).map(entity),
    topics: (await find(input, 'topics')).map(entity),
    series: series.map((doc) => ({ ...entity(doc), introductions: values(doc.introduction).map(textOfRichText) })),
  };
}

type Doc = {
  id: string;
  names?: { en?: string | null; zh?: string | null };
  aliases?: string[] | null;
  introduction?: Localized<RichText>;
};

async function find({ payload, req }: Input, collection: Collection): Promise<Doc[]> {
  const select = { names: true, aliases: true, ...(collection === 'series' ? { introduction: true } : {}) };
  const { docs } = await payload.find({
    ...{ collection, locale: 'all', depth: 0, limit: LIMIT, pagination: false, req },
    where: collection === 'series' ? {} : { mergedInto: { exists: false } },
    select: select as { names: true },
  });
  return docs as unknown as Doc[];
}

const values = <T>(localized: Localized<T> | undefined): T[] =>
  Object.values(localized ?? {}).filter((value) => value !== null && value !== undefined) as T[];
const entity = ({ id, names, aliases }: Doc): Entity => ({
  id,
  names: [...new Set([names?.en, names?.zh, ...(aliases ?? [])].filter((name) => typeof name === 'string'))],
});

/** The text of a document, its blocks on lines of their own. */
export function textOfRichText(document: RichText): string {
  const blocks = (document.root.children ?? []) as { type: string }[];
  return blocks.map((block) => textUnder(block)).join('\n');
}

const textUnder = (block: { type: string }): string =>
  nodesOf({ root: { children: [block] } })
    .map(({ text, type }) => (type === 'linebreak' || type === 'listitem' ? '\n' : (text ?? '')))
    .join('')
    .trim();

/** What a text says about itself, proposed for the fields of an article and taken out of the text. */
import type { Language } from '../../domain/lists.ts';
import { textOf, textOfBlock } from '../document.ts';
import type { Block, Said } from '../document.ts';
import { findIntroduction } from './introduction.ts';
import { authorInTitle, findInstalment, readLine, readPost } from './lines.ts';
import type { LineFacts, Post } from './lines.ts';
import { match, namedIn } from './names.ts';
import type { Known, Named, Proposal, Proposed } from './proposal.ts';
import { findTitle } from './title.ts';

/** Lines of facts stand among the first and the last blocks. */
const HEAD = 8;
const FOOT = 5;
const TOPICS_MAX = 5;
/** What a portal is asked to say when it republishes: it is made anew from the fields. */
const REPUBLISHING = /^(转载请注明|when republishing, please state)\s*[:：]/i;

export type RecogniseInput = {
  blocks: Block[];
  said: Said;
  known: Known;
  /** Today where the archive is, YYYY-MM-DD. */ today: string;
};

export function recognise({ blocks, said, known, today }: RecogniseInput): Proposal {
  const titled = findTitle(blocks, said);
  const title = titled.title?.value ?? '';
  const body = without(blocks, titled.used);
  const introduced = findIntroduction(body, known.series);
  const opening = introduced ? body.slice(introduced.start, introduced.end) : [];
  const read = readLines(without(body, opening), known);
  const lines = read.used.map(({ block }) => block);
  const rest = raised(without(without(body, opening), lines), titled.used);
  const { facts, post } = read;
  const text = `${title}\n${textOf(rest)}`;
  return {
    title: titled.title,
    language: languageOf(text),
    authors: authorsOf({ title, facts, post, said, known }),
    ...partiesOf(facts, said, known),
    publishedOn: dateOf(facts, said, today),
    sourceUrl: addressOf(facts, said),
    ...seriesOf({ title, read, introduced: introduced?.found.series ?? null, known }),
    topics: topicsOf(text, known),
    introduction: introduced?.found ?? null,
    blocks: rest,
    taken: [
      ...titled.used.map((block) => ({ field: 'title', text: textOfBlock(block) })),
      ...opening.map((block) => ({ field: 'introduction', text: textOfBlock(block) })),
      ...read.used.map(({ field, block }) => ({ field, text: textOfBlock(block) })),
    ],
  };
}

const without = (blocks: Block[], used: readonly Block[]) => blocks.filter((block) => !used.includes(block));

/** Where the title was the top heading, the sections below it are now the highest. */
function raised(blocks: Block[], title: readonly Block[]): Block[] {
  const levels = blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : []));
  const top = levels.reduce((least, level) => Math.min(least, level), 6);
  if (levels.length === 0 || top === 2 || !title.some(({ type }) => type === 'heading')) return blocks;
  return blocks.map((block) => (block.type === 'heading' ? { ...block, level: block.level - top + 2 } : block));
}

type SeriesInput = { title: string; read: Read; introduced: Named | null; known: Known };

function seriesOf({ title, read, introduced, known }: SeriesInput): Pick<Proposal, 'series' | 'instalment'> {
  const inTitle = namedIn(title, known.series)[0];
  const found = introduced ?? read.series ?? (inTitle ? { id: inTitle.id, name: inTitle.name } : null);
  const number = read.instalment ?? findInstalment(title);
  return {
    series: found ? { value: found, sureness: introduced || read.series ? 'sure' : 'likely' } : null,
    instalment: number === null ? null : { value: number, sureness: found ? 'sure' : 'guess' },
  };
}

type Read = {
  facts: LineFacts;
  post: Post | null;
  series: Named | null;
  instalment: number | null;
  used: { field: string; block: Block }[];
};

/** The lines at the head and the foot of a text that say nothing but facts. */
function readLines(blocks: Block[], known: Known): Read {
  const read: Read = { facts: {}, post: null, series: null, instalment: null, used: [] };
  blocks.forEach((block, index) => {
    const isEdge = index < HEAD || index >= blocks.length - FOOT;
    if (!isEdge || (block.type !== 'paragraph' && block.type !== 'heading')) return;
    const field = takeLine(textOfBlock(block), read, known);
    if (field) read.used.push({ field, block });
  });
  return read;
}

/** The field that a line is about, what it says being added to `read`; null for a line of the text. */
function takeLine(text: string, read: Read, known: Known): string | null {
  const lines = text.split('\n').map((line) => readLine(line));
  if (lines.every((line) => line !== null)) {
    for (const facts of lines) read.facts = { ...facts, ...read.facts };
    return Object.keys(lines[0] ?? {})[0] ?? 'source';
  }
  if (REPUBLISHING.test(text)) return 'source';
  const post = read.post ? null : readPost(text);
  if (post) {
    read.post = post;
    return 'author';
  }
  const named = text.length <= 60 ? namedIn(text, known.series)[0] : undefined;
  if (!named) return null;
  read.series ??= { id: named.id, name: named.name };
  read.instalment ??= findInstalment(text);
  return 'series';
}

/** By whom it was put out is not who wrote it: names of persons after "By" are authors. */
const OUTLET =
  /account|association|office|department|press|news|portal|network|editor|公众号|协会|编辑部|网$|报$|社$|中心|办公室|集团|公司/i;

function partiesOf(facts: LineFacts, said: Said, known: Known): Pick<Proposal, 'source' | 'byline'> {
  const likely = <T>(value: T): Proposed<T> => ({ value, sureness: 'likely' });
  const stated = facts.source ? match(facts.source, known.sources) : null;
  const source = stated ?? (said.account ? match(said.account, known.sources) : null);
  const by =
    facts.byline && OUTLET.test(facts.byline)
      ? facts.byline
      : facts.author && OUTLET.test(facts.author)
        ? facts.author
        : said.account;
  return {
    source: source && stated && source.sureness === 'guess' ? { ...source, sureness: 'likely' } : source,
    byline: by ? likely(by) : null,
  };
}

type AuthorInput = { title: string; facts: LineFacts; post: Post | null; said: Said; known: Known };

function authorsOf({ title, facts, post, said, known }: AuthorInput): Proposal['authors'] {
  const isPerson = (name: string | null | undefined): name is string => Boolean(name) && !OUTLET.test(name ?? '');
  const [stated] = [facts.author, post?.name, facts.byline, authorInTitle(title), said.author].filter(isPerson);
  const [first, ...others] = (stated ?? '')
    .split(/[、，,;；]| and (?=\p{Lu})/u)
    .map((name) => name.trim())
    .filter(Boolean);
  if (!first) return [];
  const titled = readPosted(first);
  const where = post?.organization ?? titled.organization;
  const inTitle = namedIn(title, known.organizations)[0];
  const organization = where
    ? match(where, known.organizations).value
    : inTitle
      ? { id: inTitle.id, name: inTitle.name }
      : null;
  return [titled.name, ...others].map((name, index) => {
    const { value, sureness } = match(name, known.authors);
    const own =
      index === 0
        ? { position: post?.position ?? titled.position, organization }
        : { position: null, organization: null };
    return { value: { ...value, ...own }, sureness: sureness === 'guess' && facts.author ? 'likely' : sureness };
  });
}

/** An author's line may carry the post as well: 蒋保权 星火机床有限公司董事长. */
function readPosted(text: string): { name: string; position: string | null; organization: string | null } {
  const post = readPost(text);
  return post?.name ? { ...post, name: post.name } : { name: text, position: null, organization: null };
}

function dateOf(facts: LineFacts, said: Said, today: string): Proposal['publishedOn'] {
  const fits = (date: string | undefined) =>
    date && /^\d{4}-\d{2}-\d{2}$/.test(date) && date <= today ? date : undefined;
  const stated = fits(facts.date);
  if (stated) return { value: stated, sureness: 'sure' };
  const value = fits(said.publishedOn);
  return value ? { value, sureness: 'likely' } : null;
}

function addressOf(facts: LineFacts, said: Said): Proposal['sourceUrl'] {
  const value = [facts.address, said.address].find((one) => one && /^https?:\/\/\S+$/.test(one));
  return value ? { value, sureness: 'likely' } : null;
}

const topicsOf = (text: string, known: Known): Proposal['topics'] =>
  namedIn(text, known.topics)
    .slice(0, TOPICS_MAX)
    .map(({ id, name, times }) => ({ value: { id, name }, sureness: times > 1 ? 'likely' : 'guess' }));

/** By what most of its letters are. */
function languageOf(text: string): Language {
  const chinese = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]+/g)?.length ?? 0;
  return chinese > latin ? 'zh-Hans' : 'en';
}

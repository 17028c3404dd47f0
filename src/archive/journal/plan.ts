/** What an append would put into the log: checked against what is there and against the appends before it. */
import { isPublic } from '../../domain/edition.ts';
import type { Edition } from '../../domain/edition.ts';
import { ArchiveError } from '../../domain/errors.ts';
import type { AppendInput, ArchiveReader, EditionJson } from '../ArchiveStore.ts';
import { checkTurn } from '../log/mayFollow.ts';
import type { Standing } from '../log/mayFollow.ts';
import { sealEdition } from '../log/seal.ts';

export type Planned = { edition: Edition; json: EditionJson; claims: string | null };
type Article = Standing & { slug: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * @param last hash of the last edition in the log
 * @throws ArchiveError edition-conflict, slug-taken; TypeError for an id that is no UUID or not the record's
 */
export async function planEditions(reader: ArchiveReader, last: string, inputs: AppendInput[]): Promise<Planned[]> {
  const articles = new Map<string, Article>();
  const owners = new Map<string, string>();
  const planned: Planned[] = [];
  let { seq } = await reader.revision();
  let previous = last;
  for (const input of inputs) {
    const { kind, articleId, at, record } = input;
    if (!UUID.test(articleId) || (input.kind !== 'withdrawn' && input.record.id !== articleId)) {
      throw new TypeError(`${articleId} is not the id of this record`);
    }
    const before = articles.get(articleId) ?? (await articleOf(reader, articleId));
    checkTurn(input, before);
    const slug = input.kind === 'withdrawn' ? (before as Article).slug : input.record.slug;
    const owner = owners.get(slug) ?? (await ownerOf(reader, slug));
    if (owner && owner !== articleId) {
      throw new ArchiveError('slug-taken', `${slug} has been the slug of article ${owner}`);
    }
    const number = (before?.editions ?? 0) + 1;
    seq += 1;
    const { edition, json } = sealEdition({
      seq,
      number,
      previous,
      article: { id: articleId, slug },
      kind,
      at,
      record,
    });
    planned.push({ edition, json, claims: owner ? null : slug });
    previous = edition.sha256;
    articles.set(articleId, { editions: number, isPublic: isPublic(edition), slug });
    owners.set(slug, articleId);
  }
  return planned;
}

async function articleOf(reader: ArchiveReader, articleId: string): Promise<Article | null> {
  const state = await reader.state(articleId);
  return state && { editions: state.editions, isPublic: isPublic(state.edition), slug: state.edition.article.slug };
}

/** The article that has or had the slug. */
async function ownerOf(reader: ArchiveReader, slug: string): Promise<string | null> {
  const found = await reader.findArticle(slug);
  if (found?.status === 'moved') return ownerOf(reader, found.slug);
  return found && found.state.edition.article.id;
}

/** From what the editor confirmed to a draft: entities, pictures, text and original are saved together or not at all. */
import { commitTransaction, initTransaction, killTransaction } from 'payload';
import type { Payload, PayloadRequest } from 'payload';
import { textOfBlock } from '../../interchange/document.ts';
import type { Block, Picture } from '../../interchange/document.ts';
import type { Converted } from '../../interchange/in/convert.ts';
import type { Proposal } from '../../interchange/recognise/proposal.ts';
import { fromBlocks } from '../richText/fromBlocks.ts';
import type { Choice, ChosenEntity } from './choice.ts';
import { keepPicture } from './keepPicture.ts';
import type { UploadedFile } from './upload.ts';

type Input = {
  payload: Payload;
  req: PayloadRequest;
  file: UploadedFile;
  converted: Converted;
  proposal: Proposal;
  choice: Choice;
};

/** @returns the id of the draft. @throws what Payload throws; then nothing was saved */
export async function createDraft(input: Input): Promise<string> {
  const { req } = input;
  const isOurs = await initTransaction(req);
  try {
    const id = await save(input);
    if (isOurs) await commitTransaction(req);
    return id;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}

async function save(input: Input): Promise<string> {
  const { converted, choice, file, req, payload } = input;
  const uploads: (string | null)[] = [];
  for (const [index, picture] of converted.pictures.entries()) {
    uploads.push(
      await keepPicture({ payload, req, picture, alt: choice.alts[index] ?? picture.alt, base: file.name, index }),
    );
  }
  const body = fromBlocks(bodyOf(input), uploads);
  const data = { ...(await fieldsOf(input)), body, internalNotes: notesOf(converted.pictures) };
  const id = await saveArticle({ payload, req, choice, data });
  await keepOriginal({ ...input, article: id });
  return id;
}

/** The text without what went into the fields; the introduction of a series goes back to its head if the editor wants so. */
function bodyOf({ converted, proposal, choice }: Input): Block[] {
  if (!choice.keepIntroduction) return proposal.blocks;
  const lines = proposal.taken.filter(({ field }) => field === 'introduction').map(({ text }) => text);
  const opening = converted.blocks.filter((block) => lines.includes(textOfBlock(block)));
  return [...opening, ...proposal.blocks];
}

async function fieldsOf({ payload, req, choice }: Input) {
  const entity = (collection: EntityCollection, chosen: ChosenEntity) =>
    ensureEntity({ payload, req, collection, chosen, choice });
  const attributions = [];
  for (const { author, position, organization } of choice.authors) {
    attributions.push({
      author: await entity('authors', author),
      position: position ?? undefined,
      organization: organization ? await entity('organizations', organization) : undefined,
    });
  }
  const { title, language, byline, sourceUrl, publishedOn, instalment, topics } = choice;
  return {
    ...{ title, language, byline, sourceUrl, publishedOn, instalment, topics, attributions },
    source: choice.source ? await entity('sources', choice.source) : null,
    series: choice.series ? await entity('series', choice.series) : null,
  };
}

type EntityCollection = 'authors' | 'organizations' | 'sources' | 'series';

async function ensureEntity(input: {
  payload: Payload;
  req: PayloadRequest;
  collection: EntityCollection;
  chosen: ChosenEntity;
  choice: Choice;
}): Promise<string> {
  const { payload, req, collection, chosen, choice } = input;
  if ('id' in chosen) {
    // Not every engine refuses a reference to nothing; whoever may not be found is refused here, with 404.
    await payload.findByID({ collection, id: chosen.id, depth: 0, overrideAccess: false, user: req.user, req });
    return chosen.id;
  }
  const name = chosen.create;
  // Two authors of one new company, or a second try: made once.
  const { docs } = await payload.find({
    collection,
    where: { name: { equals: name } },
    locale: choice.language,
    depth: 0,
    limit: 1,
    req,
  });
  if (docs[0]) return docs[0].id;
  const created = await payload.create({
    collection,
    data: { name },
    locale: choice.language,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  });
  return created.id;
}

type Data = Awaited<ReturnType<typeof fieldsOf>> & {
  body: ReturnType<typeof fromBlocks>;
  internalNotes: string | undefined;
};

async function saveArticle({
  payload,
  req,
  choice,
  data,
}: {
  payload: Payload;
  req: PayloadRequest;
  choice: Choice;
  data: Data;
}): Promise<string> {
  const { into } = choice;
  const options = {
    collection: 'articles',
    draft: true,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  } as const;
  const draft = { ...data, _status: 'draft' as const } as never;
  if (into.kind === 'version') return (await payload.update({ ...options, id: into.id, data: draft })).id as string;
  const translationOf = into.kind === 'translation' ? into.id : undefined;
  const created = await payload.create({ ...options, data: { ...(draft as object), translationOf } as never });
  return created.id as string;
}

/** What is missing is written down where colleagues look, not in the text. */
function notesOf(pictures: readonly Picture[]): string | undefined {
  const missing = pictures.filter(({ bytes }) => bytes === null);
  if (missing.length === 0) return undefined;
  return [
    'Pictures that did not come along / 未随文件导入的图片:',
    ...missing.map(({ alt, origin }) => `- ${[alt, origin].filter(Boolean).join(' ')}`),
  ].join('\n');
}

async function keepOriginal({ payload, req, file, converted, article }: Input & { article: string }): Promise<void> {
  const data = Buffer.from(file.bytes);
  const dropped = converted.dropped
    .map(({ kind, text }) => `${kind}: ${text}`)
    .join('\n')
    .slice(0, 1_000_000);
  const user = req.user as { name?: string; email?: string } | null;
  await payload.create({
    ...{ collection: 'originals', depth: 0, req },
    data: { name: file.name, sha256: file.sha256, article, importedBy: user?.name ?? user?.email ?? '', dropped },
    file: {
      data,
      mimetype: 'application/octet-stream',
      name: `${file.sha256.slice(0, 16)}.${converted.kind}`,
      size: data.length,
    },
  });
}

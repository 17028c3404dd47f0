/** Removing the content of an edition for good where instances share a journal: the log says so first, then the content goes. */
import { isPublic, isRedaction } from '../../domain/edition.ts';
import type { Edition, RedactingEdition } from '../../domain/edition.ts';
import { ArchiveError } from '../../domain/errors.ts';
import type { ArchiveReader, ArchiveWriter, EditionJson } from '../ArchiveStore.ts';
import { redactEdition, sealEdition } from '../log/seal.ts';
import type { Journal, StepContent } from './Journal.ts';

const EDITIONS = 1000;
/** Times that a redaction is planned beside somebody who publishes. */
const TRIES = 20;

type Redaction = {
  /** The edition that says so in the log; `json` is null when it is there already. */
  says: Edition;
  json: EditionJson | null;
  /** What is removed. */
  removed: Edition;
};

type Input = { reader: ArchiveReader; last: string; seq: number; reason: string; at: string };

type Redacting = {
  journal: Journal;
  reader: ArchiveReader;
  /** Hash of the log's last edition. */
  last: () => string;
  /** Plans on what the journal holds at this moment, appends, and takes what was appended. */
  write: <T>(plan: () => Promise<{ drafts: { content: StepContent }[]; result: T }>) => Promise<T>;
};

export const redactJournal =
  ({ journal, reader, last, write }: Redacting): ArchiveWriter['redact'] =>
  async (input) => {
    const redaction = await unlessMoved(() =>
      write(async () => {
        const planned = await planRedaction({ reader, last: last(), ...input });
        const { json } = planned;
        return { drafts: json === null ? [] : [{ content: { kind: 'edition', json } }], result: planned };
      }),
    );
    await removeFromJournal({ journal, reader, redaction });
    return redaction.says;
  };

/** Whoever redacts need not be the one that publishes: when the other one was faster it is planned again, on what is there then. */
async function unlessMoved<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ArchiveError) || error.code !== 'journal-moved' || tries === TRIES) throw error;
    }
  }
}

/** A redaction that was cut short is planned again from where it stopped. @throws ArchiveError edition-conflict */
async function planRedaction({ reader, last, seq, reason, at }: Input): Promise<Redaction> {
  const found = await reader.editionAt(seq);
  const removed = found === null ? null : (JSON.parse(found) as Edition);
  const state = removed && (await reader.state(removed.article.id));
  if (!removed || !state) throw conflict(`edition ${seq} has no content of an article to remove`);
  if (removed.redacted) return { says: await redactionOf(reader, removed), json: null, removed };
  if (!isPublic(removed)) throw conflict(`edition ${seq} has no content of an article to remove`);
  if (isPublic(state.edition) && state.edition.seq === seq) {
    throw conflict(`edition ${seq} is what readers see of article ${removed.article.id}: correct or withdraw it first`);
  }
  const record = { seq, sha256: removed.sha256, redactedAt: at, reason };
  const place = { seq: (await reader.revision()).seq + 1, number: state.editions + 1, previous: last };
  const { id } = removed.article;
  const article = { id, slug: state.edition.article.slug };
  const { edition, json } = sealEdition({ ...place, article, kind: 'redacted', at, record });
  return { says: edition, json, removed };
}

async function redactionOf(reader: ArchiveReader, removed: Edition): Promise<RedactingEdition> {
  const editions = await reader.listEditions({ articleId: removed.article.id, limit: EDITIONS, before: null });
  const says = editions
    .map((json) => JSON.parse(json) as Edition)
    .find((edition) => isRedaction(edition) && edition.record.seq === removed.seq);
  if (says && isRedaction(says)) return says;
  throw conflict(`edition ${removed.seq} has no content, and nothing in the log says why`);
}

/**
 * Takes the content out of the journal; what was cut short is completed. `reader` has taken the redaction, so it knows which
 * files nothing else has. @throws ArchiveError edition-conflict when a redaction that was there already is complete
 */
async function removeFromJournal(input: {
  journal: Journal;
  reader: ArchiveReader;
  redaction: Redaction;
}): Promise<void> {
  const { journal, reader, redaction } = input;
  const { article, number } = redaction.removed;
  const place = { article: article.id, number };
  const content = await journal.content(place);
  if (content === null && redaction.json === null) {
    throw conflict(`edition ${redaction.removed.seq} has no content of an article to remove`);
  }
  if (content === null) return;
  // The files first: once the content is gone, nothing says which they were.
  const files = [...content.matchAll(/\/media\/([0-9a-f]{64})\./g)].map((match) => match[1] ?? '');
  for (const sha256 of new Set(files)) if (!(await reader.mediaInfo(sha256))) await journal.removeFile(sha256);
  const { redactedAt, reason } = (redaction.says as RedactingEdition).record;
  const json = redactEdition(JSON.parse(content) as Edition, { at: redactedAt, reason });
  await journal.removeContent({ ...place, json });
}

const conflict = (message: string) => new ArchiveError('edition-conflict', message);

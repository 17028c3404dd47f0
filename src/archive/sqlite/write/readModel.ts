/** From one edition to everything readers ask: the article's row, lists, search text, counts and siblings' cards. */
import { isAdoption, isPublic, isRedaction } from '../../../domain/edition.ts';
import type { Edition, PublicEdition } from '../../../domain/edition.ts';
import { articleTerms } from '../../../domain/articleTerms.ts';
import type { Connection } from '../connection.ts';
import { dateOf, placeKey, toBytes } from '../keys.ts';
import { list, termsOf, unlist } from './listing.ts';
import type { ReadModel, Row } from './listing.ts';
import { nameEntities } from './profiles.ts';
import { ALL } from '../termTable.ts';
import { cardOf, refreshCards } from './cards.ts';
import { addFileUses } from './files.ts';
import { findRoot, regroup } from './translations.ts';

/** Brings the read model up to one edition. `before` is the article's row as the edition before it left it. */
export function applyEdition(model: ReadModel, edition: Edition, before: Row | null): void {
  if (isAdoption(edition)) return;
  const id = toBytes(edition.article.id);
  if (isRedaction(edition)) {
    model.connection.sql('UPDATE articles SET number = ? WHERE id = ?').run(edition.number, id);
    return;
  }
  if (before) unlist(model, before);
  const after = isPublic(edition) ? publicRow(model, id, edition, before) : hiddenRow(model, id, edition, before);
  writeRow(model.connection, id, after);
  list(model, after);
  if (isPublic(edition)) {
    model.search.add(after.key, edition.record, after.terms);
    addFileUses(model.connection, edition.seq, JSON.stringify(edition.record));
  }
  const group = regroup(model.connection, [before?.root ?? id, after.root, id]);
  refreshCards(model, group, edition.at);
  if (before?.isPublic && before.key !== after.key) model.changed(before.key, null);
  model.changed(after.key, after.isPublic ? after.terms : null);
}

function publicRow(model: ReadModel, id: Buffer, edition: PublicEdition, before: Row | null): Row {
  const { connection, terms } = model;
  const { record, seq, number, at } = edition;
  nameEntities(model, record, at);
  const stays = before !== null && dateOf(before.key) === record.publishedOn;
  const parent = record.translationOf === null ? null : toBytes(record.translationOf);
  const root = findRoot(connection, id, parent);
  const released = before?.released ?? at;
  const listed = termsOf(terms, record);
  const named = articleTerms(record).flatMap(({ filter, value }) => terms.way(filter, value));
  const updated = named.map(({ seenAt }) => seenAt ?? '').reduce((a, b) => (b > a ? b : a), at);
  connection.sql('INSERT OR IGNORE INTO slugs VALUES (?, ?)').run(record.slug, id);
  return {
    key: stays ? before.key : placeKey(connection, record.publishedOn, id),
    seq,
    publicSeq: seq,
    number,
    slug: record.slug,
    at,
    released,
    updated,
    parent,
    root,
    terms: listed,
    isPublic: true,
    card: JSON.stringify(cardOf(terms, { edition, released, updated, translations: [] })),
  };
}

/** Withdrawn, or shown by an edition whose content was removed; of an article that has no other, the least there can be. */
function hiddenRow(
  { connection }: ReadModel,
  id: Buffer,
  { seq, number, at, article, redacted }: Edition,
  before: Row | null,
): Row {
  if (before) return { ...before, seq, number, at, updated: at, isPublic: false, card: null };
  if (!redacted) throw new Error(`edition ${seq} withdraws article ${article.id}, which was never published`);
  const { slug } = article;
  connection.sql('INSERT OR IGNORE INTO slugs VALUES (?, ?)').run(slug, id);
  const key = placeKey(connection, at.slice(0, 10), id);
  const place = { key, seq, publicSeq: seq, number, slug };
  return { ...place, at, released: at, updated: at, parent: null, root: id, terms: [ALL], isPublic: false, card: null };
}

function writeRow(connection: Connection, id: Buffer, row: Row): void {
  const { key, seq, publicSeq, number, slug, at, released, updated, parent, root, terms, card } = row;
  connection
    .sql('INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      ...[key, id, seq, publicSeq, number, slug, at, released, updated, parent, root],
      ...[terms.join(','), row.isPublic ? 1 : 0, card],
    );
}

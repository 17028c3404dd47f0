/** What an import would do with each row: create, change, or nothing; everything that stands in the way is said at once. */
import { createHash, randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { freeSlug, slugify } from '../../../collections/fields/slugify.ts';
import { canonicalJson } from '../../domain/edition.ts';
import { fromBlocks } from '../../desk/richText/fromBlocks.ts';
import type { BulkBody } from '../../interchange/bulk/body.ts';
import type { BulkItem } from '../../interchange/bulk/item.ts';
import { problem } from '../../interchange/bulk/problem.ts';
import { sketchOf } from '../../interchange/bulk/sketch.ts';
import { textOf } from '../../interchange/document.ts';
import { bodyOf, notesOf } from './content.ts';
import { addressKey, titleKey } from './known.ts';
import type { Known, KnownArticle } from './known.ts';
import type { Plan, Planned, Planning, State } from './planned.ts';
import { namedOf, refuseInstalment, translationOf } from './references.ts';

/** Rows between two turns for whatever else the process has to do. */
const SLICE = 20;

export async function planImport({ items, known, files, acceptSimilar, onProgress }: Planning): Promise<Plan> {
  const created = { authors: [], organizations: [], sources: [], series: [], topics: [] };
  const state: State = {
    ...{ planned: [], problems: [], remarks: [], entities: { matched: 0, created } },
    ...{ known, files, acceptSimilar, matched: new Set() },
    rows: { key: new Map(), sketches: known.sketches, ids: idsOf(items, known) },
  };
  for (const [index, item] of items.entries()) {
    const before = state.problems.length;
    const planned = await planItem(state, item);
    if (planned && state.problems.length === before) state.planned.push(planned);
    onProgress?.(index + 1, items.length);
    if (index % SLICE === 0) await nextTurn();
  }
  state.entities.matched = state.matched.size;
  const { planned, problems, remarks, entities } = state;
  return { planned, problems, remarks, entities };
}

/** Ids are given before anything is planned, so that a translation may come before what it translates. */
function idsOf(items: BulkItem[], known: Known): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { externalId, slug } of items) {
    const id = (externalId && known.byExternalId.get(externalId)?.id) || (slug && known.bySlug.get(slug)?.id);
    const own = id || randomUUID();
    if (externalId) ids.set(externalId, own);
    if (slug) ids.set(slug, own);
  }
  return ids;
}

const CREATE = { action: 'create' as const, isPublished: false };
const CHANGE = { action: 'change' as const };
const NOTHING = {
  ...{ action: 'unchanged' as const, authors: [], source: null, series: null, topics: [], translationOf: null },
};

async function planItem(state: State, item: BulkItem): Promise<Planned | null> {
  const { known } = state;
  const hash = createHash('sha256')
    .update(canonicalJson({ ...item, place: null, raw: null }))
    .digest('hex');
  const existing = existingOf(known, item, hash);
  refuseTwice(state, item);
  const own = { item, hash, externalId: item.externalId, body: '', notes: null };
  if (existing?.importHash === hash)
    return { ...own, ...NOTHING, ...existing, externalId: item.externalId, slug: existing.slug ?? '' };
  return planContent(state, { own, existing });
}

type Content = { own: Pick<Planned, 'item' | 'hash' | 'externalId'>; existing: KnownArticle | null };

/** Of a row that is new, or not what it was. */
async function planContent(state: State, { own, existing }: Content): Promise<Planned | null> {
  const { problems, rows } = state;
  const { item } = own;
  if (existing?.stage === 'withdrawn') problems.push(problem(item.place, null, 'withdrawn'));
  const body = await bodyOf(state, item);
  if (!body) return null;
  if (!existing) refuseDuplicate(state, item, body);
  const named = namedOf(state, item);
  refuseInstalment(state, item, { series: named.series, existing });
  const id = existing?.id ?? rows.ids.get(item.externalId ?? '') ?? rows.ids.get(item.slug ?? '') ?? randomUUID();
  return {
    ...{ ...own, ...named, ...(existing ? { ...CHANGE, isPublished: existing.isPublished } : CREATE), id },
    slug: existing?.slug ?? (await slugFor(state, item, id)),
    body: JSON.stringify(
      fromBlocks(
        body.blocks.filter(({ type }) => type !== 'picture'),
        [],
      ),
    ),
    notes: notesOf(item, body),
    translationOf: translationOf(state, item),
  };
}

/** By what the row is called; without a name of its own, what this very row was imported as. */
function existingOf(known: Known, item: BulkItem, hash: string): KnownArticle | null {
  const { externalId, slug } = item;
  const named =
    (externalId ? known.byExternalId.get(externalId) : undefined) ?? (slug ? known.bySlug.get(slug) : undefined);
  if (named) return named;
  const alike = [addressOf(known, item), titleOf(known, item)];
  return alike.find((article) => article?.importHash === hash) ?? null;
}

const addressOf = ({ byAddress }: Known, { sourceUrl, language }: BulkItem) =>
  sourceUrl ? byAddress.get(addressKey(language, sourceUrl)) : undefined;
const titleOf = ({ byTitle }: Known, { title, publishedOn, language }: BulkItem) =>
  byTitle.get(titleKey(language, publishedOn, title));

/** What the row says of itself may be in the file once. */
function refuseTwice({ rows, problems }: State, item: BulkItem): void {
  const { place, externalId, slug, sourceUrl, title, publishedOn, language } = item;
  const keys: [string, string][] = [
    ...(externalId ? [['externalId', `external ${externalId}`] as [string, string]] : []),
    ...(slug ? [['slug', `slug ${slug}`] as [string, string]] : []),
    ...(sourceUrl ? [['sourceUrl', addressKey(language, sourceUrl)] as [string, string]] : []),
    ['title', titleKey(language, publishedOn, title)],
  ];
  for (const [field, key] of keys) {
    const first = rows.key.get(key);
    if (!first) rows.key.set(key, item);
    else {
      const reason = {
        externalId: 'same id',
        slug: 'same slug',
        sourceUrl: 'same address',
        title: 'same title and date',
      };
      const values = { line: first.place.line, reason: reason[field as keyof typeof reason] };
      problems.push(problem(place, field, 'duplicate-row', values));
      return;
    }
  }
}

/** Of what no id or slug names: the archive may have it already. The same row again is no refusal, and was found by its hash. */
function refuseDuplicate(state: State, item: BulkItem, { blocks }: BulkBody): void {
  const { known, problems, rows, acceptSimilar } = state;
  const { place } = item;
  const byAddress = addressOf(known, item);
  const found = byAddress ?? titleOf(known, item);
  if (found) {
    const reason = byAddress ? 'same address' : 'same title and date';
    problems.push(
      problem(place, byAddress ? 'sourceUrl' : 'title', 'duplicate', { slug: found.slug ?? found.id, reason }),
    );
    return;
  }
  const sketch = sketchOf(textOf(blocks));
  const similar = acceptSimilar ? null : rows.sketches.find(sketch);
  if (similar) problems.push(problem(place, 'body', 'similar', { slug: similar.slug ?? similar.id }));
  const name = `${item.place.file}, line ${item.place.line}`;
  rows.sketches.add(sketch, {
    id: '',
    slug: name,
    externalId: null,
    importHash: null,
    stage: 'draft',
    isPublished: false,
  });
}

async function slugFor({ known }: State, item: BulkItem, id: string): Promise<string> {
  const article = { id, externalId: null, importHash: null, stage: 'draft', isPublished: false };
  const slug =
    item.slug ?? (await freeSlug(slugify({ text: item.title, what: 'article' }), async (one) => known.bySlug.has(one)));
  known.bySlug.set(slug, { ...article, slug });
  return slug;
}

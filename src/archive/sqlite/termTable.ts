/** Everything articles are listed by, with exact counts, in memory and on disk: some thousands, however many articles. */
import type { EntityProfile, LocalizedText } from '../../domain/entity.ts';
import type { Filter } from '../../domain/query.ts';
import type { Connection } from './connection.ts';

export type TermKind = Filter | 'all';
export type Term = {
  term: number;
  kind: TermKind;
  slug: string;
  name: string | null;
  names: LocalizedText;
  aliases: string[];
  /** Of a series, in every language it has; '' of all others. */
  introduction: string;
  /** When articles that name it last changed by it. */
  seenAt: string | null;
  isPut: boolean;
  /** Slug of the entity of its kind that stands for this one too. */
  mergedInto: string | null;
  count: number;
};

/** The term every public article has; of the same kind are those of all that is in any series, or under any topic. */
export const ALL = 0;
export const GROUPED = ['series', 'topic'] as const;

export const NO_NAMES: LocalizedText = { en: null, 'zh-Hans': null };

/** by_date keeps what was withdrawn apart, for harvesters, under a number no term has. */
export function withdrawnList(term: number): number {
  return -1 - term;
}

export type Terms = {
  /** What articles that name this slug are listed under: of a merged entity the term of the one it was merged into. */
  find(kind: TermKind, slug: string): Term | undefined;
  /** From the term of this slug over those that it was merged into, one after the other, to the last one. */
  way(kind: TermKind, slug: string): Term[];
  /** The term of this very slug, merged or not. */
  exact(kind: TermKind, slug: string): Term | undefined;
  get(term: number): Term;
  all(): Iterable<Term>;
  ofKind(kind: TermKind): readonly Term[];
  /** Above every number of a term. */
  limit(): number;
  /** Adds a term nothing has yet. */
  add(kind: TermKind, slug: string): Term;
  count(term: number, change: 1 | -1): void;
  /** To be called when names of a term were changed. */
  renamed(): void;
  /** Another number whenever terms were added, renamed or read anew. */
  version(): number;
  /** Writes the changed counts; call before the end of each transaction. */
  flush(): void;
  /** Reads everything anew: after a rollback, or when another process wrote. */
  reload(): void;
};

const NO_TEXTS = { name: null, names: NO_NAMES, aliases: [], introduction: '' };
const NOTHING_KNOWN = { ...NO_TEXTS, seenAt: null, isPut: false, mergedInto: null, count: 0 };

export function loadTerms(connection: Connection): Terms {
  let byNumber = new Map<number, Term>();
  let bySlug = new Map<string, Term>();
  let byKind = new Map<TermKind, Term[]>();
  const changed = new Set<Term>();
  let limit = 0;
  let version = 0;

  const remember = (term: Term) => {
    version += 1;
    limit = Math.max(limit, term.term + 1);
    byNumber.set(term.term, term);
    bySlug.set(`${term.kind}:${term.slug}`, term);
    byKind.set(term.kind, byKind.get(term.kind) ?? []);
    byKind.get(term.kind)?.push(term);
    return term;
  };
  const terms: Terms = {
    find: (kind, slug) => terms.way(kind, slug).at(-1),
    way: (kind, slug) => wayOf(terms, kind, slug),
    exact: (kind, slug) => bySlug.get(`${kind}:${slug}`),
    get(number) {
      const term = byNumber.get(number);
      if (!term) throw new Error(`the archive has no term ${number}`);
      return term;
    },
    all: () => byNumber.values(),
    ofKind: (kind) => byKind.get(kind) ?? [],
    limit: () => limit,
    renamed: () => void (version += 1),
    version: () => version,
    add(kind, slug) {
      const row = connection
        .sql<[number]>('INSERT INTO terms (kind, slug) VALUES (?, ?) RETURNING term')
        .get(kind, slug) as [number];
      return remember({ ...NOTHING_KNOWN, term: row[0], kind, slug });
    },
    count(number, change) {
      const term = terms.get(number);
      term.count += change;
      changed.add(term);
    },
    flush() {
      const update = connection.sql('UPDATE terms SET count = ? WHERE term = ?');
      for (const { count, term } of changed) update.run(count, term);
      changed.clear();
    },
    reload() {
      const before = byNumber;
      byNumber = new Map();
      bySlug = new Map();
      byKind = new Map();
      changed.clear();
      readTerms(connection, before).forEach(remember);
    },
  };
  terms.reload();
  return terms;
}

/** The desk makes no circle; one that came another way ends where it began. */
function wayOf(terms: Pick<Terms, 'exact'>, kind: TermKind, slug: string): Term[] {
  const way: Term[] = [];
  for (let term = terms.exact(kind, slug); term && !way.includes(term);) {
    way.push(term);
    term = term.mergedInto === null ? undefined : terms.exact(kind, term.mergedInto);
  }
  return way;
}

type Text = string | null;
type Row = [number, TermKind, string, Text, Text, Text, Text, Text, Text, number, number];

/** `before` are the terms as they were read last: names that stayed are the same object, so that nothing made of them is made again. */
function readTerms(connection: Connection, before: Map<number, Term>): Term[] {
  return connection
    .sql<Row>(
      `SELECT term, kind, slug, name, profile -> '$.names', profile -> '$.aliases',
         CASE kind WHEN 'series' THEN profile -> '$.introduction' END, seen_at, profile ->> '$.mergedInto', is_put, count FROM terms`,
    )
    .all()
    .map(([term, kind, slug, name, names, aliases, introduction, seenAt, mergedInto, isPut, count]) => ({
      ...{ term, kind, slug, name, seenAt, mergedInto, count },
      ...namesOf(before.get(term), names, aliases),
      introduction: introduction === null ? '' : introductionText(JSON.parse(introduction) as Introduction),
      isPut: isPut === 1,
    }));
}

function namesOf(before: Term | undefined, names: Text, aliases: Text): Pick<Term, 'names' | 'aliases'> {
  const isSame = JSON.stringify(before?.names) === names && JSON.stringify(before?.aliases) === (aliases ?? '[]');
  if (before && isSame) return { names: before.names, aliases: before.aliases };
  return {
    names: names === null ? NO_NAMES : (JSON.parse(names) as LocalizedText),
    aliases: aliases === null ? [] : (JSON.parse(aliases) as string[]),
  };
}

type Introduction = Extract<EntityProfile, { kind: 'series' }>['profile']['introduction'];

/** In all languages, a paragraph each. */
export function introductionText(introduction: Introduction): string {
  return [introduction.en?.text, introduction['zh-Hans']?.text].filter(Boolean).join('\n\n');
}

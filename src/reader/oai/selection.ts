/** Selective harvesting: dates, sets and the stateless resumption token. */
import { FILTERS } from '../../domain/query.ts';
import type { Filter } from '../../domain/query.ts';
import { openCursor, writeCursor } from '../../http/ask/cursor.ts';
import { badArgument, METADATA_PREFIX, OaiProblem } from './arguments.ts';
import type { OaiArguments } from './arguments.ts';

/** Filters that are sets of the repository. */
export const SET_FILTERS = ['series', 'topic', 'source', 'language'] as const satisfies readonly Filter[];

export type OaiSelection = {
  from: string | null;
  until: string | null;
  /** A value of null: the set above all of its kind. */
  set: { filter: Filter; value: string | null } | null;
  after: { at: string; id: string } | null;
  /** How many items came before. */
  index: number;
  /** Items of the whole list, known when no date limits it. */
  size: number | null;
};

const DAY = /^\d{4}-\d\d-\d\d$/;
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** @throws OaiProblem badArgument, cannotDisseminateFormat, noRecordsMatch (no such set), badResumptionToken */
export function readSelection({ verb, args }: { verb: string; args: OaiArguments }): OaiSelection {
  const { resumptionToken, metadataPrefix, from, until, set } = args;
  if (resumptionToken !== undefined) return resume({ verb, token: resumptionToken });
  const wrong = [...wrongDates({ from, until }), ...wrongSyntax({ metadataPrefix, set })].map(badArgument);
  if (wrong.length > 0) throw new OaiProblem(...wrong);
  requireDublinCore(metadataPrefix);
  return {
    from: from === undefined ? null : instant({ date: from, last: false }),
    until: until === undefined ? null : instant({ date: until, last: true }),
    set: set === undefined ? null : readSet(set),
    after: null,
    index: 0,
    size: null,
  };
}

/** @throws OaiProblem cannotDisseminateFormat */
export function requireDublinCore(metadataPrefix: string | undefined): void {
  if (metadataPrefix === METADATA_PREFIX) return;
  throw new OaiProblem({ code: 'cannotDisseminateFormat', message: `only ${METADATA_PREFIX} is known here` });
}

/** The token carries the whole request, so it survives a restart and any number of harvesters. */
export function writeToken({ verb, selection }: { verb: string; selection: OaiSelection }): string {
  const { from, until, set, after, index, size } = selection;
  const parts = [
    after?.at ?? '',
    after?.id ?? '',
    from ?? '',
    until ?? '',
    set?.filter ?? '',
    set?.value ?? '',
    index,
    size ?? '',
  ];
  return writeCursor({ query: `oai ${verb}`, parts });
}

function resume({ verb, token }: { verb: string; token: string }): OaiSelection {
  const parts = openCursor({ query: `oai ${verb}`, cursor: token });
  if (!parts) throw new OaiProblem({ code: 'badResumptionToken', message: 'not a token of this request' });
  const [at, id, from, until, filter, value, index, size] = parts.map(String);
  return {
    from: from || null,
    until: until || null,
    set: filter ? readSet(value ? `${filter}:${value}` : filter) : null,
    after: at && id ? { at, id } : null,
    index: Number(index),
    size: size ? Number(size) : null,
  };
}

function wrongDates({ from, until }: { from: string | undefined; until: string | undefined }): string[] {
  const wrong = Object.entries({ from, until }).flatMap(([name, date]) =>
    date === undefined || isDate(date) ? [] : [`${name} must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ`],
  );
  if (wrong.length > 0 || from === undefined || until === undefined) return wrong;
  if (from.length !== until.length) return ['from and until must have the same granularity'];
  return from > until ? ['from is later than until'] : [];
}

/** metadataPrefixType and setSpecType of OAI-PMH.xsd: a response that repeated anything else would not be valid. */
const WORD = "[\\w.!~*'()-]+";
const SYNTAX = { metadataPrefix: new RegExp(`^${WORD}$`), set: new RegExp(`^${WORD}(?::${WORD})*$`) };

/** What no argument of these names can look like. */
export function wrongSyntax(given: { metadataPrefix?: string | undefined; set?: string | undefined }): string[] {
  return Object.entries(SYNTAX).flatMap(([name, pattern]) => {
    const value = given[name as keyof typeof SYNTAX];
    return value === undefined || pattern.test(value) ? [] : [`${name} has characters that it cannot have`];
  });
}

/** A day or a second that exists. */
function isDate(date: string): boolean {
  if (!DAY.test(date) && !SECOND.test(date)) return false;
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date.replace('Z', ''));
}

/** The first or the last millisecond of a day or second. */
function instant({ date, last }: { date: string; last: boolean }): string {
  const seconds = DAY.test(date) ? `${date}T${last ? '23:59:59' : '00:00:00'}` : date.replace('Z', '');
  return `${seconds}.${last ? '999' : '000'}Z`;
}

function readSet(set: string): OaiSelection['set'] {
  const [name, value, ...rest] = set.split(':');
  const filter = FILTERS.find((known) => known === name && (SET_FILTERS as readonly string[]).includes(known));
  if (filter && value !== '' && rest.length === 0) return { filter, value: value ?? null };
  throw new OaiProblem({ code: 'noRecordsMatch', message: 'there is no such set' });
}

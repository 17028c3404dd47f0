/** What each verb answers, as the content of its element. */
import type { HarvestItem } from '../../archive/ArchiveStore.ts';
import { isPublic } from '../../domain/edition.ts';
import { articleTerms } from '../../domain/articleTerms.ts';
import { LANGUAGES } from '../../domain/lists.ts';
import type { EntityKind } from '../../domain/lists.ts';
import {
  identify,
  metadataFormats,
  oaiDc,
  oaiHeader,
  oaiIdentifier,
  oaiRecord,
  oaiSet,
  parseOaiIdentifier,
  resumptionToken,
} from '../../formats/index.ts';
import type { OaiHeader } from '../../formats/index.ts';
import type { XmlNode } from '../../formats/xml.ts';
import type { Reader } from '../../http/endpoint.ts';
import type { ArchiveNow } from '../../http/watchRevision.ts';
import { badArgument, OaiProblem } from './arguments.ts';
import type { OaiArguments, OaiRequest } from './arguments.ts';
import { readSelection, requireDublinCore, SET_FILTERS, writeToken, wrongSyntax } from './selection.ts';
import type { OaiSelection } from './selection.ts';

/** Items of one incomplete list. */
const PAGE = 100;

type Asked = { reader: Reader; now: ArchiveNow; baseUrl: string };

/** @throws OaiProblem */
export async function answerVerb({ verb, args, ...asked }: OaiRequest & Asked): Promise<XmlNode> {
  const { reader } = asked;
  switch (verb) {
    case 'Identify':
      return answerIdentify(asked);
    case 'ListMetadataFormats':
      if (args['identifier'] !== undefined) await findItem({ reader, args });
      return metadataFormats();
    case 'ListSets':
      return listSets({ reader, args });
    case 'ListIdentifiers':
    case 'ListRecords':
      return listItems({ reader, verb, args });
    case 'GetRecord':
      return getRecord({ reader, args });
  }
}

async function answerIdentify({ reader, now, baseUrl }: Asked): Promise<XmlNode> {
  const [first] = await reader.store.harvest({
    from: null,
    until: null,
    set: null,
    limit: 1,
    after: null,
    withRecord: false,
  });
  return identify({ site: reader.site, baseUrl, earliest: first?.at ?? now.at });
}

async function getRecord({ reader, args }: { reader: Reader; args: OaiArguments }): Promise<XmlNode> {
  const wrong = wrongSyntax({ metadataPrefix: args['metadataPrefix'] });
  if (wrong.length > 0) throw new OaiProblem(...wrong.map(badArgument));
  const item = await findItem({ reader, args });
  requireDublinCore(args['metadataPrefix']);
  return { record: toRecord({ reader, item }) };
}

async function findItem({ reader, args }: { reader: Reader; args: OaiArguments }): Promise<HarvestItem> {
  const id = parseOaiIdentifier({ site: reader.site, identifier: args['identifier'] ?? '' });
  const state = id && (await reader.store.state(id));
  if (!state) throw new OaiProblem({ code: 'idDoesNotExist', message: 'no record has this identifier' });
  const { edition, record } = state;
  const withdrawn = !isPublic(edition);
  return {
    id,
    at: edition.at,
    withdrawn,
    terms: record ? articleTerms(record) : [],
    record: withdrawn ? null : record,
  };
}

async function listItems(input: { reader: Reader; verb: OaiRequest['verb']; args: OaiArguments }): Promise<XmlNode> {
  const { reader, verb, args } = input;
  const { index, size: known, ...selection } = readSelection({ verb, args });
  const found = await reader.store.harvest({ ...selection, limit: PAGE + 1, withRecord: verb === 'ListRecords' });
  const items = found.slice(0, PAGE);
  const last = items.at(-1);
  if (!last) throw new OaiProblem({ code: 'noRecordsMatch', message: 'nothing matches' });
  const after = { at: last.at, id: last.id };
  const more = found.length > PAGE;
  const size = known ?? (more && index === 0 ? await sizeOf({ reader, selection }) : null);
  const token = more ? writeToken({ verb, selection: { ...selection, after, index: index + PAGE, size } }) : '';
  const content: XmlNode =
    verb === 'ListIdentifiers'
      ? { header: items.map((item) => oaiHeader(headerOf({ reader, item }))) }
      : { record: items.map((item) => toRecord({ reader, item })) };
  if (!more && index === 0) return content;
  const completeListSize = size === null ? {} : { completeListSize: size };
  return { ...content, resumptionToken: resumptionToken({ token, cursor: index, ...completeListSize }) };
}

/** Counted where that is quick: a list limited by dates would have to be read for it. */
async function sizeOf(input: { reader: Reader; selection: Pick<OaiSelection, 'from' | 'until' | 'set'> }) {
  const { from, until, set } = input.selection;
  return from === null && until === null ? input.reader.store.countHarvest(set) : null;
}

/** Made of the edition alone: what changes without one, as translations do, would change without a new datestamp. */
function toRecord({ reader, item }: { reader: Reader; item: HarvestItem }): XmlNode {
  const header = headerOf({ reader, item });
  return oaiRecord({ header, metadata: item.record && oaiDc({ article: item.record, site: reader.site }) });
}

function headerOf({ reader, item }: { reader: Reader; item: HarvestItem }): OaiHeader {
  const sets = item.terms.filter(({ filter }) => (SET_FILTERS as readonly string[]).includes(filter));
  return {
    identifier: oaiIdentifier({ site: reader.site, id: item.id }),
    datestamp: item.at,
    sets: sets.map(({ filter, value }) => `${filter}:${value}`),
    deleted: item.withdrawn,
  };
}

/** The sets above the others: what is in any of their children is in them (section 2.6). */
const SET_NAMES = { series: 'Series', topic: 'Topics', source: 'Sources', language: 'Languages' };

/** All at once: sets are few. So no token was ever given out here. */
async function listSets({ reader, args }: { reader: Reader; args: OaiArguments }): Promise<XmlNode> {
  if (args['resumptionToken'] !== undefined) {
    throw new OaiProblem({ code: 'badResumptionToken', message: 'the list of sets is given as a whole' });
  }
  const languages = Object.entries(LANGUAGES).map(([code, name]) => oaiSet({ spec: `language:${code}`, name }));
  const above = SET_FILTERS.map((spec) => oaiSet({ spec, name: SET_NAMES[spec] }));
  const sets = [...above, ...languages];
  for (const kind of ['series', 'topic', 'source'] as const) sets.push(...(await setsOf({ reader, kind })));
  return { set: sets };
}

async function setsOf({ reader, kind }: { reader: Reader; kind: EntityKind }): Promise<XmlNode[]> {
  const sets: XmlNode[] = [];
  let after: string | null = null;
  do {
    const page: { items: string[]; next: string | null } = await reader.store.listEntities({
      kind,
      terms: [],
      text: null,
      limit: PAGE,
      after,
    });
    for (const json of page.items) {
      const { slug, name } = JSON.parse(json) as { slug: string; name: string };
      sets.push(oaiSet({ spec: `${kind}:${slug}`, name }));
    }
    after = page.next;
  } while (after !== null);
  return sets;
}

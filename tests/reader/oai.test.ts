import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { at, closeAll, fill, idOf, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

const COUNT = 105;
let served: Served;

beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: COUNT });
  await served.store.append(published(numbered(200, { language: 'zh-Hans', translationOf: idOf(3), series: null })));
  await withdraw({ store: served.store, record: numbered(1) });
});
afterAll(closeAll);

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => ['record', 'header', 'set', 'error', 'setSpec'].includes(name),
});

async function harvest(search: string, init?: RequestInit) {
  const response = await served.get(init ? '/oai' : `/oai?${search}`, init);
  const text = await response.text();
  expect([search, response.status, XMLValidator.validate(text)]).toEqual([search, 200, true]);
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  return parser.parse(text)['OAI-PMH'];
}
const errors = (answer: { error: { '@_code': string }[] }) => answer.error.map((error) => error['@_code']);

describe('the verbs of OAI-PMH', () => {
  it('when the same is asked again, then the answer has its own date', async () => {
    for (const instant of ['2026-11-22T08:00:00Z', '2026-11-22T08:00:07Z']) {
      expect(await at(instant, () => harvest('verb=ListSets'))).toMatchObject({ responseDate: instant });
    }
  });

  it('when asked to identify itself, then the archive says what a harvester needs', async () => {
    const { Identify, request } = await harvest('verb=Identify');
    expect(Identify).toMatchObject({
      repositoryName: 'Opinion Archive',
      baseURL: 'https://archive.example/oai',
      protocolVersion: '2.0',
      deletedRecord: 'persistent',
      granularity: 'YYYY-MM-DDThh:mm:ssZ',
      earliestDatestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(request).toEqual({ '@_verb': 'Identify', '#text': 'https://archive.example/oai' });
    const { ListRecords } = await harvest(`verb=ListRecords&metadataPrefix=oai_dc&until=${Identify.earliestDatestamp}`);
    expect(ListRecords.record.length).toBeGreaterThan(0);
  });

  it('when sets are listed, then series, topics, sources and languages are there', async () => {
    const { ListSets } = await harvest('verb=ListSets');
    const specs = ListSets.set.map(({ setSpec }: { setSpec: string[] }) => setSpec[0]);
    expect(specs).toEqual([
      ...['series', 'topic', 'source', 'language'],
      'language:en',
      'language:zh-Hans',
      'series:ceo-opinions',
      'topic:machine-tools',
      'source:gansu-belt-and-road-portal',
    ]);
  });

  it('when formats are listed, then it is Dublin Core, for the archive and for one record', async () => {
    for (const rest of ['', `&identifier=oai:archive.example:${idOf(2)}`]) {
      const { ListMetadataFormats } = await harvest(`verb=ListMetadataFormats${rest}`);
      expect(ListMetadataFormats.metadataFormat.metadataPrefix).toBe('oai_dc');
    }
  });

  it('when one record is asked for, then it is there; a withdrawn one is deleted', async () => {
    const one = await harvest(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:${idOf(3)}`);
    const dc = one.GetRecord.record[0].metadata['oai_dc:dc'];
    expect(dc['dc:title']).toBe('Opinion 3 on machine tools');
    const gone = await harvest(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:${idOf(1)}`);
    expect(gone.GetRecord.record[0].header[0]['@_status']).toBe('deleted');
    expect(gone.GetRecord.record[0].metadata).toBeUndefined();
  });

  it('when an article gets a translation, then its own record stays as its datestamp says', async () => {
    const original = await harvest(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:${idOf(3)}`);
    expect(JSON.stringify(original.GetRecord)).not.toContain('opinion-200');
    const search = `verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:${idOf(200)}`;
    const translation = (await harvest(search)).GetRecord.record[0].metadata['oai_dc:dc'];
    expect([translation['dc:relation']].flat()).toContain(`urn:uuid:${idOf(3)}`);
  });

  it('when nothing changed but the time, then a harvester that has the answer gets 304', async () => {
    const path = '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc';
    const first = await at('2026-11-22T08:00:00Z', () => served.get(path));
    const again = await at('2026-11-22T09:00:00Z', () =>
      served.get(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } }),
    );
    expect(again.status).toBe(304);
  });

  it.each(['ListRecords', 'ListIdentifiers'])(
    'when %s is followed, then every article comes once, withdrawn ones too',
    async (verb) => {
      const seen: string[] = [];
      let search = `verb=${verb}&metadataPrefix=oai_dc`;
      let tokens = 0;
      for (;;) {
        const list = (await harvest(search))[verb];
        const headers = list.header ?? list.record.map(({ header }: { header: object[] }) => header[0]);
        seen.push(...headers.map(({ identifier }: { identifier: string }) => identifier));
        const token = list.resumptionToken?.['#text'];
        if (!token) break;
        tokens += 1;
        search = `verb=${verb}&resumptionToken=${token}`;
      }
      expect(tokens).toBe(1);
      expect(new Set(seen).size).toBe(COUNT + 1);
      expect(seen).toHaveLength(COUNT + 1);
    },
  );

  it('when a list comes in parts, then each says how many there are in all', async () => {
    const all = await harvest('verb=ListIdentifiers&metadataPrefix=oai_dc');
    expect(all.ListIdentifiers.resumptionToken).toMatchObject({
      '@_completeListSize': `${COUNT + 1}`,
      '@_cursor': '0',
    });
    const rest = await harvest(`verb=ListIdentifiers&resumptionToken=${all.ListIdentifiers.resumptionToken['#text']}`);
    expect(rest.ListIdentifiers.resumptionToken).toEqual({ '@_completeListSize': `${COUNT + 1}`, '@_cursor': '100' });
  });

  it.each(['series', 'topic', 'source', 'language'])(
    'when the set %s is harvested, then what is in any of its children comes',
    async (set) => {
      const { ListIdentifiers } = await harvest(`verb=ListIdentifiers&metadataPrefix=oai_dc&set=${set}`);
      const size = Number(ListIdentifiers.resumptionToken['@_completeListSize']);
      const rest = await harvest(`verb=ListIdentifiers&resumptionToken=${ListIdentifiers.resumptionToken['#text']}`);
      const headers = [...ListIdentifiers.header, ...rest.ListIdentifiers.header] as { setSpec: string[] }[];
      expect(headers).toHaveLength(size);
      expect(headers.every(({ setSpec }) => setSpec.some((spec) => spec.startsWith(`${set}:`)))).toBe(true);
    },
  );

  it('when harvested by set and by date, then only what belongs there comes', async () => {
    const chinese = await harvest('verb=ListIdentifiers&metadataPrefix=oai_dc&set=language:zh-Hans');
    expect(chinese.ListIdentifiers.header).toMatchObject([{ identifier: `oai:archive.example:${idOf(200)}` }]);
    expect(chinese.ListIdentifiers.header[0].setSpec).toContain('language:zh-Hans');
    const { datestamp } = chinese.ListIdentifiers.header[0];
    const exact = `verb=ListIdentifiers&metadataPrefix=oai_dc&from=${datestamp}&until=${datestamp}`;
    expect((await harvest(exact)).ListIdentifiers.header).toHaveLength(1);
  });

  it('when asked by POST, then the answer is the same', async () => {
    const body = new URLSearchParams({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', set: 'language:zh-Hans' });
    const posted = await harvest('posted', { method: 'POST', body });
    const got = await harvest(String(body));
    expect(posted.ListIdentifiers).toEqual(got.ListIdentifiers);
    const other = await harvest('posted', { method: 'POST', body: new URLSearchParams({ verb: 'Identify' }) });
    expect(other.Identify.repositoryName).toBe('Opinion Archive');
  });
});

describe('errors of OAI-PMH', () => {
  it.each([
    ['', 'badVerb'],
    ['verb=Nope', 'badVerb'],
    ['verb=constructor', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&set=x', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=yesterday', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2022-02-30', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2022-01-01T00:00:00.5Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2022-01-01&until=2022-01-02T00:00:00Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2022-01-02&until=2022-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=marc', 'cannotDisseminateFormat'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=9999-01-01', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=series:nothing', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=author:jiang-baoquan', 'noRecordsMatch'],
    ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
    ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
    ['verb=GetRecord&identifier=x', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=x', 'idDoesNotExist'],
    [
      `verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:${'0'.repeat(8)}-0000-4000-8000-${'9'.repeat(12)}`,
      'idDoesNotExist',
    ],
    [
      `verb=GetRecord&metadataPrefix=marc&identifier=oai:archive.example:${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(11)}2`,
      'cannotDisseminateFormat',
    ],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=%00%ff', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=a%20b', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=%3C&identifier=x', 'badArgument'],
  ])('when asked ?%s, then the error is %s', async (search, code) => {
    const answer = await harvest(search);
    expect(new Set(errors(answer))).toEqual(new Set([code]));
    const unclear = code === 'badVerb' || code === 'badArgument';
    expect(typeof answer.request === 'string').toBe(unclear);
  });

  it('when several arguments are wrong, then all are named', async () => {
    const answer = await harvest('verb=ListRecords&colour=red&from=2022-01-01&from=2022-01-01');
    expect(errors(answer)).toHaveLength(3);
  });

  it('when a token is changed or of another verb, then badResumptionToken', async () => {
    const list = (await harvest('verb=ListRecords&metadataPrefix=oai_dc')).ListRecords;
    const token: string = list.resumptionToken['#text'];
    const changed = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`;
    expect(errors(await harvest(`verb=ListRecords&resumptionToken=${changed}`))).toEqual(['badResumptionToken']);
    expect(errors(await harvest(`verb=ListIdentifiers&resumptionToken=${token}`))).toEqual(['badResumptionToken']);
  });

  it('when a posted body is not a form or too large, then 415 or 413', async () => {
    const json = { method: 'POST', body: '{"verb":', headers: { 'content-type': 'application/json' } };
    expect((await served.json('/oai', json)).status).toBe(415);
    const large = { method: 'POST', body: new URLSearchParams({ verb: 'x'.repeat(20_000) }) };
    expect((await served.json('/oai', large)).status).toBe(413);
    expect((await served.get('/oai', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  });
});

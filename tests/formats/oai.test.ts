import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oneLine } from '../../src/domain/citation.ts';
import {
  identify,
  metadataFormats,
  oaiDc,
  oaiIdentifier,
  oaiRecord,
  oaiResponse,
  oaiSet,
  parseOaiIdentifier,
  resumptionToken,
} from '../../src/formats/index.ts';
import type { OaiResponse } from '../../src/formats/index.ts';
import { xmlText } from '../../src/formats/xml.ts';
import { buildRecord } from '../support/articles.ts';
import { hostile, hostileArticle, parseXml, SITE } from './support.ts';

const id = '6f1c2a34-5b7d-4e8f-9a01-23456789abcd';
const original = '7f1c2a34-5b7d-4e8f-9a01-23456789abcd';
const base = { responseDate: '2026-11-22T08:00:00.999Z', baseUrl: 'https://archive.example/oai', request: {} };
const header = { identifier: `oai:archive.example:${id}`, datestamp: '2026-11-22T08:00:00.999Z', sets: ['series:x'] };

function respond(answer: { verb: 'Identify' | 'ListSets' | 'ListRecords' | 'GetRecord'; content: object }) {
  return parseXml(oaiResponse({ ...base, ...answer } as OaiResponse))['OAI-PMH'];
}

describe('OAI-PMH', () => {
  test('when a record is asked for, then its metadata is Dublin Core', () => {
    const metadata = oaiDc({ article: { ...hostile(() => 'Words'), translationOf: original }, site: SITE });
    const record = oaiRecord({ header: { ...header, deleted: false }, metadata });
    const answer = respond({ verb: 'GetRecord', content: { record } });
    expect(answer.responseDate).toBe('2026-11-22T08:00:00Z');
    expect(answer.request).toBe('https://archive.example/oai');
    expect(answer.GetRecord.record.header).toEqual({
      identifier: `oai:archive.example:${id}`,
      datestamp: '2026-11-22T08:00:00Z',
      setSpec: 'series:x',
    });
    expect(answer.GetRecord.record.metadata['oai_dc:dc']).toMatchObject({
      'dc:title': 'Words',
      'dc:creator': ['Words', 'Words'],
      'dc:subject': 'Words',
      'dc:description': 'Words',
      'dc:publisher': 'Tool Builders & Co',
      'dc:contributor': 'Words',
      'dc:date': '2022-08-25',
      'dc:type': 'Text',
      'dc:identifier': [
        'https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html',
        `urn:uuid:${id}`,
      ],
      'dc:source': 'Words',
      'dc:language': 'en',
      'dc:relation': [
        'http://ydyl.gansu.gov.cn/news.html',
        'Words',
        `urn:uuid:${original}`,
        'https://a.example/?a=1&b=2',
      ],
      'dc:rights': ['Words', 'https://creativecommons.org/licenses/by/4.0/'],
    });
  });

  test('when a record is deleted, then it has a header only, even if metadata is handed in', () => {
    const metadata = oaiDc({ article: buildRecord(), site: SITE });
    const record = oaiRecord({ header: { ...header, deleted: true }, metadata });
    expect(respond({ verb: 'GetRecord', content: { record } }).GetRecord.record).toEqual({
      header: expect.objectContaining({ '@status': 'deleted' }),
    });
  });

  test('when a list goes on, then its token says how far; when it ends, then the token is empty', () => {
    const next = { token: 'abc', cursor: 0, completeListSize: 250, expirationDate: '2026-11-23T08:00:00.000Z' };
    const list = (token: Parameters<typeof resumptionToken>[0]) =>
      respond({ verb: 'ListRecords', content: { resumptionToken: resumptionToken(token) } }).ListRecords;
    expect(list(next)).toEqual({
      resumptionToken: {
        '@expirationDate': '2026-11-23T08:00:00Z',
        '@completeListSize': '250',
        '@cursor': '0',
        '#text': 'abc',
      },
    });
    expect(list({ token: '', cursor: 200 })).toEqual({ resumptionToken: { '@cursor': '200' } });
  });

  test('when several things are wrong, then each has its error', () => {
    const errors = [
      { code: 'badArgument', message: 'a & b' } as const,
      { code: 'badArgument', message: '<c>' } as const,
    ];
    expect(parseXml(oaiResponse({ ...base, errors }))['OAI-PMH'].error).toEqual([
      { '@code': 'badArgument', '#text': 'a & b' },
      { '@code': 'badArgument', '#text': '<c>' },
    ]);
  });

  test('when the repository describes itself, then in the order of the schema', () => {
    const content = identify({ site: SITE, baseUrl: base.baseUrl, earliest: '2026-11-01T00:00:00.000Z' });
    expect(Object.entries(respond({ verb: 'Identify', content }).Identify).slice(0, 7)).toEqual([
      ['repositoryName', 'Opinion Archive'],
      ['baseURL', 'https://archive.example/oai'],
      ['protocolVersion', '2.0'],
      ['adminEmail', 'archive@example.org'],
      ['earliestDatestamp', '2026-11-01T00:00:00Z'],
      ['deletedRecord', 'persistent'],
      ['granularity', 'YYYY-MM-DDThh:mm:ssZ'],
    ]);
    expect(metadataFormats()).toMatchObject({ metadataFormat: { metadataPrefix: 'oai_dc' } });
  });

  test('when the host is no domain name, then Identify does without the oai-identifier scheme', () => {
    for (const [baseUrl, described] of [
      ['http://localhost:3000', false],
      ['http://127.0.0.1:3000', false],
      ['https://archive.example', true],
    ] as const) {
      const { description } = identify({ site: { ...SITE, baseUrl }, baseUrl: 'x', earliest: base.responseDate });
      expect(description !== undefined).toBe(described);
    }
  });

  test('when an identifier is made, then it can be read back, and no other text can', () => {
    const identifier = oaiIdentifier({ site: SITE, id });
    expect(parseOaiIdentifier({ site: SITE, identifier })).toBe(id);
    for (const other of [
      `oai:other.example:${id}`,
      `${identifier}0`,
      identifier.toUpperCase(),
      'oai:archive.example:',
      '',
    ]) {
      expect(parseOaiIdentifier({ site: SITE, identifier: other })).toBeNull();
    }
  });

  test('when texts and arguments hold anything at all, then the response is well-formed and the texts come back', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        const record = oaiRecord({
          header: { ...header, deleted: false },
          metadata: oaiDc({ article: { ...article, translationOf: null }, site: SITE }),
        });
        const set = oaiSet({ spec: 'topic:x', name: article.title });
        const xml = oaiResponse({
          ...base,
          request: { verb: 'GetRecord', identifier: article.title },
          verb: 'GetRecord',
          content: { record, set },
        });
        const answer = parseXml(xml)['OAI-PMH'];
        const title = xmlText(oneLine(article.title));
        expect(answer.request['@identifier']).toBe(xmlText(article.title).replace(/[\t\n]/g, ' '));
        expect(answer.GetRecord.record.metadata['oai_dc:dc']['dc:title']).toBe(title);
        expect(answer.GetRecord.set.setName).toBe(title);
      }),
    );
  });
});

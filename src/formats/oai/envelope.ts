/** The pieces of an OAI-PMH 2.0 response, http://www.openarchives.org/OAI/openarchivesprotocol.html; what is in them is the reader's business. */
import { toXml } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

export const OAI_ERRORS = [
  'badArgument',
  'badResumptionToken',
  'badVerb',
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'noRecordsMatch',
  'noMetadataFormats',
  'noSetHierarchy',
] as const;
export type OaiError = { code: (typeof OAI_ERRORS)[number]; message: string };

export type OaiVerb = 'Identify' | 'ListMetadataFormats' | 'ListSets' | 'ListIdentifiers' | 'ListRecords' | 'GetRecord';

export type OaiResponse = {
  /** An instant; written to the second. */
  responseDate: string;
  /** Address of the repository, without arguments. */
  baseUrl: string;
  /** The arguments as received, verb included; leave them out after badVerb and badArgument (section 3.6). */
  request: Record<string, string>;
} & ({ verb: OaiVerb; content: XmlNode } | { errors: OaiError[] });

/** A whole response document. Arguments must be named by OAI-PMH; their values may be anything. */
export function oaiResponse(response: OaiResponse): string {
  const request = Object.fromEntries(Object.entries(response.request).map(([name, value]) => [`@${name}`, value]));
  const answer =
    'errors' in response
      ? { error: response.errors.map(({ code, message }) => ({ '@code': code, '#text': message })) }
      : { [response.verb]: response.content };
  return toXml({
    'OAI-PMH': {
      '@xmlns': 'http://www.openarchives.org/OAI/2.0/',
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation': 'http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
      responseDate: oaiDate(response.responseDate),
      request: { ...request, '#text': response.baseUrl },
      ...answer,
    },
  });
}

/** UTCdatetime to the second, the granularity of this repository; fractions are cut off. */
export function oaiDate(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

export type OaiHeader = { identifier: string; datestamp: string; sets: string[]; deleted: boolean };

export function oaiHeader({ identifier, datestamp, sets, deleted }: OaiHeader): XmlNode {
  return { '@status': deleted ? 'deleted' : undefined, identifier, datestamp: oaiDate(datestamp), setSpec: sets };
}

/** A deleted record has a header only. */
export function oaiRecord({ header, metadata }: { header: OaiHeader; metadata: XmlNode | null }): XmlNode {
  return { header: oaiHeader(header), metadata: metadata && !header.deleted ? metadata : undefined };
}

/** The `resumptionToken` of an incomplete list; an empty token ends a list that was given in parts. */
export function resumptionToken(input: {
  token: string;
  cursor?: number;
  completeListSize?: number;
  expirationDate?: string;
}): XmlNode {
  return {
    '@expirationDate': input.expirationDate && oaiDate(input.expirationDate),
    '@completeListSize': input.completeListSize,
    '@cursor': input.cursor,
    '#text': input.token,
  };
}

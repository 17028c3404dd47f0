/** What the repository says about itself: Identify, ListMetadataFormats, ListSets and the form of its identifiers. */
import { oneLine } from '../../domain/citation.ts';
import type { Site } from '../site.ts';
import type { XmlNode } from '../xml.ts';
import { oaiDate } from './envelope.ts';

/** A host that the oai-identifier schema accepts; `localhost` and bare addresses are not. */
const OAI_HOST = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `oai:{host}:{uuid}`, host being that of the archive's public address, without its port. */
export function oaiIdentifier({ site, id }: { site: Site; id: string }): string {
  return `oai:${hostOf(site)}:${id}`;
}

/** The article id in an identifier of this archive; null for any other text. */
export function parseOaiIdentifier({ site, identifier }: { site: Site; identifier: string }): string | null {
  const prefix = `oai:${hostOf(site)}:`;
  const id = identifier.startsWith(prefix) ? identifier.slice(prefix.length) : '';
  return UUID.test(id) ? id : null;
}

/** `baseUrl` is the address of the OAI-PMH endpoint, `earliest` an instant no record is older than. */
export function identify({ site, baseUrl, earliest }: { site: Site; baseUrl: string; earliest: string }): XmlNode {
  return {
    repositoryName: oneLine(site.name.en),
    baseURL: baseUrl,
    protocolVersion: '2.0',
    adminEmail: site.adminEmail,
    earliestDatestamp: oaiDate(earliest),
    deletedRecord: 'persistent',
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
    description: OAI_HOST.test(hostOf(site)) ? { 'oai-identifier': identifierScheme(site) } : undefined,
  };
}

function identifierScheme(site: Site): XmlNode {
  return {
    '@xmlns': 'http://www.openarchives.org/OAI/2.0/oai-identifier',
    '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    '@xsi:schemaLocation':
      'http://www.openarchives.org/OAI/2.0/oai-identifier http://www.openarchives.org/OAI/2.0/oai-identifier.xsd',
    scheme: 'oai',
    repositoryIdentifier: hostOf(site),
    delimiter: ':',
    sampleIdentifier: oaiIdentifier({ site, id: '6f1c2a34-5b7d-4e8f-9a01-23456789abcd' }),
  };
}

/** oai_dc is the only format. */
export function metadataFormats(): XmlNode {
  return {
    metadataFormat: {
      metadataPrefix: 'oai_dc',
      schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
      metadataNamespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    },
  };
}

/** One `set` of ListSets. */
export function oaiSet({ spec, name }: { spec: string; name: string }): XmlNode {
  return { setSpec: spec, setName: oneLine(name) };
}

function hostOf(site: Site): string {
  return new URL(site.baseUrl).hostname;
}

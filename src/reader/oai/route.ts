/** GET and POST /oai: OAI-PMH 2.0, http://www.openarchives.org/OAI/openarchivesprotocol.html. Its errors are answered 200. */
import { z } from 'zod';
import { oaiDate, oaiIdentifier, oaiResponse } from '../../formats/index.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { ExampleRequest, Newest, Reader } from '../../http/endpoint.ts';
import { rawText } from '../../http/ask/readQuery.ts';
import { METADATA_PREFIX, OaiProblem, readRequest } from './arguments.ts';
import { answerVerb } from './verbs.ts';

const VERBS = ['Identify', 'ListMetadataFormats', 'ListSets', 'ListIdentifiers', 'ListRecords', 'GetRecord'];

/** For the documentation: OAI-PMH has its own errors, so arguments are read in arguments.ts. */
const query = z.object({
  verb: rawText().pipe(z.enum(VERBS)).describe('What is asked for'),
  identifier: rawText().optional().describe('oai:{host}:{id of an article}'),
  metadataPrefix: rawText()
    .pipe(z.enum([METADATA_PREFIX]))
    .optional()
    .describe('The only format'),
  from: rawText().optional().describe('Changed then or later: YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ'),
  until: rawText().optional().describe('Changed then or earlier, in the form of `from`'),
  set: rawText()
    .optional()
    .describe(
      'series:{slug}, topic:{slug}, source:{slug} or language:{tag}; series, topic, source or language for all of its kind',
    ),
  resumptionToken: rawText().optional().describe('Goes on with an incomplete list; given alone with the verb'),
});

export function oaiEndpoint(reader: Reader) {
  const baseUrl = `${reader.settings.publicUrl}/oai`;
  return defineEndpoint(
    {
      id: 'harvest',
      path: '/oai',
      params: z.object({}),
      query,
      unread: true,
      form: true,
      answer: async ({ search, now }) => {
        const pairs = [...new URLSearchParams(search)];
        const responseDate = new Date().toISOString();
        const body = await respond({ pairs, reader, now, baseUrl, responseDate });
        const sameBesides = body.replace(oaiDate(responseDate), '');
        return { type: 'text/xml; charset=utf-8', body, isOfNow: { sameBesides } };
      },
    },
    {
      tag: 'Harvesting',
      summary: 'OAI-PMH 2.0 with Dublin Core',
      description:
        'All six verbs. Withdrawn articles are deleted records for ever; datestamps are to the second. Errors are OAI-PMH errors with status 200.',
      content: { 'text/xml': 'text' },
      examples: (newest) => [{ query: { verb: 'Identify' } }, ...(newest ? harvestsOf({ reader, newest }) : [])],
    },
  );
}

/** Lists of a busy day are long, so theirs are not shown. */
function harvestsOf({ reader, newest }: { reader: Reader; newest: Newest }): ExampleRequest[] {
  const { id, updatedAt, source } = newest.card;
  const day = updatedAt.slice(0, 10);
  const metadataPrefix = METADATA_PREFIX;
  const identifier = oaiIdentifier({ site: reader.site, id });
  const period = { from: day, until: day, set: `source:${source.slug}` };
  return [
    { name: 'record', query: { verb: 'GetRecord', identifier, metadataPrefix } },
    { query: { verb: 'ListIdentifiers', metadataPrefix, ...period }, unshown: true },
  ];
}

type Responding = { pairs: [string, string][]; baseUrl: string; responseDate: string } & Pick<
  Parameters<typeof answerVerb>[0],
  'reader' | 'now'
>;

async function respond({ pairs, responseDate, ...asked }: Responding): Promise<string> {
  const { baseUrl } = asked;
  try {
    const { verb, args } = readRequest(pairs);
    const content = await answerVerb({ verb, args, ...asked });
    return oaiResponse({ responseDate, baseUrl, request: { verb, ...args }, verb, content });
  } catch (error) {
    if (!(error instanceof OaiProblem)) throw error;
    const { errors } = error;
    const unclear = errors.some(({ code }) => code === 'badVerb' || code === 'badArgument');
    return oaiResponse({ responseDate, baseUrl, request: unclear ? {} : Object.fromEntries(pairs), errors });
  }
}

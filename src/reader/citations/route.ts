/** GET /v1/citations: what matches, as one file for reference managers. */
import { create as contentDisposition } from 'content-disposition';
import { z } from 'zod';
import type { Card } from '../../domain/article.ts';
import { CITATION_FILES, CITATION_FORMATS, createKeys, joinCitations } from '../../formats/index.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { ExampleRequest, Newest, Reader } from '../../http/endpoint.ts';
import {
  CITATION_CONTENT,
  citationParameters,
  DATED_FORMAT,
  dayOfAccess,
  FORMAT_NAMES,
  sourceKinds,
} from '../articles/citation.ts';
import type { CitationFormat } from '../articles/citation.ts';
import { fileExamples } from '../articles/examples.ts';
import { matchingCards } from '../articles/matching.ts';
import { FILE_MAX, fileQueryWith } from '../articles/parameters.ts';
import type { FileQuery } from '../articles/parameters.ts';

const query = fileQueryWith(citationParameters);

export function getCitations(reader: Reader) {
  return defineEndpoint(
    {
      id: 'getCitations',
      path: '/v1/citations',
      params: z.object({}),
      query,
      strict: true,
      isCostly: true,
      answer: async ({ query: { format, accessed, ...asked } }) => ({
        type: CITATION_FORMATS[format].mediaType,
        body: (await citePieces({ reader, query: asked, format, accessed })).join(''),
        headers: ['Content-Disposition', contentDisposition(CITATION_FILES[format])],
        ...(format === DATED_FORMAT && accessed === undefined && { isOfNow: {} }),
      }),
    },
    {
      tag: 'Articles',
      summary: 'The citations of all that match, in one file',
      description: [
        'Takes the filters of the list and has no pages. Each citation is the one of its article; a key that two of them would share',
        'is made longer in one. When more than',
        `${FILE_MAX.toLocaleString('en')} articles match and no \`limit\` is given, the answer is 400.`,
      ].join(' '),
      content: CITATION_CONTENT,
      examples: citationExamples,
    },
  );
}

type Citing = { reader: Reader; query: FileQuery; format: CitationFormat; accessed: string | undefined };

async function citePieces({ reader, query: asked, format, accessed }: Citing): Promise<string[]> {
  const pieces: string[] = [];
  const cite = createCiter({ reader, format, accessed });
  let waiting: Card[] | null = null;
  for await (const cards of matchingCards({ reader, query: asked })) {
    if (waiting) pieces.push(await cite(waiting, false));
    waiting = cards;
  }
  pieces.push(await cite(waiting ?? [], true));
  return pieces;
}

type CiterInput = Pick<Citing, 'reader' | 'format' | 'accessed'>;

/** Cites slices of one file in their order; the last one is said to be the last. */
export function createCiter({ reader, format, accessed }: CiterInput) {
  const kindOf = sourceKinds(reader);
  const keyOf = createKeys();
  const accessedOn = dayOfAccess({ reader, accessed });
  const { encode } = CITATION_FORMATS[format];
  let isFirst = true;
  return async (cards: Card[], isLast: boolean): Promise<string> => {
    if (cards.length === 0 && !isLast) return '';
    const citations: string[] = [];
    for (const article of cards) {
      const sourceKind = await kindOf(article.source.slug);
      citations.push(encode({ article, site: reader.site, sourceKind, accessedOn, key: keyOf(article) }));
    }
    const piece = joinCitations({ format, citations, isFirst, isLast });
    isFirst = isFirst && cards.length === 0;
    return piece;
  };
}

function citationExamples(newest: Newest | null): ExampleRequest[] {
  if (!newest) return [];
  const accessed = newest.card.updatedAt.slice(0, 10);
  const shown = FORMAT_NAMES.map((format): ExampleRequest => {
    return { query: { format, limit: '2', accessed: format === DATED_FORMAT ? accessed : undefined } };
  });
  const filters = fileExamples(newest).map(({ query: asked, ...rest }) => ({
    ...rest,
    query: { format: FORMAT_NAMES[0], ...asked },
  }));
  return [...shown, ...filters];
}

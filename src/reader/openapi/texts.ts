/** What the documentation says beside the endpoints. */
import type { ProblemCode } from '../../http/problem.ts';

export const INFO = `The archive of opinions of an industry's leaders: every article as it was published, for programs and people.

Public and read-only: no key, no account, any origin. Within /v1 fields and parameters are only ever added.

- **Dates** without a time are calendar dates (\`publishedOn\`, the day of the original); instants are UTC. Absent values are \`null\`, never missing.
- **Pages**: follow \`links.next\` (or the Link header) until it is null. Pages stay stable while articles are added.
- **Errors** are problem documents (RFC 9457). Wrong parameters are 400, and \`errors\` names all of them; so are unknown ones of lists, while everything else ignores those. Where an article has a page, a browser gets its problems as a page.
- **Caching**: every answer has a strong ETag; ask again with If-None-Match. \`X-Archive-Revision\` grows with every edition.
- **Limits**: the RateLimit headers say how many requests are left; 429 comes with Retry-After.
- **Rights** are those of each article, in its \`rights\`. The licence named in this description is of the program and of the description only.
- HEAD and OPTIONS work everywhere; answers come compressed with br or gzip.`;

/** Linters ask for one; its name must not be taken for the licence of what is published here. */
export const LICENSE = {
  name: 'MIT, for the program and this description only: each article names its own rights',
  identifier: 'MIT',
};

export const TAGS = [
  { name: 'Articles', description: 'Opinion pieces: list, search, filter, read, cite' },
  { name: 'Editions', description: 'Every public rendering of an article, immutable and sealed by a hash' },
  { name: 'Changes', description: 'The log of the archive, for mirrors and for whoever verifies it' },
  { name: 'Authors', description: 'The people whose opinions these are' },
  { name: 'Organizations', description: 'Companies and associations they spoke for' },
  { name: 'Sources', description: 'Where articles were published' },
  { name: 'Series', description: 'Articles put out one after another under one title' },
  { name: 'Topics', description: 'What articles are about' },
  { name: 'Feeds', description: 'For feed readers' },
  { name: 'Harvesting', description: 'For libraries and aggregators' },
  { name: 'Archive', description: 'The archive itself, its files and what crawlers need' },
];

/** `default` of every operation: what no client meets who asks as described. */
export const OTHER_PROBLEMS =
  'Any other problem: 405 for a method that is not possible here, 408 for a request that takes too long to arrive, 414 for an address of more than 14,000 characters, 431 for headers of more than 16 KB, 500 when something went wrong here';

/** Problems that are described once for all endpoints. */
export const ERROR_STATUSES = [
  'invalid-parameters',
  'not-found',
  'not-acceptable',
  'withdrawn',
  'content-too-large',
  'range-not-satisfiable',
  'unsupported-media-type',
  'too-many-requests',
  'unavailable',
] as const satisfies ProblemCode[];

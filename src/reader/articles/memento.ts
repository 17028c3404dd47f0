/** What RFC 7089 (Memento) says of an article in headers: each address of it is its own time gate, `asOf` names its past states. */
import type { PublicEdition } from '../../domain/edition.ts';
import { httpDate } from '../../http/ask/datetime.ts';
import { instantParameter } from '../../http/ask/parameters.ts';

export const asOfParameter = instantParameter(
  'The article as it was public at this instant; names in every language and the introduction of its series are those of today',
);

/** Address of one edition among the states of `original`. */
export const mementoUrl = ({ original, at }: { original: string; at: string }): string => `${original}?asOf=${at}`;

type Shown = {
  /** Absolute address without a query. */
  original: string;
  /** Null where its states are not listed. */
  timemap: string | null;
  /** The edition that is shown; null for the present state. */
  edition: PublicEdition | null;
  /** Whether Accept-Datetime chose it: the answer then says where it has an address of its own. */
  isNegotiated: boolean;
};

/** Raw header pairs. */
export function mementoHeaders({ original, timemap, edition, isNegotiated }: Shown): string[] {
  const links = [
    `<${original}>; rel="original timegate"`,
    ...(timemap ? [`<${timemap}>; rel="timemap"; type="application/link-format"`] : []),
  ];
  if (!edition) return ['Link', links.join(', ')];
  const url = mementoUrl({ original, at: edition.at });
  const datetime = httpDate(edition.at);
  return [
    ...['Link', [...links, `<${url}>; rel="memento"; datetime="${datetime}"`].join(', ')],
    ...['Memento-Datetime', datetime],
    ...(isNegotiated ? ['Content-Location', url] : []),
  ];
}

/** What a rich text holds that readers could not be given as it is: asked before an article may be published. */
import { isAllowedNode, LINK_SCHEMES } from './allowed.ts';
import { nodesOf } from './walk.ts';
import type { Node } from './walk.ts';

/**
 * `link`: an address that is not whole (relative, `#…`, without `https://`) or not of an allowed scheme; `subject` is that
 * address. `node`: something the editor does not offer; `subject` is its type in Lexical.
 */
export type RichTextProblem = { kind: 'link' | 'node'; subject: string };

/** Each problem once, in reading order; empty when all is well. */
export function problemsOf(document: unknown): RichTextProblem[] {
  const found = nodesOf(document).flatMap((node): RichTextProblem[] => {
    const type = node.type ?? '';
    if (!isAllowedNode(type)) return [{ kind: 'node', subject: type }];
    if (type !== 'link' && type !== 'autolink') return [];
    const address = addressOf(node);
    return isWhole(address) ? [] : [{ kind: 'link', subject: address }];
  });
  return [...new Map(found.map((problem) => [`${problem.kind} ${problem.subject}`, problem])).values()];
}

function addressOf(node: Node): string {
  const fields = node['fields'] as { url?: unknown; linkType?: unknown } | undefined;
  return fields?.linkType === 'internal' || typeof fields?.url !== 'string' ? '' : fields.url.trim();
}

/** With a scheme and, for the web, a host: what every reader of every format can follow. */
function isWhole(address: string): boolean {
  const scheme = LINK_SCHEMES.find((name) => address.toLowerCase().startsWith(`${name}:`));
  if (!scheme || /\s/.test(address)) return false;
  return scheme === 'mailto'
    ? /^mailto:[^@]+@[^@]+$/i.test(address)
    : /^https?:\/\/[^/]/i.test(address) && URL.canParse(address);
}

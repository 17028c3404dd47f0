/** What the style of an element says: whether it is seen, and how its text looks. */
import type { Mark } from '../../document.ts';
import { attribute } from './tree.ts';
import type { Element } from './tree.ts';

const TAGS: Record<string, Mark> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

export function styleOf(element: Element): Map<string, string> {
  const declarations = (attribute(element, 'style') ?? '').split(';');
  return new Map(
    declarations.flatMap((declaration): [string, string][] => {
      const colon = declaration.indexOf(':');
      if (colon < 0) return [];
      return [
        [
          declaration.slice(0, colon).trim().toLowerCase(),
          declaration
            .slice(colon + 1)
            .trim()
            .toLowerCase(),
        ],
      ];
    }),
  );
}

/** Text that no reader of the page sees: nothing of it belongs to the article. */
export function isInvisible(element: Element, style: Map<string, string>): boolean {
  if (attribute(element, 'hidden') !== undefined) return true;
  // WeChat hides the whole article until its script has run; saved pages stay so.
  if (attribute(element, 'id') === 'js_content') return false;
  const zero = (name: string) =>
    /^0(\.0+)?(px|em|rem|pt|%)?$/.test(style.get(name)?.replace(/\s*!important$/, '') ?? '');
  const says = (name: string, word: string) => style.get(name)?.startsWith(word) === true;
  return (
    says('display', 'none') ||
    says('visibility', 'hidden') ||
    says('mso-hide', 'all') ||
    zero('opacity') ||
    zero('font-size') ||
    ((zero('height') || zero('max-height')) && says('overflow', 'hidden')) ||
    isOffPage(style)
  );
}

const isOffPage = (style: Map<string, string>) =>
  /^(absolute|fixed)$/.test(style.get('position') ?? '') &&
  /^-\d{4,}px/.test(style.get('left') ?? style.get('top') ?? '');

/** What a declaration adds to the text or takes from it. */
const DECLARED: [string, RegExp, Mark, 'add' | 'delete'][] = [
  ['font-weight', /^(bold|bolder|[6-9]00)/, 'bold', 'add'],
  // Google Docs wraps whole pages into <b style="font-weight: normal">.
  ['font-weight', /^(normal|lighter|[1-4]00)/, 'bold', 'delete'],
  ['font-style', /^(italic|oblique)/, 'italic', 'add'],
  ['font-style', /^normal/, 'italic', 'delete'],
  ['text-decoration', /line-through/, 'strike', 'add'],
  ['text-decoration-line', /line-through/, 'strike', 'add'],
  ['text-decoration', /underline/, 'underline', 'add'],
  ['text-decoration-line', /underline/, 'underline', 'add'],
  ['vertical-align', /^super/, 'sup', 'add'],
  ['vertical-align', /^sub/, 'sub', 'add'],
];

/** The marks of the text in an element, given those around it. */
export function marksOf(element: Element, style: Map<string, string>, around: readonly Mark[]): readonly Mark[] {
  const marks = new Set(around);
  const tag = TAGS[element.tagName];
  if (tag) marks.add(tag);
  for (const [name, pattern, mark, step] of DECLARED) {
    const isLinkLine = mark === 'underline' && element.tagName === 'a';
    if (!isLinkLine && pattern.test(style.get(name) ?? '')) marks[step](mark);
  }
  if (marks.has('sup') && marks.has('sub')) marks.delete(tag === 'sub' ? 'sup' : 'sub');
  return [...marks];
}

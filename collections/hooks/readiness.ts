/** What an article still needs before it can be public. */
import type { PayloadRequest } from 'payload';
import type { Article } from '../../src/payload-types.ts';
import { say } from '../messages.ts';

export type FieldError = { path: string; message: string };

/** One entry per missing field, in the language of the request; empty when the article can be published. */
export function missingForPublication(article: Partial<Article>, req: PayloadRequest): FieldError[] {
  const missing = (['title', 'language', 'source', 'publishedOn'] as const).filter((field) => !article[field]);
  const errors: FieldError[] = missing.map((path) => ({ path, message: say(req, 'required') }));
  const attributions = article.attributions ?? [];
  if (attributions.length === 0) errors.push({ path: 'attributions', message: say(req, 'required') });
  attributions.forEach(({ author }, row) => {
    if (!author) errors.push({ path: `attributions.${row}.author`, message: say(req, 'required') });
  });
  if (isBlank(article.body)) errors.push({ path: 'body', message: say(req, 'emptyBody') });
  return errors;
}

/** True when a Lexical document holds neither text nor an upload. */
export function isBlank(body: unknown): boolean {
  const nodes: unknown[] = [(body as { root?: unknown } | null | undefined)?.root];
  while (nodes.length > 0) {
    const node = nodes.pop() as { text?: string; type?: string; children?: unknown[] } | undefined;
    if (node?.text?.trim() || node?.type === 'upload') return false;
    nodes.push(...(node?.children ?? []));
  }
  return true;
}

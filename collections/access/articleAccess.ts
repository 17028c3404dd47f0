/** Who may change or delete an article. Staff see on its page, and not when they press the button, what would be refused. */
import type { Access } from 'payload';
import type { Article } from '../../src/payload-types.ts';
import { articleContext } from '../hooks/article/context.ts';
import { mayPublish, roleOf } from './roles.ts';

type Asked = Parameters<Access>[0];
/** A page asks with the article as it stands. A write has an intent by then, and is for the rules: they say why not. */
const shown = ({ req, data }: Asked): Partial<Article> => (articleContext(req).intent ? {} : (data ?? {}));

export const mayChangeArticle: Access = (asked) => {
  const { req, data } = asked;
  // Payload asks with `_status: published` whether to show its publish button.
  if (data?._status === 'published') return mayPublish(req);
  const { stage } = shown(asked);
  if (roleOf(req) === 'editor' && (stage === 'approved' || stage === 'withdrawn')) return false;
  return roleOf(req) !== null;
};

/** To the trash too. What was ever public stays; what is approved is sent back first. */
export const mayDeleteArticle: Access = (asked) => {
  const { stage, firstPublishedAt } = shown(asked);
  return roleOf(asked.req) !== null && !firstPublishedAt && stage !== 'approved';
};

/** The optional rule that nobody approves or publishes a text of their own: two people see everything that becomes public. */
import type { PayloadRequest } from 'payload';
import type { Article } from '../../src/payload-types.ts';
import { say } from '../../src/words/say.ts';
import { refusal } from '../hooks/audit.ts';

/** Events with which a text became somebody's own; whoever only read, sent back or approved it did not write it. */
const WRITES = ['created', 'saved', 'version restored'];
/** Events after which a text counts anew: what readers had is agreed by all. */
const PUBLIC = ['published', 'corrected', 'restored', 'withdrawn'];

type Input = {
  req: PayloadRequest;
  data: Partial<Article>;
  before: Article | undefined;
  /** Whether the step itself changes the text. */
  isChanged: boolean;
  sha256: string | null;
};

/** @throws APIError 403 when the step would make public, or ready for it, what the same person wrote */
export async function refuseOwnText({ req, data, before, isChanged, sha256 }: Input): Promise<void> {
  if (!req.user || (data.stage !== 'approved' && data.stage !== 'published')) return;
  const isApproval = data.stage === 'approved';
  // Approved already: a new release time, or the publication of the very text that somebody else approved.
  if (isAgreed({ data, before, sha256 })) return;
  if (before && !isChanged && !(await wrote(req, before.id))) return;
  const message = say(req, isChanged && before ? 'ownChange' : 'ownText');
  const action = isApproval ? 'approve' : 'publish';
  throw refusal(req, { status: 403, message, action, about: 'articles', document: before?.id, title: data.title });
}

const isAgreed = ({ data, before, sha256 }: Pick<Input, 'data' | 'before' | 'sha256'>): boolean =>
  before?.stage === 'approved' && (data.stage === 'approved' || before.approval?.sha256 === sha256);

async function wrote(req: PayloadRequest, id: string): Promise<boolean> {
  const { docs } = await req.payload.find({
    collection: 'audit-events',
    where: {
      and: [
        { document: { equals: id } },
        { about: { equals: 'articles' } },
        { outcome: { equals: 'done' } },
        { action: { in: [...WRITES, ...PUBLIC] } },
      ],
    },
    sort: '-createdAt',
    pagination: false,
    depth: 0,
    select: { action: true, actor: true },
    req,
  });
  const last = docs.findIndex(({ action }) => PUBLIC.includes(action));
  const since = last < 0 ? docs : docs.slice(0, last);
  return since.some(({ actor }) => actor === req.user?.id);
}

/** Whoever corrects, or approves a correction for later, tells readers what: asked of people at every door; what the program releases was approved as it is. */
import type { PayloadRequest } from 'payload';
import type { Article } from '../../src/payload-types.ts';
import { say } from '../../src/words/say.ts';
import { articleContext } from '../hooks/article/context.ts';
import { invalid } from '../hooks/invalid.ts';

type Input = {
  req: PayloadRequest;
  /** What would be stored, its stage set by the rules. */
  data: Partial<Article>;
  before: Article | undefined;
  /** Whether readers would see any difference from the article that they have. */
  differs: (published: Article) => Promise<boolean>;
};

/** @throws ValidationError at `corrections` when readers would get another text without a note, and it is no small repair */
export async function needCorrectionNote({ req, data, before, differs }: Input): Promise<void> {
  if (!before || !isCorrection(data, before)) return;
  if (!req.user || data.smallRepair || articleContext(req).isImport) return;
  const where = { id: { equals: before.id } };
  const { docs } = await req.payload.find({ collection: 'articles', where, depth: 0, limit: 1, req });
  const [published] = docs;
  if (!published || rows({ ...before, ...data }) > rows(published)) return;
  if (!(await differs(published))) return;
  throw invalid({ collection: 'articles', errors: [{ path: 'corrections', message: say(req, 'noteNeeded') }], req });
}

const isCorrection = (data: Partial<Article>, before: Article): boolean =>
  (data.stage === 'published' || data.stage === 'approved') &&
  Boolean(before.firstPublishedAt) &&
  before.stage !== 'withdrawn';
const rows = ({ corrections }: Partial<Article>): number => corrections?.length ?? 0;

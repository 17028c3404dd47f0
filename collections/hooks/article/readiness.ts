/** Approval and publication are refused at the fields that stand in their way: "published" is never said of what is not. */
import { beforeChangeTraverseFields, deepCopyObjectSimple } from 'payload';
import type { CollectionBeforeChangeHook, Payload, PayloadRequest } from 'payload';
import type { Judgement } from '../../../src/domain/desk/obstacles.ts';
import { needsCompleteText } from '../../../src/domain/desk/stages.ts';
import type { Article } from '../../../src/payload-types.ts';
import { say } from '../../../src/words/say.ts';
import { bindApproval, voidsApproval } from '../../review/approval.ts';
import { needCorrectionNote } from '../../review/correctionNote.ts';
import { refuseOwnText } from '../../review/ownText.ts';
import { NO_APPROVAL } from '../../review/reviewState.ts';
import { invalid } from '../invalid.ts';
import type { FieldError } from '../invalid.ts';

/** Tries to make the public record, as the publisher will. Handed in: what is public is not for the desk to know. */
export type Judge = (input: { payload: Payload; req: PayloadRequest; article: Article }) => Promise<Judgement>;

type HookArgs = Parameters<CollectionBeforeChangeHook<Article>>[0];

/** Stands in for the id of an article that has none before its first save. */
const NO_ID = '00000000-0000-4000-8000-000000000000';

type Options = { judge: Judge; ownApproval: 'allow' | 'refuse' };

/** Judges what would be stored. Approval meets the very checks of publication, or it would promise a release that fails. */
export const refuseUnpublishable =
  ({ judge, ownApproval }: Options): CollectionBeforeChangeHook<Article> =>
  async (args) => {
    const { data, operation, req } = args;
    if (!needsCompleteText(data.stage)) return { ...data, approval: NO_APPROVAL };
    const before = operation === 'update' ? args.originalDoc : undefined;
    const judged = (article: Partial<Article>) =>
      judge({ payload: req.payload, req, article: { ...article, id: before?.id ?? NO_ID } as Article });
    const { obstacles, sha256 } = await judged({ ...before, ...data });
    const binding = { data, before, sha256 };
    if (!voidsApproval(binding)) {
      const errors = new Map<string, FieldError>();
      for (const error of await fieldErrors(args)) errors.set(error.path, error);
      for (const { path, reason, name = '' } of obstacles)
        errors.set(path, { path, message: say(req, reason, { name }) });
      if (errors.size > 0) throw invalid({ collection: 'articles', errors: [...errors.values()], req });
      const differs = async (from: Article) => (await judged(from)).sha256 !== sha256;
      if (ownApproval === 'refuse') {
        // The note that goes with a correction is no text of one's own.
        const isChanged = !before || (await differs({ ...before, corrections: data.corrections }));
        await refuseOwnText({ req, data, before, isChanged, sha256 });
      }
      await needCorrectionNote({ req, data, before, differs });
    }
    return bindApproval({ ...binding, req });
  };

/** What Payload's own checks of the fields say; it leaves them out where a draft is saved, as every approval is. */
async function fieldErrors({
  collection,
  context,
  data,
  operation,
  originalDoc,
  req,
}: HookArgs): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  const copy = deepCopyObjectSimple(data);
  const before = originalDoc ?? {};
  await beforeChangeTraverseFields({
    ...{ collection, context, operation, req, errors, data: copy, doc: before, docWithLocales: before },
    ...{ siblingData: copy, siblingDoc: before, siblingDocWithLocales: before },
    ...{ fields: collection.fields, global: null, mergeLocaleActions: [], overrideAccess: true },
    ...{ fieldLabelPath: '', parentIndexPath: '', parentPath: '', parentSchemaPath: '' },
    ...(originalDoc ? { id: originalDoc.id } : {}),
  });
  return errors.map(({ path, message }) => ({ path, message }));
}

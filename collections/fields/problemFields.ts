/** A publishing problem as staff read it: in the list of problems, and on the article it is about. */
import { isolateObjectProperty } from 'payload';
import type { Field, FieldHook, PayloadRequest } from 'payload';
import type { Reason } from '../../src/domain/desk/problems.ts';
import { languageOf, say } from '../../src/words/say.ts';
import { both } from './labels.ts';

const readOnly = { readOnly: true };

export const problemFields: Field[] = [
  { name: 'title', label: both('Title', '标题'), type: 'text', admin: readOnly },
  { name: 'since', label: both('Since', '发生时间'), type: 'date', required: true, index: true, admin: readOnly },
  { name: 'scheduledFor', label: both('Was due at', '应发布时间'), type: 'date', admin: readOnly },
  {
    name: 'reason',
    label: both('Why', '原因'),
    type: 'textarea',
    virtual: true,
    admin: readOnly,
    hooks: { afterRead: [({ data, req }) => sentences((data?.reasons ?? []) as Reason[], req)] },
  },
  { name: 'about', label: both('Collection', '类别'), type: 'text', required: true, admin: readOnly },
  { name: 'document', label: both('Document', '文档编号'), type: 'text', required: true, index: true, admin: readOnly },
  { name: 'reasons', type: 'json', required: true, admin: { hidden: true } },
];

const findProblem: FieldHook = async ({ data, findMany, req }) => {
  if (findMany || !req.user || !data?.id) return null;
  const { docs } = await req.payload.find({
    collection: 'problems',
    where: { and: [{ about: { equals: 'articles' } }, { document: { equals: data.id } }] },
    limit: 1,
    pagination: false,
    depth: 0,
    // Asked in the language of the reader, and apart from the request that asks.
    req: isolateObjectProperty(req, ['locale', 'fallbackLocale', 'query', 'context']),
  });
  return docs[0]?.reason ?? null;
};

/** On the article: why readers do not have it, in the language of whoever opens it. */
export const problemField: Field = {
  name: 'problem',
  label: both('Not public, because', '未能公开的原因'),
  type: 'textarea',
  virtual: true,
  admin: { position: 'sidebar', readOnly: true, condition: (data) => Boolean(data.problem) },
  hooks: { afterRead: [findProblem] },
};

function sentences(reasons: Reason[], req: PayloadRequest): string {
  return reasons.map((reason) => `${fieldLabel(reason.path, req)}${sentence(reason, req)}`).join('\n');
}

function sentence(reason: Reason, req: PayloadRequest): string {
  if ('text' in reason) return reason.text[languageOf(req)];
  if ('failure' in reason) return say(req, 'archiveFailed', { name: reason.failure });
  return say(req, reason.reason, { name: reason.name ?? '' });
}

/** The field's own label before what is said of it. */
function fieldLabel(path: string, req: PayloadRequest): string {
  const fields = req.payload.collections.articles?.config.flattenedFields ?? [];
  const label = fields.find(({ name }) => name === path.split('.')[0]);
  if (!path || !label || !('label' in label)) return '';
  const text = (label.label as Record<string, string> | undefined)?.[languageOf(req)] ?? path;
  return languageOf(req) === 'zh' ? `${text}：` : `${text}: `;
}
